package dev.gatescope.eval;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.lstm.RecurrentEngine;
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

  private final int bits;
  private final Samples sample;

  /**
   * @param seed of the sample, so that every epoch is judged by the same pairs
   */
  public PairChecker(int bits, long seed) {
    this.bits = bits;
    sample =
        bits <= MAX_SWEEP_BITS
            ? null
            : SampleGenerator.generate(bits, SAMPLED_PAIRS, false, false, new NumpyRandom(seed));
  }

  /** Judges the engine's weights as they are now. */
  public PairCheck check(RecurrentEngine engine) {
    return sample == null ? checkAll(engine) : checkSample(engine);
  }

  private PairCheck checkSample(RecurrentEngine engine) {
    Predictions predictions = Predictions.of(engine, sample);
    return new PairCheck(predictions.count(), predictions.wrong(), 0, 0, true);
  }

  private PairCheck checkAll(RecurrentEngine engine) {
    boolean[] wrong = wrongPrefixes(engine.sweep(bits));
    int largest = (1 << bits) - 2;
    int pairs = 0;
    int wrongPairs = 0;
    int everyWrong = 0;
    for (int prefix = 0; prefix < wrong.length; prefix++) {
      int a = numberOf(prefix >> 1);
      int b = numberOf(prefix);
      boolean articlePair = a <= largest && b >= 1 && b < a;
      pairs += articlePair ? 1 : 0;
      wrongPairs += articlePair && wrong[prefix] ? 1 : 0;
      everyWrong += wrong[prefix] ? 1 : 0;
    }
    return new PairCheck(pairs, wrongPairs, wrong.length, everyWrong, false);
  }

  /**
   * For every whole pair whether any bit is wrong. A prefix of t + 1 digits is the prefix of its
   * lower t digits, plus the digit 2 a_t + b_t in place t: error and borrow are handed on from
   * there.
   */
  private static boolean[] wrongPrefixes(float[][] probabilities) {
    boolean[] wrong = {false};
    int[] borrow = {0};
    for (int t = 0; t < probabilities.length; t++) {
      float[] p = probabilities[t];
      boolean[] nextWrong = new boolean[p.length];
      int[] nextBorrow = new int[p.length];
      for (int prefix = 0; prefix < p.length; prefix++) {
        int parent = prefix & (wrong.length - 1);
        int aBit = (prefix >> (2 * t + 1)) & 1;
        int bBit = (prefix >> (2 * t)) & 1;
        int difference = aBit - bBit - borrow[parent];
        int predicted = p[prefix] > 0.5f ? 1 : 0;
        nextWrong[prefix] = wrong[parent] || predicted != (difference & 1);
        nextBorrow[prefix] = difference < 0 ? 1 : 0;
      }
      wrong = nextWrong;
      borrow = nextBorrow;
    }
    return wrong;
  }

  /** The number whose bits are every second bit of {@code interleaved}, from the lowest. */
  private static int numberOf(int interleaved) {
    int number = 0;
    for (int t = 0; t < MAX_SWEEP_BITS; t++) {
      number |= ((interleaved >> (2 * t)) & 1) << t;
    }
    return number;
  }
}
