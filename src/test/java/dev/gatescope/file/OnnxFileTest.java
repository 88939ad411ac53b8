package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What ONNX Runtime makes of our files. */
@Execution(ExecutionMode.CONCURRENT)
class OnnxFileTest {
  private static final int BITS = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(CellType.class)
  void theTrainedModelsAnswerAllPairsAsOurEngine(CellType cell) throws OrtException {
    assertAllPairs(ShippedModel.read(cell));
  }

  /** Large weights: gates that hardly move would hide one in the wrong place. */
  @ParameterizedTest
  @CsvSource({"LSTM, 1", "LSTM, 5", "GRU, 1", "GRU, 5", "RNN, 1", "RNN, 5", "LSTM, 33", "GRU, 33"})
  void anyWeightsAnswerAllPairsAsOurEngine(CellType cell, int hiddenSize) throws OrtException {
    WeightLayout layout = new WeightLayout(cell, hiddenSize);
    float[] values = Weights.initial(layout, new TorchRandom(hiddenSize)).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 2;
    }
    assertAllPairs(new Model(Weights.of(layout, values), Map.of()));
  }

  @Test
  void batchAndTimeAreFreeAndTheMetadataIsKept() throws OrtException {
    Path file = folder.resolve("m.onnx");
    Model model = ShippedModel.read();
    OnnxFile.write(file, model);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      TensorInfo input = (TensorInfo) session.getInputInfo().get("bits").getInfo();
      assertArrayEquals(new long[] {-1, -1, 2}, input.getShape());
      TensorInfo output = (TensorInfo) session.getOutputInfo().get("probabilities").getInfo();
      assertArrayEquals(new long[] {-1, -1}, output.getShape());
      assertEquals(model.metadata(), session.getMetadata().getCustomMetadata());
      assertEquals("Gatescope", session.getMetadata().getProducerName());
      float[][] one = probabilities(session, new float[] {1, 0, 1, 1, 0, 1}, 1, 3);
      float[][] two = probabilities(session, new float[] {1, 0, 1, 1, 0, 1, 1, 0}, 2, 2);
      assertEquals(3, one[0].length);
      assertEquals(2, two.length);
      assertEquals(one[0][0], two[0][0], 1e-6);
      assertEquals(one[0][1], two[0][1], 1e-6);
    }
  }

  @Test
  void whatIsNotANumberIsRefusedAndLeavesWhatWasThere() throws java.io.IOException {
    Path file = folder.resolve("m.onnx");
    Files.writeString(file, "old");
    WeightLayout layout = new WeightLayout(CellType.RNN, 2);
    float[] values = new float[layout.size()];
    values[3] = Float.NaN;
    Model broken = new Model(Weights.of(layout, values), Map.of());
    ProblemException refused =
        assertThrows(ProblemException.class, () -> OnnxFile.write(file, broken));
    assertTrue(refused.problem().toString().contains("rnn.weight_ih_l0[1, 1]"));
    assertEquals("old", Files.readString(file));
  }

  private void assertAllPairs(Model model) throws OrtException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(file, model);
    int pairs = PrefixSweep.prefixes(BITS - 1);
    float[] inputs = new float[pairs * BITS * 2];
    for (int pair = 0; pair < pairs; pair++) {
      for (int t = 0; t < BITS; t++) {
        inputs[(pair * BITS + t) * 2] = PrefixTree.a(pair) >> t & 1;
        inputs[(pair * BITS + t) * 2 + 1] = PrefixTree.b(pair) >> t & 1;
      }
    }
    float[][] theirs;
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      theirs = probabilities(session, inputs, pairs, BITS);
    }
    PrefixSweep ours = sweep(model.weights());
    double least = 1;
    double most = 0;
    for (int pair = 0; pair < pairs; pair++) {
      int prefix = pair;
      for (int t = BITS - 1; t >= 0; t--) {
        float expected = ours.probability(t, prefix);
        assertEquals(expected, theirs[pair][t], 2e-5, "pair " + pair + " step " + t);
        least = Math.min(least, expected);
        most = Math.max(most, expected);
        prefix = t == 0 ? 0 : PrefixTree.parent(t, prefix);
      }
    }
    // Answers that were all alike would agree whatever the file says.
    assertFalse(most - least < 0.01);
  }

  private static PrefixSweep sweep(Weights weights) {
    try (RecurrentEngine engine =
        Engines.create(EngineChoice.AUTO, weights, AdamSettings.withLearningRate(0.01))) {
      return engine.sweep(BITS);
    }
  }

  private static float[][] probabilities(OrtSession session, float[] bits, int batch, int time)
      throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                FloatBuffer.wrap(bits),
                new long[] {batch, time, 2});
        OrtSession.Result result = session.run(Map.of("bits", input))) {
      return (float[][]) result.get("probabilities").orElseThrow().getValue();
    }
  }
}
