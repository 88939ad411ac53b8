package dev.gatescope.eval;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;

/**
 * Traces single subtractions. Keeps its engine from one call to the next while the network's shape
 * stays the same. Not thread-safe: one thread at a time.
 */
public final class Tracer implements AutoCloseable {
  private RecurrentEngine engine;

  /** Every value of the forward pass of one pair. */
  public GateTrace trace(Weights weights, Subtraction pair) {
    if (engine == null || !engine.layout().equals(weights.layout())) {
      close();
      engine = Engines.create(EngineChoice.AUTO, weights, AdamSettings.withLearningRate(1));
    } else {
      engine.load(weights);
    }
    return engine.trace(sequence(pair), 0);
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  private static Sequences sequence(Subtraction pair) {
    return new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()}).toSequences();
  }
}
