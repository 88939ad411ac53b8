package dev.gatescope.eval.probe;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores every unit alone. The best threshold is looked for at the edges of {@link #BINS} equal
 * bins between a unit's lowest and highest value (sorting all values of all units would take ten
 * times as long), and then put in the middle of the gap that is there: so the accuracy is exactly
 * that of the threshold, and no threshold at another edge has a better one.
 */
final class UnitScores {
  static final int BINS = 1024;

  /** Bins of the histograms that are kept. */
  static final int KEPT_BINS = 64;

  private final PrefixSweep sweep;
  private final ProbedPairs pairs;
  private final Target target;
  private final byte[][] truth;
  private final float[] state;

  /** A first value of each: sums of what differs from it lose no digits. */
  private final float[] origin;

  private final float[] low;
  private final float[] high;
  private final float[] scale;
  private final double[] sum;
  private final double[] squares;
  private final double[] products;

  /** Pairs and steps by value, [state][target 0 or not][bin]. */
  private final int[] counts;

  private double all;
  private double targetSum;
  private double targetSquares;

  UnitScores(PrefixSweep sweep, ProbedPairs pairs, Target target) {
    this.sweep = sweep;
    this.pairs = pairs;
    this.target = target;
    truth = pairs.truth(target);
    int states = stateSize(sweep.layout());
    state = new float[states];
    origin = new float[states];
    sweep.state(0, 0, origin);
    low = origin.clone();
    high = origin.clone();
    scale = new float[states];
    sum = new double[states];
    squares = new double[states];
    products = new double[states];
    counts = new int[states * 2 * BINS];
  }

  /** Values of a whole state. */
  static int stateSize(WeightLayout layout) {
    return layout.hiddenSize() * (layout.cell().hasCellState() ? 2 : 1);
  }

  List<UnitScore> all() {
    for (int t = 0; t < sweep.timeSteps(); t++) {
      addSums(t);
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = high[i] > low[i] ? BINS / (high[i] - low[i]) : 0;
    }
    for (int t = 0; t < sweep.timeSteps(); t++) {
      count(t);
    }
    Split[] splits = new Split[state.length];
    for (int i = 0; i < splits.length; i++) {
      splits[i] = isConstant(i) || !target.isBinary() ? Split.NONE : bestSplit(i);
    }
    float[] thresholds = thresholds(splits);
    return IntStream.range(0, state.length)
        .mapToObj(i -> score(i, splits[i], thresholds[i]))
        .toList();
  }

  private boolean isConstant(int i) {
    return low[i] == high[i];
  }

  private void addSums(int t) {
    double weight = pairs.pairs(t);
    for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
      sweep.state(t, prefix, state);
      double y = truth[t][prefix];
      all += weight;
      targetSum += weight * y;
      targetSquares += weight * y * y;
      for (int i = 0; i < state.length; i++) {
        low[i] = Math.min(low[i], state[i]);
        high[i] = Math.max(high[i], state[i]);
        double x = state[i] - (double) origin[i];
        sum[i] += weight * x;
        squares[i] += weight * x * x;
        products[i] += weight * x * y;
      }
    }
  }

  private void count(int t) {
    int weight = pairs.pairs(t);
    for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
      sweep.state(t, prefix, state);
      int side = truth[t][prefix] == 0 ? 0 : BINS;
      for (int i = 0; i < state.length; i++) {
        counts[i * 2 * BINS + side + bin(state[i], i, scale[i])] += weight;
      }
    }
  }

  private int bin(float value, int i, float scale) {
    return Math.min(BINS - 1, (int) ((value - low[i]) * scale));
  }

  private UnitScore score(int i, Split split, float threshold) {
    int hidden = sweep.layout().hiddenSize();
    boolean cell = sweep.layout().cell().hasCellState() && i < hidden;
    return new UnitScore(
        cell ? Site.CELL_STATE : Site.HIDDEN_STATE,
        i % hidden,
        isConstant(i) ? Double.NaN : correlation(i),
        split.accuracy,
        threshold,
        split.oneAbove,
        values(i));
  }

  private double correlation(int i) {
    double covariance = products[i] / all - sum[i] / all * targetSum / all;
    double variance = squares[i] / all - sum[i] / all * sum[i] / all;
    double ofTarget = targetSquares / all - targetSum / all * targetSum / all;
    return Math.clamp(covariance / Math.sqrt(variance * ofTarget), -1, 1);
  }

  /** A threshold at the lower edge of a bin. */
  private record Split(int bin, double accuracy, boolean oneAbove) {
    static final Split NONE = new Split(0, Double.NaN, true);
  }

  private Split bestSplit(int i) {
    int at = i * 2 * BINS;
    // Right if a one is said of every value: all ones.
    double rightOneAbove = targetSum;
    Split best = Split.NONE;
    for (int bin = 1; bin < BINS; bin++) {
      rightOneAbove += counts[at + bin - 1] - counts[at + BINS + bin - 1];
      boolean oneAbove = rightOneAbove >= all - rightOneAbove;
      double accuracy = (oneAbove ? rightOneAbove : all - rightOneAbove) / all;
      if (best.equals(Split.NONE) || accuracy > best.accuracy) {
        best = new Split(bin, accuracy, oneAbove);
      }
    }
    return best;
  }

  /**
   * For each split the middle between the highest value below its bin and the lowest in it or
   * above; NaN where there is no split.
   */
  private float[] thresholds(Split[] splits) {
    float[] below = low.clone();
    float[] above = high.clone();
    for (int t = 0; t < sweep.timeSteps(); t++) {
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        sweep.state(t, prefix, state);
        for (int i = 0; i < state.length; i++) {
          if (bin(state[i], i, scale[i]) < splits[i].bin) {
            below[i] = Math.max(below[i], state[i]);
          } else {
            above[i] = Math.min(above[i], state[i]);
          }
        }
      }
    }
    float[] thresholds = new float[splits.length];
    for (int i = 0; i < thresholds.length; i++) {
      float middle = (float) ((below[i] + (double) above[i]) / 2);
      // Between neighbouring floats there is none, and the lower one is compared with itself.
      float threshold = middle < above[i] ? middle : below[i];
      thresholds[i] = splits[i].equals(Split.NONE) ? Float.NaN : threshold;
    }
    return thresholds;
  }

  private UnitScore.Values values(int i) {
    float[][] kept = new float[2][KEPT_BINS];
    for (int side = 0; side < 2; side++) {
      for (int bin = 0; bin < BINS; bin++) {
        kept[side][bin * KEPT_BINS / BINS] += (float) (counts[(2 * i + side) * BINS + bin] / all);
      }
    }
    return new UnitScore.Values(low[i], high[i], kept[0], kept[1]);
  }

  /** The share of the commoner bit: what is right without looking. */
  double chance() {
    return target.isBinary() ? Math.max(targetSum, all - targetSum) / all : Double.NaN;
  }
}
