package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gatescope.data.Samples;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.lstm.fused.FusedMemory;
import dev.gatescope.random.TorchRandom;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkEngineTest {
  private static final Sequences PAIR =
      new Samples(4, new long[] {12}, new long[] {5}).toSequences();

  /** Whatever was looked at before, the answer is that of an engine of the network's own. */
  @Test
  void theEngineIsKeptWhileTheShapeStays() {
    Weights first = weights(CellType.LSTM, 3, 1);
    Surgery held = new Surgery(List.of(new Clamp(Site.HIDDEN_STATE, 0, Clamp.EVERY, 1)));
    try (NetworkEngine engines = new NetworkEngine()) {
      RecurrentEngine engine = engines.with(new Network(first, held));
      assertEquals(alone(new Network(first, held)), logit(engine));
      assertNotEquals(alone(Network.of(first)), logit(engine));
      for (Network next :
          List.of(
              Network.of(first),
              Network.of(weights(CellType.LSTM, 3, 2)),
              new Network(first, held),
              Network.of(weights(CellType.LSTM, 3, 2)),
              new Network(weights(CellType.LSTM, 3, 2), held))) {
        assertSame(engine, engines.with(next));
        assertEquals(alone(next), logit(engine));
      }
    }
  }

  @Test
  void anotherShapeGetsAnotherEngine() {
    try (NetworkEngine engines = new NetworkEngine()) {
      engines.with(Network.of(weights(CellType.LSTM, 3, 1)));
      for (Network next :
          List.of(
              Network.of(weights(CellType.LSTM, 5, 1)), Network.of(weights(CellType.RNN, 5, 1)))) {
        assertEquals(next.layout(), engines.with(next).layout());
        assertEquals(alone(next), logit(engines.with(next)));
      }
    }
  }

  /** A window has several such engines, and a network may be large. */
  @Test
  void lookingTakesLessThanHalfOfTheMemoryOfLearning() {
    Weights large = weights(CellType.LSTM, 256, 1);
    alone(Network.of(weights(CellType.LSTM, 3, 1)));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long bytes;
    try (NetworkEngine engines = new NetworkEngine()) {
      engines.with(Network.of(large));
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(bytes < FusedMemory.networkBytes(large.layout()) / 2, bytes + " bytes");
  }

  private static float alone(Network network) {
    try (NetworkEngine fresh = new NetworkEngine()) {
      return logit(fresh.with(network));
    }
  }

  private static float logit(RecurrentEngine engine) {
    return engine.trace(PAIR, 0).logit(3);
  }

  private static Weights weights(CellType cell, int hidden, int seed) {
    return Weights.initial(new WeightLayout(cell, hidden), new TorchRandom(seed));
  }
}
