package dev.gatescope.eval;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.optim.AdamSettings;

/** Traces single subtractions. Not thread-safe: one thread at a time. */
public final class Tracer implements AutoCloseable {
  private final NetworkEngine engine = new NetworkEngine();

  /** Every value of the forward pass of one pair. */
  public GateTrace trace(Network network, Subtraction pair) {
    return engine.with(network).trace(sequence(pair), 0);
  }

  /**
   * The same for a single trace while the program starts: without the Vector API, which takes
   * longer to load. It gives the fused engine's bits.
   */
  public static GateTrace traceAtStart(Network network, Subtraction pair) {
    try (RecurrentEngine scalar =
        FusedEngines.scalar(network.weights(), AdamSettings.withLearningRate(1))) {
      scalar.operate(network.surgery());
      return scalar.trace(sequence(pair), 0);
    }
  }

  /** True if a trace is of this pair: a selection is a moment ahead of its trace. */
  public static boolean isOf(GateTrace trace, Subtraction pair) {
    return trace.timeSteps() == pair.bits() && pairOf(trace).equals(pair);
  }

  /** The pair that a trace is of. */
  public static Subtraction pairOf(GateTrace trace) {
    return new Subtraction(number(trace, 0), number(trace, 1), trace.timeSteps());
  }

  private static long number(GateTrace trace, int input) {
    long number = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      number |= (long) Math.round(trace.input(t, input)) << t;
    }
    return number;
  }

  @Override
  public void close() {
    engine.close();
  }

  private static Sequences sequence(Subtraction pair) {
    return Samples.of(pair).toSequences();
  }
}
