package dev.gatescope.eval;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.random.NumpyRandom;

/**
 * Checks all pairs of a width by sharing prefixes where they are at most 2^16, else a seeded
 * sample.
 */
public final class PairChecker {
  /** The widest numbers of which all pairs are checked: 4^8 = 65,536 pairs. */
  public static final int MAX_SWEEP_BITS = 8;

  /** Pairs in the sample of wider numbers. */
  public static final int SAMPLED_PAIRS = 4096;

  /** Turns the seed of a run into another one. */
  private static final long OTHER_SEED = 0xffff_ffffL;

  private final int bits;
  private final Samples sample;
  private final Sequences sequences;
  private final PrefixTree tree;

  /**
   * @param seed of the run, whose epochs are all judged by the same sample; the sample is drawn
   *     with another, as with this one it would begin like the run's own data
   */
  public PairChecker(int bits, long seed) {
    this.bits = bits;
    tree = bits <= MAX_SWEEP_BITS ? new PrefixTree(bits) : null;
    sample = bits <= MAX_SWEEP_BITS ? null : sample(bits, seed);
    sequences = sample == null ? null : sample.toSequences();
  }

  /**
   * Pairs that judge a network in place of all, which are too many.
   *
   * @param seed of the run that made the network
   */
  public static Samples sample(int bits, long seed) {
    NumpyRandom random = new NumpyRandom(seed ^ OTHER_SEED);
    return SampleGenerator.generate(bits, SAMPLED_PAIRS, false, false, random);
  }

  /** How many pairs the engine's weights, as they are now, get wrong. */
  public PairCheck check(RecurrentEngine engine) {
    return examine(engine).pairs();
  }

  /** The same and the rules, from one pass over the pairs. */
  public Examination examine(RecurrentEngine engine) {
    return sample == null ? examineAll(engine.sweep(bits)) : examineSample(engine);
  }

  private Examination examineSample(RecurrentEngine engine) {
    Answers answers = engine.answers(sequences);
    Predictions predictions =
        new Predictions(bits, sample.a(), sample.b(), answers.probabilities());
    PairCheck pairs = new PairCheck(predictions.count(), predictions.wrong(), 0, 0, true);
    return new Examination(pairs, RuleTable.of(sample, answers), null);
  }

  private Examination examineAll(PrefixSweep sweep) {
    return new Examination(checkAll(sweep), RuleTable.of(sweep, tree), sweep);
  }

  private PairCheck checkAll(PrefixSweep sweep) {
    boolean[] wrong = wrongPrefixes(sweep, tree);
    int pairs = 0;
    int wrongPairs = 0;
    int everyWrong = 0;
    for (int prefix = 0; prefix < wrong.length; prefix++) {
      boolean articlePair =
          Subtraction.isArticles(PrefixTree.a(prefix), PrefixTree.b(prefix), bits);
      pairs += articlePair ? 1 : 0;
      wrongPairs += articlePair && wrong[prefix] ? 1 : 0;
      everyWrong += wrong[prefix] ? 1 : 0;
    }
    return new PairCheck(pairs, wrongPairs, wrong.length, everyWrong, false);
  }

  /**
   * For every whole pair whether any bit is wrong: a prefix hands its error on to those that begin
   * with it.
   */
  private static boolean[] wrongPrefixes(PrefixSweep sweep, PrefixTree tree) {
    boolean[] wrong = {false};
    for (int t = 0; t < sweep.timeSteps(); t++) {
      boolean[] nextWrong = new boolean[PrefixSweep.prefixes(t)];
      for (int prefix = 0; prefix < nextWrong.length; prefix++) {
        boolean bitWrong = sweep.bit(t, prefix) != tree.differenceBit(t, prefix);
        nextWrong[prefix] = wrong[PrefixTree.parent(t, prefix)] || bitWrong;
      }
      wrong = nextWrong;
    }
    return wrong;
  }
}
