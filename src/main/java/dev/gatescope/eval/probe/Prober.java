package dev.gatescope.eval.probe;

import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Problem;
import java.util.List;

/** Probes networks, one after another. Not thread-safe: one thread at a time. */
public final class Prober implements AutoCloseable {
  /** The widest numbers whose pairs are all probed. */
  public static final int MAX_BITS = 8;

  /** The narrowest numbers there are. */
  private static final int MIN_BITS = 2;

  /** What the states of all prefixes may take: 8 bits of 128 units of an LSTM. */
  private static final long MAX_STATE_BYTES = 96L << 20;

  private final NetworkEngine engine = new NetworkEngine();
  private ProbedPairs pairs;
  private Network swept;
  private PrefixSweep sweep;

  /**
   * Probes a network over all pairs: of its numbers' width, of 8 bits if they are wider, of fewer
   * if the states of so many units would not fit.
   */
  public Probe probe(Network network, int bits, Target target) {
    int timeSteps = timeSteps(network.layout(), bits);
    if (!network.weights().isFinite()) {
      throw Problem.of("probe.notFinite").asException();
    }
    if (pairs == null || pairs.timeSteps() != timeSteps) {
      pairs = new ProbedPairs(new PrefixTree(timeSteps));
      swept = null;
    }
    if (!network.equals(swept)) {
      sweep = engine.with(network).sweep(timeSteps, true);
      swept = network;
    }
    UnitScores scores = new UnitScores(sweep, pairs, target);
    List<UnitScore> units = scores.all();
    return new Probe(
        network,
        target,
        timeSteps,
        scores.chance(),
        units,
        new ReadOutFit(sweep, pairs, target).fit());
  }

  /** The widest numbers, up to those asked for, whose states are kept at once. */
  static int timeSteps(WeightLayout layout, int bits) {
    int timeSteps = Math.min(bits, MAX_BITS);
    while (timeSteps > MIN_BITS && PrefixSweep.stateBytes(layout, timeSteps) > MAX_STATE_BYTES) {
      timeSteps--;
    }
    return timeSteps;
  }

  @Override
  public void close() {
    engine.close();
    sweep = null;
    swept = null;
  }
}
