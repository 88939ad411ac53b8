package dev.gatescope.eval;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
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
    float[] inputs = new float[pair.bits() * WeightLayout.INPUT_SIZE];
    float[] targets = new float[pair.bits()];
    for (int t = 0; t < pair.bits(); t++) {
      inputs[t * WeightLayout.INPUT_SIZE] = pair.aBit(t);
      inputs[t * WeightLayout.INPUT_SIZE + 1] = pair.bBit(t);
      targets[t] = pair.differenceBit(t);
    }
    return new Sequences(1, pair.bits(), inputs, targets);
  }
}
