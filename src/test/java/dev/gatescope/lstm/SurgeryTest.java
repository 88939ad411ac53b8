package dev.gatescope.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Samples;
import dev.gatescope.optim.AdamSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine does under a surgery, against a plain forward pass in double. */
@ParameterizedClass
@MethodSource("dev.gatescope.lstm.TestedEngine#all")
class SurgeryTest {
  private static final AdamSettings ADAM = AdamSettings.withLearningRate(0.01);
  private static final int HIDDEN = 19;
  private static final int BITS = 5;

  @Parameter TestedEngine tested;

  private RecurrentEngine engine(Weights weights) {
    return tested.create(weights, ADAM);
  }

  /** Every site alone, at one step and at all, then several at once. */
  private static List<Surgery> surgeries(CellType cell) {
    List<Surgery> surgeries = new ArrayList<>();
    List<Site> sites = Arrays.stream(Site.values()).filter(site -> site.isIn(cell)).toList();
    for (Site site : sites) {
      surgeries.add(new Surgery(List.of(new Clamp(site, 3, Clamp.EVERY, 0.25f))));
      surgeries.add(new Surgery(List.of(new Clamp(site, HIDDEN - 1, 2, -0.5f))));
    }
    Random random = new Random(8);
    for (int trial = 0; trial < 6; trial++) {
      List<Clamp> clamps = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        clamps.add(
            new Clamp(
                sites.get(random.nextInt(sites.size())),
                random.nextInt(4),
                random.nextInt(BITS + 1) - 1,
                (float) random.nextGaussian()));
      }
      surgeries.add(new Surgery(clamps));
    }
    return surgeries;
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void probabilitiesAreThoseOfThePlainForwardPass(CellType cell) {
    Weights weights = RecurrentEngineTest.randomWeights(cell, HIDDEN, 0.8, 11);
    Sequences data = RecurrentEngineTest.randomSequences(70, BITS, 5);
    DoubleNetwork exact = new DoubleNetwork(weights);
    try (RecurrentEngine engine = engine(weights)) {
      float[] trained = engine.answers(data).probabilities();
      for (Surgery surgery : surgeries(cell)) {
        engine.operate(surgery);
        float[] operated = engine.answers(data).probabilities();
        assertFalse(Arrays.equals(trained, operated), surgery + " changes nothing");
        for (int n = 0; n < data.count(); n++) {
          double[] expected = exact.probabilities(data, n, surgery);
          for (int t = 0; t < BITS; t++) {
            assertEquals(expected[t], operated[n * BITS + t], 5e-6, surgery.toString());
          }
        }
      }
      engine.operate(Surgery.NONE);
      assertArrayEquals(trained, engine.answers(data).probabilities());
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void sweepTraceAndOneByOneGiveTheSame(CellType cell) {
    Weights weights = RecurrentEngineTest.randomWeights(cell, HIDDEN, 0.8, 12);
    int pairs = 1 << (2 * BITS);
    long[] a = new long[pairs];
    long[] b = new long[pairs];
    for (int prefix = 0; prefix < pairs; prefix++) {
      for (int t = 0; t < BITS; t++) {
        a[prefix] |= ((prefix >> (2 * t + 1)) & 1) << t;
        b[prefix] |= ((prefix >> (2 * t)) & 1) << t;
      }
    }
    Sequences all = new Samples(BITS, a, b).toSequences();
    // The reference's products round by the number of rows; the fused engine's do not.
    double rounding = tested.choice() == EngineChoice.ND4J ? 2e-6 : 0;
    try (RecurrentEngine engine = engine(weights)) {
      for (Surgery surgery : surgeries(cell)) {
        engine.operate(surgery);
        PrefixSweep sweep = engine.sweep(BITS, true);
        float[] oneByOne = engine.answers(all).probabilities();
        for (int prefix = 0; prefix < pairs; prefix++) {
          for (int t = 0; t < BITS; t++) {
            int shared = prefix & (PrefixSweep.prefixes(t) - 1);
            assertEquals(oneByOne[prefix * BITS + t], sweep.probability(t, shared), rounding);
          }
        }
        for (int prefix = 0; prefix < pairs; prefix += 101) {
          GateTrace trace = engine.trace(all, prefix);
          for (int t = 0; t < BITS; t++) {
            int shared = prefix & (PrefixSweep.prefixes(t) - 1);
            assertEquals(trace.logit(t), sweep.logit(t, shared), 10 * rounding);
            for (int unit = 0; unit < HIDDEN; unit++) {
              assertEquals(
                  trace.hiddenState(t, unit), sweep.hiddenState(t, shared, unit), rounding);
              if (cell.hasCellState()) {
                assertEquals(
                    trace.cellState(t, unit), sweep.cellState(t, shared, unit), 10 * rounding);
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void traceShowsWhatIsHeldAndAddsUpAroundIt(CellType cell) {
    Weights weights = RecurrentEngineTest.randomWeights(cell, HIDDEN, 0.8, 13);
    Sequences data = RecurrentEngineTest.randomSequences(1, BITS, 6);
    try (RecurrentEngine engine = engine(weights)) {
      for (Surgery surgery : surgeries(cell)) {
        engine.operate(surgery);
        GateTrace trace = engine.trace(data, 0);
        int held = 0;
        for (int t = 0; t < BITS; t++) {
          for (int unit = 0; unit < HIDDEN; unit++) {
            for (Site site : Site.values()) {
              if (site.isIn(cell)) {
                List<Clamp> clamps = clamps(surgery, site, t, unit);
                assertEquals(!clamps.isEmpty(), trace.held(site, t, unit));
                double expected =
                    clamps.isEmpty() ? computed(trace, site, t, unit) : clamps.getLast().value();
                assertEquals(expected, value(trace, site, t, unit), 2e-6, site + " " + surgery);
                held += clamps.isEmpty() ? 0 : 1;
              }
            }
          }
        }
        assertTrue(held > 0);
      }
    }
  }

  private static List<Clamp> clamps(Surgery surgery, Site site, int timeStep, int unit) {
    return surgery.at(site, timeStep).stream().filter(clamp -> clamp.unit() == unit).toList();
  }

  private static float value(GateTrace trace, Site site, int t, int unit) {
    return switch (site) {
      case CELL_STATE -> trace.cellState(t, unit);
      case HIDDEN_STATE -> trace.hiddenState(t, unit);
      default -> trace.gate(site.gate().orElseThrow(), t, unit);
    };
  }

  /** What the cell computes there from the values that the trace shows before it. */
  private static double computed(GateTrace trace, Site site, int t, int u) {
    return switch (site) {
      case CELL_STATE ->
          trace.gate(Gate.FORGET, t, u) * trace.cellState(t - 1, u)
              + trace.gate(Gate.INPUT, t, u) * trace.gate(Gate.CANDIDATE, t, u);
      case HIDDEN_STATE ->
          switch (trace.cell()) {
            case LSTM -> trace.gate(Gate.OUTPUT, t, u) * Math.tanh(trace.cellState(t, u));
            case GRU -> {
              double z = trace.gate(Gate.UPDATE, t, u);
              yield (1 - z) * trace.gate(Gate.NEW, t, u) + z * trace.hiddenState(t - 1, u);
            }
            case RNN -> Math.tanh(trace.part(GateTrace.Part.PRE_ACTIVATION, Gate.HIDDEN, t, u));
          };
      default -> {
        Gate gate = site.gate().orElseThrow();
        double recurrent =
            trace.part(GateTrace.Part.RECURRENT_TERM, gate, t, u) + trace.recurrentBias(gate, u);
        recurrent *= gate == Gate.NEW ? trace.gate(Gate.RESET, t, u) : 1;
        double sum =
            trace.part(GateTrace.Part.INPUT_TERM, gate, t, u)
                + trace.inputBias(gate, u)
                + recurrent;
        yield gate.sigmoid() ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
      }
    };
  }

  @Test
  void surgeryOutlivesTheWeightsAndStopsTraining() {
    Weights first = RecurrentEngineTest.randomWeights(CellType.LSTM, 6, 0.8, 1);
    Weights second = RecurrentEngineTest.randomWeights(CellType.LSTM, 6, 0.8, 2);
    Sequences data = RecurrentEngineTest.randomSequences(9, BITS, 7);
    int[] order = IntStream.range(0, 9).toArray();
    Surgery surgery = new Surgery(List.of(new Clamp(Site.FORGET, 2, Clamp.EVERY, 0)));
    try (RecurrentEngine engine = engine(first);
        RecurrentEngine other = engine(second)) {
      engine.operate(surgery);
      engine.load(second);
      other.operate(surgery);
      assertArrayEquals(other.answers(data).probabilities(), engine.answers(data).probabilities());
      assertThrows(IllegalStateException.class, () -> engine.trainBatch(data, order, 0, 9));
      assertThrows(IllegalStateException.class, () -> engine.gradient(data, order, 0, 9));
      engine.operate(Surgery.NONE);
      double loss = engine.gradient(data, order, 0, 9).loss();
      assertEquals(new DoubleNetwork(second).loss(data, order), loss, 1e-6);
    }
  }

  @Test
  void whatTheNetworkDoesNotHaveIsRefused() {
    Weights weights = RecurrentEngineTest.randomWeights(CellType.GRU, 4, 0.8, 1);
    try (RecurrentEngine engine = engine(weights)) {
      Stream.of(
              new Clamp(Site.FORGET, 0, Clamp.EVERY, 0),
              new Clamp(Site.CELL_STATE, 0, Clamp.EVERY, 0),
              new Clamp(Site.RESET, 4, Clamp.EVERY, 0),
              new Clamp(Site.RESET, -1, Clamp.EVERY, 0),
              new Clamp(Site.RESET, 0, Clamp.EVERY, Float.NaN))
          .map(clamp -> new Surgery(List.of(clamp)))
          .forEach(
              surgery ->
                  assertThrows(IllegalArgumentException.class, () -> engine.operate(surgery)));
    }
  }
}
