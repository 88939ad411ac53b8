package dev.gatescope;

import dev.gatescope.data.Samples;
import dev.gatescope.eval.Examination;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.ProblemException;
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
   * settings is taken to be the article's. It may come from a machine with more memory or another
   * engine, or from data that the settings do not draw: it can be looked at all the same.
   */
  static TrainedNetwork of(Model model) {
    TrainingConfig config =
        model
            .config()
            .orElseGet(
                () -> TrainingConfig.article().withNetwork(model.weights().layout(), model.bits()));
    if (!Engines.canRun(config.engine())) {
      config = config.withEngine(EngineChoice.AUTO);
    }
    Samples drawn = testSet(config);
    Samples test = drawn == null ? PairChecker.sample(config.bits(), config.seed()) : drawn;
    boolean dataKnown = model.isDataKnown() && drawn != null;
    return new TrainedNetwork(config, report(model, config, test), dataKnown);
  }

  /** The test set that the settings draw; null if there are no such data. */
  private static Samples testSet(TrainingConfig config) {
    try {
      Experiment experiment = Experiment.draw(config);
      return experiment.samples().subset(experiment.split().test());
    } catch (ProblemException noData) {
      return null;
    }
  }

  private static EpochReport report(Model model, TrainingConfig config, Samples samples) {
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    try (RecurrentEngine engine = Engines.create(EngineChoice.AUTO, model.weights(), adam)) {
      Predictions test = Predictions.of(engine, samples);
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
