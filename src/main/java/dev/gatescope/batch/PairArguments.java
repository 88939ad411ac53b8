package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;

/** What commands that look at one pair, or at one model, share. */
final class PairArguments {
  private PairArguments() {}

  /**
   * What the option --pair says.
   *
   * @throws dev.gatescope.text.ProblemException if it is no pair of that width
   */
  static Subtraction parse(String pair, int bits) {
    String[] numbers = pair.split(",", -1);
    if (numbers.length != 2) {
      throw Problem.of("render.notAPair", pair).asException();
    }
    return Subtraction.parse(numbers[0], numbers[1], bits);
  }

  /** A model's network, ready to answer. */
  static RecurrentEngine engine(Model model) {
    return Engines.create(
        EngineChoice.AUTO,
        model.weights(),
        AdamSettings.withLearningRate(TrainingConfig.article().learningRate()));
  }

  /** What judges a model: all pairs, or of wide numbers the sample of the run that made it. */
  static PairChecker checker(Model model) {
    return new PairChecker(model.bits(), seed(model));
  }

  /** The seed of the run that made a model; the article's if that is not known. */
  static long seed(Model model) {
    return model.config().orElse(TrainingConfig.article()).seed();
  }

  /** Every value of one subtraction. */
  static GateTrace trace(Model model, Subtraction pair) {
    try (Tracer tracer = new Tracer()) {
      return tracer.trace(Network.of(model.weights()), pair);
    }
  }
}
