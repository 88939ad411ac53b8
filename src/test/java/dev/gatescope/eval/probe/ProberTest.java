package dev.gatescope.eval.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProberTest {
  @ParameterizedTest
  @CsvSource({"LSTM, 8, 5, 8", "GRU, 6, 3, 6", "RNN, 4, 0, 8", "LSTM, 4, 3, 2"})
  void findsTheUnitThatWasMadeToCarryTheBorrow(CellType cell, int hidden, int unit, int bits) {
    Probe probe = probe(BorrowNetworks.exact(cell, hidden, unit), bits, Target.BORROW);
    UnitScore top = probe.top().orElseThrow();
    assertEquals(unit, top.unit());
    assertEquals(1, top.accuracy());
    assertEquals(1, top.correlation(), 1e-6);
    assertTrue(top.oneAbove());
    assertEquals(0, top.threshold(), 0.1);
    assertEquals(unit, probe.unitOrder().getFirst());
    assertEquals(1, probe.readOut().heldOut());
  }

  @Test
  void aUnitThatNeverChangesHasNoScore() {
    Probe probe = probe(BorrowNetworks.exact(CellType.LSTM, 6, 0), 5, Target.BORROW);
    UnitScore idle = probe.score(Site.HIDDEN_STATE, 5).orElseThrow();
    assertTrue(idle.isConstant());
    assertTrue(Double.isNaN(idle.correlation()) && Double.isNaN(idle.accuracy()));
    assertEquals(List.of(4, 5), probe.unitOrder().subList(4, 6), "last");
    Weights zero = Weights.of(new WeightLayout(CellType.RNN, 3), new float[layoutSize()]);
    Probe nothing = probe(zero, 5, Target.BORROW);
    assertTrue(nothing.top().isEmpty());
    assertEquals(nothing.chance(), nothing.readOut().heldOut(), 0.02);
  }

  private static int layoutSize() {
    return new WeightLayout(CellType.RNN, 3).size();
  }

  /** One pair after the other, each at each of its steps, by traces. */
  @ParameterizedTest
  @CsvSource({
    "LSTM, BORROW, 4",
    "GRU, A, 4",
    "RNN, DIFFERENCE, 3",
    "LSTM, B, 3",
    "LSTM, RUN, 4",
    "RNN, RUN, 5"
  })
  void agreesWithEveryPairOnItsOwn(CellType cell, Target target, int bits) {
    Weights weights = TrainedNetworks.shaken(cell, 0.4);
    Probe probe = probe(weights, bits, target);
    List<Observation> all = observations(weights, bits);
    double[] truth = all.stream().mapToDouble(o -> target.of(o.pair, o.timeStep)).toArray();
    for (UnitScore score : probe.ranked()) {
      float[] values = new float[truth.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = all.get(i).value(score);
      }
      assertEquals(correlation(values, truth), score.correlation(), 1e-6);
      if (target.isBinary()) {
        int right = 0;
        for (int i = 0; i < values.length; i++) {
          right += score.bit(values[i]) == truth[i] ? 1 : 0;
        }
        assertEquals((double) right / values.length, score.accuracy(), 1e-9);
        double best = bestAccuracy(values, truth);
        assertTrue(score.accuracy() <= best + 1e-9 && score.accuracy() > best - 0.01);
      } else {
        assertTrue(Double.isNaN(score.accuracy()));
      }
    }
    judge(probe, all, truth, bits);
  }

  /** Over the steps of the pairs that it was fitted on, and over those of all others. */
  private static void judge(Probe probe, List<Observation> all, double[] truth, int bits) {
    ProbedPairs pairs = new ProbedPairs(new PrefixTree(bits));
    double[] fitted = new double[truth.length];
    double[] others = new double[truth.length];
    double[] values = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      Observation of = all.get(i);
      values[i] = probe.readOut().of(of.trace, of.timeStep);
      assertEquals(values[i], read(probe, of), 1e-9);
      int count = pairs.fitted(of.timeStep)[prefix(of)];
      fitted[i] = (double) count / pairs.pairs(of.timeStep);
      others[i] = 1 - fitted[i];
    }
    boolean binary = probe.target().isBinary();
    assertEquals(judgement(values, truth, fitted, binary), probe.readOut().fitted(), 1e-6);
    assertEquals(judgement(values, truth, others, binary), probe.readOut().heldOut(), 1e-6);
  }

  private static int prefix(Observation of) {
    long mask = (2L << of.timeStep) - 1;
    return IntStream.range(0, PrefixSweep.prefixes(of.timeStep))
        .filter(
            prefix ->
                PrefixTree.a(prefix) == (of.pair.a() & mask)
                    && PrefixTree.b(prefix) == (of.pair.b() & mask))
        .findFirst()
        .orElseThrow();
  }

  private static double judgement(
      double[] values, double[] truth, double[] weights, boolean binary) {
    double total = Arrays.stream(weights).sum();
    double mean = IntStream.range(0, truth.length).mapToDouble(i -> weights[i] * truth[i]).sum();
    mean /= total;
    double right = 0;
    double errors = 0;
    double variation = 0;
    for (int i = 0; i < truth.length; i++) {
      right += (values[i] > 0.5 ? 1 : 0) == truth[i] ? weights[i] : 0;
      errors += weights[i] * (values[i] - truth[i]) * (values[i] - truth[i]);
      variation += weights[i] * (truth[i] - mean) * (truth[i] - mean);
    }
    return binary ? right / total : 1 - errors / variation;
  }

  /** Unit by unit. */
  private static double read(Probe probe, Observation of) {
    double value = probe.readOut().bias();
    for (UnitScore score : probe.ranked()) {
      value += probe.readOut().weight(score.state(), score.unit()) * of.value(score);
    }
    return value;
  }

  @Test
  void oneProberServesNumbersOfAnyWidth() {
    Network network = Network.of(TrainedNetworks.shaken(CellType.LSTM, 0.4));
    try (Prober prober = new Prober()) {
      prober.probe(network, 3, Target.BORROW);
      Probe wider = prober.probe(network, 5, Target.BORROW);
      Probe alone = probe(network.weights(), 5, Target.BORROW);
      assertEquals(
          alone.ranked().stream().map(UnitScore::correlation).toList(),
          wider.ranked().stream().map(UnitScore::correlation).toList());
    }
  }

  @Test
  void noOtherReadOutIsNearerToWhatItWasFittedOn() {
    Weights weights = TrainedNetworks.shaken(CellType.GRU, 0.6);
    Probe probe = probe(weights, 6, Target.RUN);
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      ProbedPairs pairs = new ProbedPairs(new PrefixTree(6));
      PrefixSweep sweep = engine.sweep(6, true);
      ReadOut best = probe.readOut();
      double least = squaredError(best.weights(), best.bias(), sweep, pairs);
      for (int i = 0; i < best.weights().length; i += 5) {
        for (double step : new double[] {-0.02, 0.02}) {
          double[] other = best.weights().clone();
          other[i] += step;
          assertTrue(squaredError(other, best.bias(), sweep, pairs) > least);
        }
      }
      assertTrue(squaredError(best.weights(), best.bias() + 0.01, sweep, pairs) > least);
      assertTrue(squaredError(best.weights(), best.bias() - 0.01, sweep, pairs) > least);
    }
  }

  private static double squaredError(
      double[] weights, double bias, PrefixSweep sweep, ProbedPairs pairs) {
    double error = 0;
    for (int t = 0; t < 6; t++) {
      for (int prefix = 0; prefix < pairs.fitted(t).length; prefix++) {
        double value = bias;
        for (int i = 0; i < weights.length; i++) {
          value += weights[i] * sweep.hiddenState(t, prefix, i);
        }
        double miss = value - pairs.truth(Target.RUN)[t][prefix];
        error += pairs.fitted(t)[prefix] * miss * miss;
      }
    }
    return error;
  }

  @Test
  void aQuarterOfThePairsIsFittedOn() {
    ProbedPairs pairs = new ProbedPairs(new PrefixTree(8));
    for (int t = 0; t < 8; t++) {
      assertEquals(16_384, Arrays.stream(pairs.fitted(t)).sum(), 16);
      for (int fitted : pairs.fitted(t)) {
        assertTrue(fitted >= 0 && fitted <= pairs.pairs(t));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUntrainedNetworkIsNotTakenForATrainedOne(CellType cell) {
    Weights random = Weights.initial(new WeightLayout(cell, 8), new TorchRandom(3));
    Probe untrained = probe(random, 8, Target.BORROW);
    Probe trained = probe(TrainedNetworks.shaken(cell, 0), 8, Target.BORROW);
    double before = untrained.top().orElseThrow().accuracy();
    double after = trained.top().orElseThrow().accuracy();
    assertTrue(before < after - 0.02, before + " then " + after);
    assertTrue(untrained.readOut().heldOut() < trained.readOut().heldOut());
    assertTrue(trained.readOut().heldOut() > 0.99, "" + trained.readOut().heldOut());
  }

  /** Noise that has seen no bit: weights that read neither a nor b. */
  @Test
  void whatHasSeenNoBitTellsNone() {
    WeightLayout layout = new WeightLayout(CellType.LSTM, 8);
    float[] values = Weights.initial(layout, new TorchRandom(1)).toArray();
    Arrays.fill(values, 0, layout.inputWeight().size(), 0);
    Probe probe = probe(Weights.of(layout, values), 8, Target.A);
    assertEquals(0.5, probe.top().orElseThrow().accuracy(), 1e-3);
    assertEquals(0, probe.top().orElseThrow().correlation(), 1e-6);
    assertEquals(0.5, probe.readOut().heldOut(), 0.02);
  }

  @ParameterizedTest
  @EnumSource
  void theBorrowUnitOfASurgeryStandsFirst(CellType cell) {
    Weights weights = BorrowNetworks.exact(cell, 6, 4);
    try (Prober prober = new Prober()) {
      BorrowUnit unit = BorrowUnit.find(prober, weights, 8);
      assertEquals(4, unit.unit(), "by construction");
      assertEquals(1, unit.correlation(), 1e-6);
    }
  }

  @Test
  void theHistogramHoldsEveryPairAndStep() {
    Probe probe = probe(TrainedNetworks.shaken(CellType.LSTM, 0), 8, Target.BORROW);
    for (UnitScore score : probe.ranked()) {
      double with = sum(score.values().with());
      assertEquals(1, with + sum(score.values().without()), 1e-4);
      assertEquals(1 - probe.chance(), with, 1e-4);
      assertFalse(score.isConstant());
    }
  }

  @Test
  void widerNumbersAreProbedAtEightBits() {
    Weights weights = TrainedNetworks.shaken(CellType.LSTM, 0);
    Probe wide = probe(weights, 20, Target.BORROW);
    assertEquals(8, wide.timeSteps());
    assertEquals(
        probe(weights, 8, Target.BORROW).top().orElseThrow().accuracy(),
        wide.top().orElseThrow().accuracy());
    assertEquals(6, Prober.timeSteps(new WeightLayout(CellType.LSTM, 1024), 8));
  }

  @Test
  void weightsThatAreNoNumbersAreRefused() {
    float[] values = TrainedNetworks.shaken(CellType.RNN, 0).toArray();
    values[3] = Float.NaN;
    Weights broken = Weights.of(new WeightLayout(CellType.RNN, 32), values);
    ProblemException thrown =
        assertThrows(ProblemException.class, () -> probe(broken, 4, Target.BORROW));
    assertEquals("probe.notFinite", thrown.problem().key());
  }

  private record Observation(Subtraction pair, GateTrace trace, int timeStep) {
    float value(UnitScore score) {
      return score.state() == Site.CELL_STATE
          ? trace.cellState(timeStep, score.unit())
          : trace.hiddenState(timeStep, score.unit());
    }
  }

  private static List<Observation> observations(Weights weights, int bits) {
    List<Observation> all = new ArrayList<>();
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      for (long a = 0; a < 1L << bits; a++) {
        for (long b = 0; b < 1L << bits; b++) {
          Samples one = new Samples(bits, new long[] {a}, new long[] {b});
          GateTrace trace = engine.trace(one.toSequences(), 0);
          for (int t = 0; t < bits; t++) {
            all.add(new Observation(new Subtraction(a, b, bits), trace, t));
          }
        }
      }
    }
    return all;
  }

  private static Probe probe(Weights weights, int bits, Target target) {
    try (Prober prober = new Prober()) {
      return prober.probe(Network.of(weights), bits, target);
    }
  }

  private static double correlation(float[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / (double) x.length;
      meanY += y[i] / x.length;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** By trying every value as the threshold. */
  private static double bestAccuracy(float[] values, double[] truth) {
    double best = 0;
    for (float threshold : values) {
      double right = 0;
      for (int i = 0; i < values.length; i++) {
        right += (values[i] > threshold ? 1 : 0) == truth[i] ? 1 : 0;
      }
      best = Math.max(best, Math.max(right, values.length - right) / values.length);
    }
    return best;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
