package dev.gatescope;

import dev.gatescope.eval.Examination;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;

/**
 * A model from a file as the run would have reported it: its test set is drawn anew.
 *
 * @param dataKnown whether the settings say on which samples it was trained
 */
record TrainedNetwork(TrainingConfig config, EpochReport report, boolean dataKnown) {
  /**
   * Computes test set and all pairs, which takes a while. What the file does not say of the
   * settings is taken to be the article's.
   */
  static TrainedNetwork of(Model model) {
    TrainingConfig config =
        model
            .config()
            .orElseGet(
                () -> TrainingConfig.article().withNetwork(model.weights().layout(), model.bits()));
    return new TrainedNetwork(config, report(model, config), model.isDataKnown());
  }

  private static EpochReport report(Model model, TrainingConfig config) {
    Experiment experiment = Experiment.prepare(config);
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    try (RecurrentEngine engine = Engines.create(config.engine(), model.weights(), adam)) {
      Predictions test =
          Predictions.of(engine, experiment.samples().subset(experiment.split().test()));
      Examination examination = new PairChecker(config.bits(), config.seed()).examine(engine);
      return new EpochReport(
          model.epoch().orElse(config.epochs()),
          model.loss().orElse(Double.NaN),
          test.meanLoss(),
          test,
          examination.pairs(),
          examination.rules(),
          model.weights(),
          0,
          0);
    }
  }
}
