package dev.gatescope.eval.surgery;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import java.util.BitSet;

/**
 * Asks an engine all pairs of a width, or where they are too many the sample that judges the run
 * too (see {@link PairChecker}).
 */
final class ScoreCheck {
  private final int bits;
  private final long seed;
  private final PrefixTree tree;
  private final Samples sample;
  private final Sequences sequences;

  ScoreCheck(int bits, long seed) {
    this.bits = bits;
    this.seed = seed;
    boolean all = bits <= PairChecker.MAX_SWEEP_BITS;
    tree = all ? new PrefixTree(bits) : null;
    sample = all ? null : PairChecker.sample(bits, seed);
    sequences = all ? null : sample.toSequences();
  }

  boolean isFor(int otherBits, long otherSeed) {
    return bits == otherBits && seed == otherSeed;
  }

  Scores check(RecurrentEngine engine) {
    return sample == null ? checkAll(engine.sweep(bits)) : checkSample(engine);
  }

  private Scores checkAll(PrefixSweep sweep) {
    int[] wrongAtStep = new int[bits];
    boolean[] before = {false};
    for (int t = 0; t < bits; t++) {
      int prefixes = PrefixSweep.prefixes(t);
      int pairsEach = PrefixSweep.prefixes(bits - 1) / prefixes;
      boolean[] now = new boolean[prefixes];
      for (int prefix = 0; prefix < prefixes; prefix++) {
        boolean bitWrong = sweep.bit(t, prefix) != tree.differenceBit(t, prefix);
        wrongAtStep[t] += bitWrong ? pairsEach : 0;
        now[prefix] = bitWrong || before[PrefixTree.parent(t, prefix)];
      }
      before = now;
    }
    return count(before, wrongAtStep, RuleTable.of(sweep, tree));
  }

  private Scores count(boolean[] wrongPrefix, int[] wrongAtStep, RuleTable rules) {
    BitSet wrongPairs = new BitSet(wrongPrefix.length);
    int articlePairs = 0;
    int articleWrong = 0;
    for (int prefix = 0; prefix < wrongPrefix.length; prefix++) {
      int a = PrefixTree.a(prefix);
      int b = PrefixTree.b(prefix);
      boolean article = Subtraction.isArticles(a, b, bits);
      articlePairs += article ? 1 : 0;
      if (wrongPrefix[prefix]) {
        wrongPairs.set((a << bits) + b);
        articleWrong += article ? 1 : 0;
      }
    }
    return new Scores(
        bits,
        false,
        wrongPrefix.length,
        wrongPairs.cardinality(),
        articlePairs,
        articleWrong,
        wrongAtStep,
        rules,
        wrongPairs);
  }

  private Scores checkSample(RecurrentEngine engine) {
    Answers answers = engine.answers(sequences);
    int[] wrongAtStep = new int[bits];
    int wrong = 0;
    for (int i = 0; i < sample.count(); i++) {
      Subtraction pair = sample.pair(i);
      int wrongBits = 0;
      for (int t = 0; t < bits; t++) {
        int bitWrong = answers.bit(i, t) ^ pair.differenceBit(t);
        wrongAtStep[t] += bitWrong;
        wrongBits += bitWrong;
      }
      wrong += wrongBits > 0 ? 1 : 0;
    }
    int all = sample.count();
    RuleTable rules = RuleTable.of(sample, answers);
    return new Scores(bits, true, all, wrong, all, wrong, wrongAtStep, rules, new BitSet());
  }
}
