package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Sequences;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The eight-row meter: how well a network keeps each row of the subtraction table. Every pair
 * counts at each of its steps: where pairs share a prefix and it was computed once, it stands for
 * all of them. Immutable.
 *
 * @param scores one a rule, in the order of {@link Rule#ALL}
 * @param sampled true where only a sample of the pairs was asked
 */
public record RuleTable(List<RuleScore> scores, boolean sampled) {
  public RuleTable {
    scores = List.copyOf(scores);
    if (scores.size() != Rule.ALL.size()) {
      throw new IllegalArgumentException(scores.size() + " rules");
    }
  }

  /**
   * Over all pairs and steps. At step t a prefix stands for the 4^(timeSteps - 1 - t) pairs that
   * begin with it.
   */
  public static RuleTable of(PrefixSweep sweep, PrefixTree tree) {
    Tally tally = new Tally();
    for (int t = 0; t < sweep.timeSteps(); t++) {
      long pairs = 1L << (2 * (sweep.timeSteps() - 1 - t));
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        int rule =
            Rule.indexOf(
                PrefixTree.aBit(t, prefix), PrefixTree.bBit(t, prefix), tree.borrowIn(t, prefix));
        tally.add(
            rule,
            pairs,
            tree.differenceBit(t, prefix),
            sweep.bit(t, prefix),
            sweep.logit(t, prefix));
      }
    }
    return tally.table(false);
  }

  /** Over a sample: subtractions and what was answered to them. */
  public static RuleTable of(Sequences sample, Answers answers) {
    Tally tally = new Tally();
    for (int i = 0; i < sample.count(); i++) {
      for (int t = 0; t < sample.timeSteps(); t++) {
        int a = Math.round(sample.input(i, t, 0));
        int b = Math.round(sample.input(i, t, 1));
        int difference = Math.round(sample.target(i, t));
        int borrowIn = a ^ b ^ difference;
        tally.add(
            Rule.indexOf(a, b, borrowIn), 1, difference, answers.bit(i, t), answers.logit(i, t));
      }
    }
    return tally.table(true);
  }

  public RuleScore score(Rule rule) {
    return scores.get(rule.index());
  }

  /** The rules that are never broken. */
  public int kept() {
    return (int) scores.stream().filter(RuleScore::isKept).count();
  }

  /** Pairs and steps of all rules together. */
  public long count() {
    return scores.stream().mapToLong(RuleScore::count).sum();
  }

  /** Sums by rule. */
  private static final class Tally {
    private final long[] count = new long[Rule.ALL.size()];
    private final long[] right = new long[Rule.ALL.size()];
    private final double[] sum = new double[Rule.ALL.size()];
    private final double[] smallest = new double[Rule.ALL.size()];

    void add(int rule, long times, int truth, int answer, float logit) {
      double margin = truth == 1 ? logit : -logit;
      smallest[rule] = count[rule] == 0 ? margin : Math.min(smallest[rule], margin);
      sum[rule] += times * margin;
      count[rule] += times;
      right[rule] += truth == answer ? times : 0;
    }

    RuleTable table(boolean sampled) {
      return new RuleTable(
          IntStream.range(0, count.length).mapToObj(this::score).toList(), sampled);
    }

    private RuleScore score(int rule) {
      boolean none = count[rule] == 0;
      return new RuleScore(
          Rule.ALL.get(rule),
          count[rule],
          right[rule],
          none ? Double.NaN : sum[rule] / count[rule],
          none ? Double.NaN : smallest[rule]);
    }
  }
}
