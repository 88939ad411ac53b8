package dev.gatescope.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Samples;
import dev.gatescope.optim.AdamSettings;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every engine at sizes, weights and inputs that nobody chose by hand, beside plain doubles. */
@ParameterizedClass
@MethodSource("dev.gatescope.lstm.TestedEngine#all")
class ExtremeNumbersTest {
  private static final AdamSettings ADAM = AdamSettings.withLearningRate(0.01);
  private static final int CASES = 12;

  @Parameter TestedEngine tested;

  /** Weights of which a double's finite difference still tells the slope. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void gradientsAreFiniteDifferencesAtRandomSizes(CellType cell) {
    Random random = new Random(2026);
    for (int i = 0; i < CASES; i++) {
      int hidden = 1 + random.nextInt(12);
      int bits = 2 + random.nextInt(9);
      int batch = 1 + random.nextInt(12);
      double scale = Math.pow(10, -2 + 2.3 * random.nextDouble());
      Weights weights = RecurrentEngineTest.randomWeights(cell, hidden, scale, i);
      Sequences data = RecurrentEngineTest.randomSequences(batch, bits, i);
      String name =
          "%s %d units, %d bits, batch %d, weights of %.3g"
              .formatted(cell, hidden, bits, batch, scale);
      assertGradient(name, weights, data);
    }
  }

  /** a = b = 0, and a = b = 11...1: each step reads the same. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void inputsOfNothingButZerosOrOnesAreNoSpecialCase(CellType cell) {
    for (int bits : new int[] {2, 9, 33}) {
      long ones = (1L << bits) - 1;
      for (long number : new long[] {0, ones}) {
        Sequences data = new Samples(bits, new long[] {number}, new long[] {number}).toSequences();
        Weights weights = RecurrentEngineTest.randomWeights(cell, 7, 0.6, bits);
        assertGradient(cell + " " + bits + " bits of " + number, weights, data);
      }
    }
  }

  /** Whatever finite weights, each number that comes out is one. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void finiteWeightsGiveNoNotANumber(CellType cell) {
    double[] scales = {0, 1e-44, 1e-30, 1e-6, 1, 30, 100, 1e4, 1e8, 1e15, 1e30};
    for (int i = 0; i < scales.length; i++) {
      Weights weights = RecurrentEngineTest.randomWeights(cell, 19, scales[i], i);
      Sequences data = RecurrentEngineTest.randomSequences(40, 6, i);
      int[] order = IntStream.range(0, 40).toArray();
      String name = cell + " weights of " + scales[i];
      try (RecurrentEngine engine = tested.create(weights, ADAM)) {
        var result = engine.gradient(data, order, 0, 40);
        assertTrue(Double.isFinite(result.loss()) && result.loss() <= 100, name);
        assertTrue(result.gradient().isFinite(), name + ": gradient");
        Answers answers = engine.answers(data);
        PrefixSweep sweep = engine.sweep(3, true);
        GateTrace trace = engine.trace(data, 3);
        for (int t = 0; t < 6; t++) {
          assertProbability(answers.probability(5, t), name);
          assertProbability(trace.probability(t), name);
          for (int u = 0; u < 19; u++) {
            assertTrue(Math.abs(trace.hiddenState(t, u)) <= 1, name + ": h");
            for (Gate gate : cell.gates()) {
              assertTrue(Math.abs(trace.gate(gate, t, u)) <= 1, name + ": " + gate);
            }
          }
        }
        for (int prefix = 0; prefix < PrefixSweep.prefixes(2); prefix++) {
          assertProbability(sweep.probability(2, prefix), name);
        }
        engine.trainBatch(data, order, 0, 40);
        assertTrue(engine.weights().isFinite(), name + ": after a step");
      }
    }
  }

  /** Gates that are shut or open to the last bit hold, forget and pass as doubles say. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void saturatedGatesAnswerAsDoublesDo(CellType cell) {
    for (float bias : new float[] {-120, -40, 40, 120}) {
      float[] values = RecurrentEngineTest.randomWeights(cell, 6, 0.5, 5).toArray();
      WeightLayout layout = new WeightLayout(cell, 6);
      // All gates but the last, which for each cell is what they let pass.
      int gated = Math.max(1, cell.gates().size() - 1) * 6;
      Arrays.fill(values, layout.inputBias().offset(), layout.inputBias().offset() + gated, bias);
      Weights weights = Weights.of(layout, values);
      Sequences data = RecurrentEngineTest.randomSequences(20, 8, 3);
      DoubleNetwork exact = new DoubleNetwork(weights);
      try (RecurrentEngine engine = tested.create(weights, ADAM)) {
        Answers answers = engine.answers(data);
        for (int n = 0; n < 20; n++) {
          double[] expected = exact.probabilities(data, n);
          for (int t = 0; t < 8; t++) {
            assertEquals(expected[t], answers.probability(n, t), 2e-6, cell + " bias " + bias);
          }
        }
      }
    }
  }

  private static void assertProbability(float p, String name) {
    assertTrue(p >= 0 && p <= 1, name + ": p = " + p);
  }

  private void assertGradient(String name, Weights weights, Sequences data) {
    int[] order = IntStream.range(0, data.count()).toArray();
    DoubleNetwork exact = new DoubleNetwork(weights);
    try (RecurrentEngine engine = tested.create(weights, ADAM)) {
      var result = engine.gradient(data, order, 0, order.length);
      assertEquals(exact.loss(data, order), result.loss(), 2e-6 * (1 + result.loss()), name);
      double off = 0;
      double norm = 0;
      for (int i = 0; i < weights.layout().size(); i++) {
        double slope = exact.slope(data, order, i);
        off += Math.pow(slope - result.gradient().get(i), 2);
        norm += Math.pow(slope, 2);
      }
      assertTrue(norm > 0, name);
      assertEquals(0, Math.sqrt(off / norm), 1e-4, name);
    }
  }
}
