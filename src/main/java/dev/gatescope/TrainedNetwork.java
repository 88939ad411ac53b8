package dev.gatescope;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import java.util.Optional;

/** A model from a file as the run would have reported it: its test set is drawn anew. */
record TrainedNetwork(TrainingConfig config, EpochReport report) {
  /** Computes test set and all pairs, which takes a while; empty if the settings are not known. */
  static Optional<TrainedNetwork> of(Model model) {
    return model.config().map(config -> new TrainedNetwork(config, report(model, config)));
  }

  private static EpochReport report(Model model, TrainingConfig config) {
    Experiment experiment = Experiment.prepare(config);
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    try (RecurrentEngine engine = Engines.create(config.engine(), model.weights(), adam)) {
      Predictions test =
          Predictions.of(engine, experiment.samples().subset(experiment.split().test()));
      PairCheck allPairs = new PairChecker(config.bits(), config.seed()).check(engine);
      return new EpochReport(
          model.epoch().orElse(config.epochs()),
          model.loss().orElse(Double.NaN),
          test.meanLoss(),
          test,
          allPairs,
          model.weights(),
          0,
          0);
    }
  }
}
