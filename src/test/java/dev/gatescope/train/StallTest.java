package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What learning rates do that are too large, and that it is said. */
class StallTest {
  /**
   * All is finite, each answer is certain, and the gradient of a loss of dozens is next to none.
   */
  @ParameterizedTest
  @CsvSource({"LSTM, AUTO", "GRU, AUTO", "RNN, AUTO", "LSTM, ND4J"})
  void aRateOfTenFreezesTheNetworkAndIsExplained(CellType cell, EngineChoice engine) {
    TrainingConfig config = config(cell, 10).withEngine(engine).withEpochs(12);
    List<EpochReport> reports = train(config);
    EpochReport last = reports.getLast();
    assertTrue(last.weights().isFinite());
    assertTrue(last.testLoss() > 20, "worse than guessing by far: " + last.testLoss());
    assertEquals(1, last.test().flatShare(), 0.1);
    Problem said = Stall.of(config, last).orElseThrow();
    assertEquals("stall.flat", said.key());
    assertEquals(List.of("10", "0.01"), said.arguments().subList(1, 3));
    assertTrue(
        gradientNorm(config, last.weights())
            < 1e-3 * gradientNorm(config, Experiment.prepare(config).initial()));
    double first = distance(reports.get(0).weights(), reports.get(1).weights());
    double now = distance(reports.get(11).weights(), last.weights());
    assertTrue(
        now < 0.1 * first, "so the weights stay about where they are: " + now + ", " + first);
    assertEquals(Optional.empty(), Stall.of(config, reports.getFirst()), "nothing to say yet");
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void aRateOfOneOnlyGuessesAndIsExplained(CellType cell) {
    TrainingConfig config =
        TrainingConfig.article().withCell(cell).withLearningRate(1).withEpochs(10);
    List<EpochReport> reports = train(config);
    EpochReport last = reports.getLast();
    assertTrue(last.testLoss() > 0.55, "a coin has 0.69: " + last.testLoss());
    assertTrue(Stall.of(config, last).orElseThrow().key().startsWith("stall."));
    if (cell == CellType.LSTM) {
      assertEquals("stall.guesses", Stall.of(config, last).orElseThrow().key());
      assertEquals(Optional.empty(), Stall.of(config, reports.get(9)), "it may yet find its way");
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void usualRatesLearnAndNothingIsSaid(CellType cell) {
    for (double rate : new double[] {0.01, 0.1}) {
      TrainingConfig config = config(cell, rate).withEpochs(12);
      for (EpochReport report : train(config)) {
        assertEquals(Optional.empty(), Stall.of(config, report), rate + ", " + report.epoch());
      }
    }
  }

  /** Slow is not stuck. */
  @Test
  void aSmallRateIsNotBlamed() {
    TrainingConfig config = config(CellType.LSTM, 1e-6).withEpochs(12);
    assertEquals(Optional.empty(), Stall.of(config, train(config).getLast()));
  }

  private static TrainingConfig config(CellType cell, double rate) {
    TrainingConfig small =
        Configs.with(TrainingConfig.article(), TrainingConfig.Setting.SAMPLES, 2000);
    return small.withCell(cell).withLearningRate(rate);
  }

  private static List<EpochReport> train(TrainingConfig config) {
    TrainingControl control = new TrainingControl();
    control.resume();
    List<EpochReport> reports = new ArrayList<>();
    assertEquals(
        TrainingState.FINISHED,
        new Trainer(config, control, (report, _) -> reports.add(report)).run());
    return reports;
  }

  private static double gradientNorm(TrainingConfig config, Weights weights) {
    Experiment experiment = Experiment.prepare(config);
    Sequences data = experiment.samples().toSequences(experiment.split().train());
    int[] order = IntStream.range(0, data.count()).toArray();
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    try (RecurrentEngine engine = Engines.create(config.engine(), weights, adam)) {
      Weights gradient = engine.gradient(data, order, 0, order.length).gradient();
      return distance(gradient, Weights.of(gradient.layout(), new float[gradient.layout().size()]));
    }
  }

  private static double distance(Weights a, Weights b) {
    double square = 0;
    for (int i = 0; i < a.layout().size(); i++) {
      square += Math.pow(a.get(i) - b.get(i), 2);
    }
    return Math.sqrt(square);
  }
}
