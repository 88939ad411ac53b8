package dev.gatescope.eval.surgery;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.NumpyRandom;

/**
 * The unit whose hidden state goes most with the borrow that its step hands on: all pairs and steps
 * count alike, or those of a seeded sample where there are too many.
 *
 * @param unit from 0
 * @param correlation of h with the borrow, -1..1; 0 where every unit is constant
 */
public record BorrowUnit(int unit, double correlation) {
  private static final long SEED = 822;

  /** Sums for the correlation of one unit with the borrow. */
  private static final class Sums {
    double weight;
    double h;
    double borrow;
    double hh;
    double hBorrow;

    void add(double share, double value, int borrowOut) {
      weight += share;
      h += share * value;
      borrow += share * borrowOut;
      hh += share * value * value;
      hBorrow += share * value * borrowOut;
    }

    double correlation() {
      double covariance = hBorrow / weight - h / weight * borrow / weight;
      double variance = hh / weight - h / weight * h / weight;
      double ofBorrow = borrow / weight * (1 - borrow / weight);
      return variance > 0 && ofBorrow > 0 ? covariance / Math.sqrt(variance * ofBorrow) : 0;
    }
  }

  /** Looks for it in a network on which nobody operates. */
  public static BorrowUnit find(NetworkEngine engine, Weights weights, int bits) {
    Sums[] sums = new Sums[weights.layout().hiddenSize()];
    for (int unit = 0; unit < sums.length; unit++) {
      sums[unit] = new Sums();
    }
    RecurrentEngine trained = engine.with(Network.of(weights));
    boolean all =
        bits <= PairChecker.MAX_SWEEP_BITS
            && PrefixSweep.stateBytes(weights.layout(), bits) <= Means.MOST_BYTES;
    if (all) {
      addAll(sums, trained.sweep(bits, true));
    } else {
      addSample(sums, trained, bits);
    }
    BorrowUnit best = new BorrowUnit(0, sums[0].correlation());
    for (int unit = 1; unit < sums.length; unit++) {
      double correlation = sums[unit].correlation();
      if (Math.abs(correlation) > Math.abs(best.correlation)) {
        best = new BorrowUnit(unit, correlation);
      }
    }
    return best;
  }

  private static void addAll(Sums[] sums, PrefixSweep sweep) {
    PrefixTree tree = new PrefixTree(sweep.timeSteps());
    for (int t = 0; t < sweep.timeSteps(); t++) {
      double share = 1.0 / PrefixSweep.prefixes(t);
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        for (int unit = 0; unit < sums.length; unit++) {
          sums[unit].add(share, sweep.hiddenState(t, prefix, unit), tree.borrowOut(t, prefix));
        }
      }
    }
  }

  private static void addSample(Sums[] sums, RecurrentEngine trained, int bits) {
    Samples pairs =
        SampleGenerator.generate(bits, Means.SAMPLED_PAIRS, false, false, new NumpyRandom(SEED));
    for (int i = 0; i < pairs.count(); i++) {
      GateTrace trace = trained.trace(pairs.toSequences(new int[] {i}), 0);
      for (int t = 0; t < bits; t++) {
        for (int unit = 0; unit < sums.length; unit++) {
          sums[unit].add(1, trace.hiddenState(t, unit), pairs.pair(i).borrowOut(t));
        }
      }
    }
  }
}
