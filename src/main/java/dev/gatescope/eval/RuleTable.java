package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.RuleScore.Case;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.PrefixSweep;
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
    int bits = sweep.timeSteps();
    for (int t = 0; t < bits; t++) {
      long pairs = 1L << (2 * (bits - 1 - t));
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        int rule =
            Rule.indexOf(
                PrefixTree.aBit(t, prefix), PrefixTree.bBit(t, prefix), tree.borrowIn(t, prefix));
        boolean right = sweep.bit(t, prefix) == tree.differenceBit(t, prefix);
        if (tally.add(rule, pairs, right, sweep.logit(t, prefix))) {
          tally.hardest[rule] = new Case(pairThatBeginsWith(prefix, t, bits), t);
        }
      }
    }
    return tally.table(false);
  }

  /** Over a sample and what was answered to it. */
  public static RuleTable of(Samples sample, Answers answers) {
    Tally tally = new Tally();
    for (int i = 0; i < sample.count(); i++) {
      Subtraction pair = sample.pair(i);
      for (int t = 0; t < sample.bits(); t++) {
        int rule = Rule.at(pair, t).index();
        boolean right = answers.bit(i, t) == pair.differenceBit(t);
        if (tally.add(rule, 1, right, answers.logit(i, t))) {
          tally.hardest[rule] = new Case(pair, t);
        }
      }
    }
    return tally.table(true);
  }

  /**
   * One of the pairs: where the higher bits leave a choice, one of the article's, a &gt; b &gt; 0.
   */
  private static Subtraction pairThatBeginsWith(int prefix, int timeStep, int bits) {
    long a = PrefixTree.a(prefix);
    long b = PrefixTree.b(prefix);
    if (timeStep < bits - 1) {
      a |= 1L << (bits - 1);
    }
    if (b == 0 && timeStep < bits - 2) {
      a |= 1L << (bits - 2);
      b |= 1L << (bits - 2);
    } else if (b == 0 && timeStep == bits - 2 && PrefixTree.a(prefix) > 0) {
      // a has that bit too, and more below it.
      b |= 1L << (bits - 1);
    }
    return new Subtraction(a, b, bits);
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
    private final Case[] hardest = new Case[Rule.ALL.size()];

    /** Returns true if this was the smallest margin so far. */
    boolean add(int rule, long times, boolean isRight, float logit) {
      double margin = Rule.ALL.get(rule).differenceBit() == 1 ? logit : -logit;
      boolean first = count[rule] == 0;
      sum[rule] += times * margin;
      count[rule] += times;
      right[rule] += isRight ? times : 0;
      if (first || margin < smallest[rule]) {
        smallest[rule] = margin;
        return true;
      }
      return false;
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
          none ? Double.NaN : smallest[rule],
          hardest[rule]);
    }
  }
}
