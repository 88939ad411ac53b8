package dev.gatescope.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.Golden;
import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Split;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every engine, against PyTorch's numbers and finite differences. */
@ParameterizedClass
@MethodSource("dev.gatescope.lstm.TestedEngine#all")
class RecurrentEngineTest {
  private static final AdamSettings ADAM = AdamSettings.withLearningRate(0.01);

  @Parameter TestedEngine tested;

  private RecurrentEngine engine(Weights weights) {
    return tested.create(weights, ADAM);
  }

  @ParameterizedTest
  @CsvSource({
    "822-lstm,822,LSTM,32,8,10000,128",
    "822-gru,822,GRU,32,8,10000,128",
    "822-rnn,822,RNN,32,8,10000,128",
    "5-lstm-odd,5,LSTM,13,11,1500,50",
    "5-gru-odd,5,GRU,7,10,1500,33",
    "max-rnn-odd,4294967295,RNN,21,6,1500,50"
  })
  void firstBatchLossAndGradientsArePyTorchs(
      String golden, long seed, CellType cell, int hidden, int bits, int samples, int batch) {
    Samples drawn = SampleGenerator.generate(bits, samples, true, false, new NumpyRandom(seed));
    TorchRandom torch = new TorchRandom(seed);
    Split split = Split.article(samples, 0.9, torch);
    Weights initial = Weights.initial(new WeightLayout(cell, hidden), torch);
    int[] order = torch.epochOrder(split.trainCount());
    try (RecurrentEngine engine = engine(initial)) {
      var result = engine.gradient(drawn.toSequences(split.train()), order, 0, batch);
      String file = golden + "/first_batch_gradients.safetensors";
      double expectedLoss = Double.parseDouble(Golden.metadata(file).get("loss"));
      assertEquals(expectedLoss, result.loss(), 1e-5 * expectedLoss);
      Map<String, float[]> expected = Golden.tensors(file);
      for (WeightLayout.Tensor tensor : initial.layout().tensors()) {
        // The golden runs of issue and article name the layer lstm whatever the cell.
        String name = tensor.name();
        float[] values =
            expected.getOrDefault(name, expected.get(name.replaceFirst("^(gru|rnn)", "lstm")));
        assertClose(name, values, result.gradient().tensor(tensor), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LSTM,5,7,3", "LSTM,1,2,1", "GRU,5,7,3", "GRU,3,4,2", "RNN,5,7,3", "RNN,9,13,4"})
  void gradientsAreFiniteDifferences(CellType cell, int hidden, int bits, int batch) {
    Weights weights = randomWeights(cell, hidden, 0.8, 11);
    Sequences data = randomSequences(batch + 2, bits, 5);
    int[] order = IntStream.range(0, batch).map(i -> batch + 1 - i).toArray();
    DoubleNetwork exact = new DoubleNetwork(weights);
    try (RecurrentEngine engine = engine(weights)) {
      var result = engine.gradient(data, order, 0, batch);
      assertEquals(exact.loss(data, order), result.loss(), 1e-6);
      for (WeightLayout.Tensor tensor : weights.layout().tensors()) {
        float[] slopes = new float[tensor.size()];
        for (int i = 0; i < slopes.length; i++) {
          slopes[i] = (float) exact.slope(data, order, tensor.offset() + i);
        }
        assertClose(tensor.name(), slopes, result.gradient().tensor(tensor), 2e-5);
      }
    }
  }

  @Test
  void gatesOfTheGoldenSubtractionsArePyTorchs() {
    Weights weights = goldenWeights("822-lstm", CellType.LSTM);
    Map<String, float[]> golden = Golden.tensors("822-lstm/gates_final.safetensors");
    int pairs = 0;
    try (RecurrentEngine engine = engine(weights)) {
      for (String key : golden.keySet()) {
        if (!key.endsWith("/x")) {
          continue;
        }
        pairs++;
        String pair = key.substring(0, key.indexOf('/'));
        long a = Long.parseLong(pair.substring(0, pair.indexOf('-')));
        long b = Long.parseLong(pair.substring(pair.indexOf('-') + 1));
        Samples one = new Samples(8, new long[] {a}, new long[] {b});
        GateTrace trace = engine.trace(one.toSequences(), 0);
        for (int t = 0; t < 8; t++) {
          for (int k = 0; k < 2; k++) {
            assertEquals(golden.get(key)[t * 2 + k], trace.input(t, k));
          }
          assertEquals(golden.get(pair + "/p")[t], trace.probability(t), 1e-5);
          for (int u = 0; u < 32; u++) {
            int at = t * 32 + u;
            for (Gate gate : CellType.LSTM.gates()) {
              float expected = golden.get(pair + "/" + gate.letter())[at];
              assertEquals(expected, trace.gate(gate, t, u), 1e-5, pair + " " + gate);
            }
            assertEquals(golden.get(pair + "/c")[at], trace.cellState(t, u), 1e-5);
            assertEquals(golden.get(pair + "/h")[at], trace.hiddenState(t, u), 1e-5);
          }
        }
      }
    }
    assertEquals(8, pairs);
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void partsOfATraceAddUp(CellType cell) {
    Weights weights = randomWeights(cell, 6, 1.5, 3);
    Sequences data = randomSequences(3, 5, 9);
    try (RecurrentEngine engine = engine(weights)) {
      GateTrace trace = engine.trace(data, 1);
      for (int t = 0; t < 5; t++) {
        for (int u = 0; u < 6; u++) {
          for (Gate gate : cell.gates()) {
            assertGateAddsUp(trace, gate, t, u);
          }
          assertStatesFollow(trace, t, u);
        }
        double logit = weights.get(weights.layout().outputBias().offset());
        for (int u = 0; u < 6; u++) {
          logit +=
              weights.get(weights.layout().outputWeight().offset() + u) * trace.hiddenState(t, u);
        }
        assertEquals(logit, trace.logit(t), 1e-5);
        assertEquals(1 / (1 + Math.exp(-logit)), trace.probability(t), 1e-6);
        assertEquals(trace.probability(t) > 0.5 ? 1 : 0, trace.bit(t));
        double right = trace.target(t) == 1 ? trace.probability(t) : 1 - trace.probability(t);
        assertEquals(-Math.log(right), trace.loss(t), 1e-5);
      }
    }
  }

  private static void assertGateAddsUp(GateTrace trace, Gate gate, int t, int u) {
    double recurrent =
        trace.part(GateTrace.Part.RECURRENT_TERM, gate, t, u) + trace.recurrentBias(gate, u);
    if (gate == Gate.NEW) {
      recurrent *= trace.gate(Gate.RESET, t, u);
    }
    double sum =
        trace.part(GateTrace.Part.INPUT_TERM, gate, t, u) + trace.inputBias(gate, u) + recurrent;
    assertEquals(sum, trace.part(GateTrace.Part.PRE_ACTIVATION, gate, t, u), 1e-5);
    double activation = gate.sigmoid() ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
    assertEquals(activation, trace.gate(gate, t, u), 1e-6, gate.toString());
  }

  private static void assertStatesFollow(GateTrace trace, int t, int u) {
    double h = trace.hiddenState(t, u);
    switch (trace.cell()) {
      case LSTM -> {
        double c =
            trace.gate(Gate.FORGET, t, u) * trace.cellState(t - 1, u)
                + trace.gate(Gate.INPUT, t, u) * trace.gate(Gate.CANDIDATE, t, u);
        assertEquals(c, trace.cellState(t, u), 1e-6);
        assertEquals(Math.tanh(c), trace.tanhCellState(t, u), 1e-6);
        assertEquals(trace.gate(Gate.OUTPUT, t, u) * Math.tanh(c), h, 1e-6);
      }
      case GRU -> {
        double z = trace.gate(Gate.UPDATE, t, u);
        double n = trace.gate(Gate.NEW, t, u);
        assertEquals((1 - z) * n + z * trace.hiddenState(t - 1, u), h, 1e-6);
      }
      case RNN -> assertEquals(trace.gate(Gate.HIDDEN, t, u), h);
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void sweepAgreesWithOneByOne(CellType cell) {
    int bits = 7;
    Weights weights = randomWeights(cell, 5, 1.5, 4);
    try (RecurrentEngine engine = engine(weights)) {
      PrefixSweep sweep = engine.sweep(bits);
      assertEquals(bits, sweep.timeSteps());
      Random random = new Random(1);
      DoubleNetwork exact = new DoubleNetwork(weights);
      for (int trial = 0; trial < 300; trial++) {
        long a = random.nextInt(1 << bits);
        long b = random.nextInt(1 << bits);
        Samples one = new Samples(bits, new long[] {a}, new long[] {b});
        double[] expected = exact.probabilities(one.toSequences(), 0);
        int prefix = 0;
        for (int t = 0; t < bits; t++) {
          prefix |= (one.pair(0).aBit(t) * 2 + one.pair(0).bBit(t)) << (2 * t);
          assertEquals(
              expected[t], sweep.probability(t, prefix), 2e-6, a + " - " + b + " bit " + t);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void answersDoNotDependOnTheChunk(CellType cell) {
    Weights weights = randomWeights(cell, 5, 1.5, 4);
    Sequences data = randomSequences(700, 4, 2);
    DoubleNetwork exact = new DoubleNetwork(weights);
    try (RecurrentEngine engine = engine(weights)) {
      float[] p = engine.probabilities(data);
      Answers answers = engine.answers(data);
      assertEquals(700, answers.count());
      for (int n = 0; n < 700; n++) {
        double[] expected = exact.probabilities(data, n);
        for (int t = 0; t < 4; t++) {
          assertEquals(expected[t], p[n * 4 + t], 2e-6);
          assertEquals(p[n * 4 + t], answers.probability(n, t));
          double logit = Math.log(expected[t] / (1 - expected[t]));
          assertEquals(logit, answers.logit(n, t), 2e-5 * Math.max(1, Math.abs(logit)));
        }
      }
    }
  }

  @Test
  void trainingLowersTheLossAndLoadRestores() {
    Weights initial = randomWeights(CellType.GRU, 8, 0.5, 6);
    Sequences data = randomSequences(64, 6, 3);
    int[] order = IntStream.range(0, 64).toArray();
    try (RecurrentEngine engine = engine(initial)) {
      double first = engine.trainBatch(data, order, 0, 64);
      double last = first;
      for (int i = 0; i < 60; i++) {
        last = engine.trainBatch(data, order, 0, 64);
      }
      assertTrue(last < 0.8 * first, first + " -> " + last);
      engine.load(initial);
      assertEquals(initial, engine.weights());
      assertEquals(first, engine.gradient(data, order, 0, 64).loss());
      Weights other = randomWeights(CellType.GRU, 9, 0.5, 6);
      assertThrows(IllegalArgumentException.class, () -> engine.load(other));
    }
  }

  @Test
  void aNotANumberWeightGivesANotANumberLoss() {
    float[] values = randomWeights(CellType.LSTM, 4, 0.5, 1).toArray();
    values[0] = Float.NaN;
    Weights broken = Weights.of(new WeightLayout(CellType.LSTM, 4), values);
    Sequences data = randomSequences(5, 3, 3);
    try (RecurrentEngine engine = engine(broken)) {
      double loss = engine.trainBatch(data, new int[] {0, 1, 2, 3, 4}, 0, 5);
      assertTrue(Double.isNaN(loss), "loss " + loss);
    }
  }

  static Weights randomWeights(CellType cell, int hidden, double scale, long seed) {
    WeightLayout layout = new WeightLayout(cell, hidden);
    Random random = new Random(seed);
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return Weights.of(layout, values);
  }

  static Sequences randomSequences(int count, int bits, long seed) {
    return SampleGenerator.generate(bits, count, false, false, new NumpyRandom(seed)).toSequences();
  }

  static Weights goldenWeights(String run, CellType cell) {
    Map<String, float[]> tensors = Golden.tensors(run + "/weights_final.safetensors");
    WeightLayout layout = new WeightLayout(cell, 32);
    float[] values = new float[layout.size()];
    for (WeightLayout.Tensor tensor : layout.tensors()) {
      float[] source = tensors.get(tensor.name().replaceFirst("^(gru|rnn)", "lstm"));
      System.arraycopy(source, 0, values, tensor.offset(), source.length);
    }
    return Weights.of(layout, values);
  }

  /** Norm-wise relative error. */
  private static void assertClose(String name, float[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, name);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - actual[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    assertTrue(norm > 0, name + " is all zero");
    assertEquals(0, Math.sqrt(difference / norm), tolerance, name);
  }
}
