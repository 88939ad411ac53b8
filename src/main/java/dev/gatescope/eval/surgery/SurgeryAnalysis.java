package dev.gatescope.eval.surgery;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Weights;

/**
 * Measures what surgeries change. Keeps what the network answers as it was trained, and what it
 * answered last, so that another surgery costs one sweep and another pair none. Not thread-safe:
 * one thread at a time.
 */
public final class SurgeryAnalysis implements AutoCloseable {
  private final NetworkEngine engine = new NetworkEngine();
  private ScoreCheck check;
  private Network trained;
  private Scores before;
  private Network operated;
  private Scores after;

  /**
   * The effect on all pairs of the pair's width, and on the pair.
   *
   * @param seed of the run that made the network, for the sample where there are too many pairs
   */
  public Effect effect(Network network, Subtraction pair, long seed) {
    if (check == null || !check.isFor(pair.bits(), seed)) {
      check = new ScoreCheck(pair.bits(), seed);
      trained = null;
      operated = null;
    }
    Weights weights = network.weights();
    if (trained == null || !trained.weights().equals(weights)) {
      trained = Network.of(weights);
      before = check.check(engine.with(trained));
    }
    boolean same =
        operated != null
            && operated.weights().equals(weights)
            && operated.surgery().equals(network.surgery());
    if (!same) {
      operated = network;
      after = network.surgery().isNone() ? before : check.check(engine.with(network));
    }
    return new Effect(before, after, pair, trace(trained, pair), trace(operated, pair));
  }

  private GateTrace trace(Network network, Subtraction pair) {
    Sequences one = Samples.of(pair).toSequences();
    return engine.with(network).trace(one, 0);
  }

  @Override
  public void close() {
    engine.close();
  }
}
