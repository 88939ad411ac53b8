package dev.gatescope.eval;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Sequences;

/** Traces single subtractions. Not thread-safe: one thread at a time. */
public final class Tracer implements AutoCloseable {
  private final NetworkEngine engine = new NetworkEngine();

  /** Every value of the forward pass of one pair. */
  public GateTrace trace(Network network, Subtraction pair) {
    return engine.with(network).trace(sequence(pair), 0);
  }

  @Override
  public void close() {
    engine.close();
  }

  private static Sequences sequence(Subtraction pair) {
    return new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()}).toSequences();
  }
}
