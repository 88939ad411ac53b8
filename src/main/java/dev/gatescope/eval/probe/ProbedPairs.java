package dev.gatescope.eval.probe;

import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.PrefixSweep;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pairs that a probe asks: what is true of their prefixes, and which of them a read-out is
 * fitted on.
 */
final class ProbedPairs {
  /** Spreads neighbouring numbers evenly: 2^32 divided by the golden ratio (Knuth). */
  private static final int GOLDEN = 0x9E3779B9;

  private final PrefixTree tree;
  private final int[][] fitted;
  private final Map<Target, byte[][]> truth = new EnumMap<>(Target.class);

  ProbedPairs(PrefixTree tree) {
    this.tree = tree;
    int steps = tree.timeSteps();
    fitted = new int[steps][];
    for (int t = steps - 1; t >= 0; t--) {
      fitted[t] = new int[PrefixSweep.prefixes(t)];
      if (t == steps - 1) {
        for (int pair = 0; pair < fitted[t].length; pair++) {
          fitted[t][pair] = isFitted(pair) ? 1 : 0;
        }
      } else {
        for (int child = 0; child < fitted[t + 1].length; child++) {
          fitted[t][PrefixTree.parent(t + 1, child)] += fitted[t + 1][child];
        }
      }
    }
  }

  /** True for a quarter of all pairs, spread over them all. */
  private static boolean isFitted(int pair) {
    return (pair * GOLDEN) >>> (Integer.SIZE - 2) == 0;
  }

  int timeSteps() {
    return tree.timeSteps();
  }

  /** How many pairs begin with a prefix of a step. */
  int pairs(int timeStep) {
    return 1 << (2 * (timeSteps() - 1 - timeStep));
  }

  /** How many of those are fitted on, for each prefix of a step. */
  int[] fitted(int timeStep) {
    return fitted[timeStep];
  }

  /** The target's value, [timeStep][prefix]. */
  byte[][] truth(Target target) {
    return truth.computeIfAbsent(target, this::find);
  }

  private byte[][] find(Target target) {
    byte[][] found = new byte[timeSteps()][];
    for (int t = 0; t < found.length; t++) {
      found[t] = new byte[PrefixSweep.prefixes(t)];
      for (int prefix = 0; prefix < found[t].length; prefix++) {
        found[t][prefix] = (byte) target.of(tree, t, prefix);
      }
    }
    return found;
  }
}
