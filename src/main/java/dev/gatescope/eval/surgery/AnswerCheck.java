package dev.gatescope.eval.surgery;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.random.NumpyRandom;
import java.util.BitSet;

/** Asks an engine all pairs of a width, or a seeded sample where they are too many. */
final class AnswerCheck {
  private static final long SEED = 822;

  private final int bits;
  private final PrefixTree tree;
  private final Samples sample;

  AnswerCheck(int bits) {
    this.bits = bits;
    boolean all = bits <= PairChecker.MAX_SWEEP_BITS;
    tree = all ? new PrefixTree(bits) : null;
    sample =
        all
            ? null
            : SampleGenerator.generate(
                bits, PairChecker.SAMPLED_PAIRS, false, false, new NumpyRandom(SEED));
  }

  int bits() {
    return bits;
  }

  Answers check(RecurrentEngine engine) {
    return sample == null ? checkAll(engine.sweep(bits)) : checkSample(engine);
  }

  private Answers checkAll(PrefixSweep sweep) {
    int[] wrongAtStep = new int[bits];
    long[] cases = new long[Answers.RULES];
    long[] wrong = new long[Answers.RULES];
    boolean[] before = {false};
    for (int t = 0; t < bits; t++) {
      int prefixes = PrefixSweep.prefixes(t);
      int pairsEach = PrefixSweep.prefixes(bits - 1) / prefixes;
      boolean[] now = new boolean[prefixes];
      for (int prefix = 0; prefix < prefixes; prefix++) {
        boolean bitWrong = sweep.bit(t, prefix) != tree.differenceBit(t, prefix);
        int rule =
            Answers.rule(
                PrefixTree.aBit(t, prefix), PrefixTree.bBit(t, prefix), tree.borrowIn(t, prefix));
        cases[rule] += pairsEach;
        if (bitWrong) {
          wrong[rule] += pairsEach;
          wrongAtStep[t] += pairsEach;
        }
        now[prefix] = bitWrong || before[PrefixTree.parent(t, prefix)];
      }
      before = now;
    }
    return count(before, wrongAtStep, cases, wrong);
  }

  private Answers count(boolean[] wrongPrefix, int[] wrongAtStep, long[] cases, long[] wrong) {
    BitSet wrongPairs = new BitSet(wrongPrefix.length);
    int largest = (1 << bits) - 2;
    int articlePairs = 0;
    int articleWrong = 0;
    for (int prefix = 0; prefix < wrongPrefix.length; prefix++) {
      int a = PrefixTree.a(prefix);
      int b = PrefixTree.b(prefix);
      boolean article = a <= largest && b >= 1 && b < a;
      articlePairs += article ? 1 : 0;
      if (wrongPrefix[prefix]) {
        wrongPairs.set((a << bits) + b);
        articleWrong += article ? 1 : 0;
      }
    }
    return new Answers(
        bits,
        false,
        wrongPrefix.length,
        wrongPairs.cardinality(),
        articlePairs,
        articleWrong,
        wrongAtStep,
        cases,
        wrong,
        wrongPairs);
  }

  private Answers checkSample(RecurrentEngine engine) {
    Predictions predictions = Predictions.of(engine, sample);
    int[] wrongAtStep = new int[bits];
    long[] cases = new long[Answers.RULES];
    long[] wrong = new long[Answers.RULES];
    for (int i = 0; i < predictions.count(); i++) {
      Subtraction pair = predictions.pair(i);
      for (int t = 0; t < bits; t++) {
        int rule = Answers.rule(pair.aBit(t), pair.bBit(t), pair.borrowIn(t));
        cases[rule]++;
        if (predictions.predictedBit(i, t) != pair.differenceBit(t)) {
          wrong[rule]++;
          wrongAtStep[t]++;
        }
      }
    }
    int all = predictions.count();
    int allWrong = predictions.wrong();
    return new Answers(
        bits, true, all, allWrong, all, allWrong, wrongAtStep, cases, wrong, new BitSet());
  }
}
