package dev.gatescope.lstm.fused;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is foretold, beside what the virtual machine counts while an engine is made and used. */
class FusedMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "LSTM, 32, 8, 128, 500", "LSTM, 100, 6, 1000, 40", "LSTM, 256, 3, 5, 3",
    "GRU, 32, 8, 128, 500", "GRU, 100, 6, 1000, 40", "GRU, 256, 3, 5, 3",
    "RNN, 32, 8, 128, 500", "RNN, 100, 6, 1000, 40", "RNN, 256, 3, 5, 3"
  })
  void theEngineTakesWhatIsForetold(CellType cell, int hidden, int bits, int batch, int evaluated) {
    assumeTrue(FusedEngines.missing().isEmpty());
    WeightLayout layout = new WeightLayout(cell, hidden);
    Weights weights = Weights.initial(layout, new TorchRandom(1));
    Sequences trained = sequences(bits, batch);
    Sequences answered = sequences(bits, evaluated);
    int[] order = IntStream.range(0, batch).toArray();
    AdamSettings adam = AdamSettings.withLearningRate(0.01);
    use(weights, trained, order, answered, adam); // Classes are loaded, and counted no more.
    long before = allocated();
    use(weights, trained, order, answered, adam);
    double taken = allocated() - before;
    long foretold =
        FusedMemory.networkBytes(layout) + FusedMemory.passBytes(layout, batch, evaluated, bits, 0);
    assertTrue(taken < 1.05 * foretold, taken + " taken of " + foretold);
    assertTrue(foretold < 1.6 * taken, "too much is foretold: " + foretold + " for " + taken);
  }

  private static void use(
      Weights weights, Sequences trained, int[] order, Sequences answered, AdamSettings adam) {
    try (FusedEngine engine = new FusedEngine(weights, adam, 1, true)) {
      // The larger use first, in most cases: memory that grows leaves what it had to the collector.
      engine.answers(answered);
      engine.trainBatch(trained, order, 0, order.length);
    }
  }

  private static Sequences sequences(int bits, int count) {
    return SampleGenerator.generate(bits, count, false, false, new NumpyRandom(1)).toSequences();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
