package dev.gatescope.data;

import dev.gatescope.random.NumpyRandom;
import dev.gatescope.text.Problem;

/** Draws samples as the article does. */
public final class SampleGenerator {
  /** No pair of narrower numbers has a decimal digit of a below b's: a is at most 6. */
  public static final int MIN_BORROW_BITS = 4;

  private SampleGenerator() {}

  /**
   * Draws a = randint(2, 2^bits - 1), then b = randint(1, a), and so 1 &lt;= b &lt; a &lt;= 2^bits
   * - 2, until there are enough samples.
   *
   * <p>Pairs that are not wanted are drawn again and nothing else is drawn, so the stream is that
   * of the plain loop in Python. The loop ends soon even where every pair that exists is asked for:
   * each comes with a probability above 4^-bits a draw, and only narrow numbers have so few pairs
   * (all 521,731 of 10 bits take a second or two).
   *
   * @param borrowOnly keep only pairs that borrow in decimal, the article's condition
   * @param distinct keep each pair once
   * @throws dev.gatescope.text.ProblemException if no pair of that width borrows, or fewer distinct
   *     pairs exist than samples are asked for
   */
  public static Samples generate(
      int bits, int samples, boolean borrowOnly, boolean distinct, NumpyRandom random) {
    if (samples < 0) {
      throw new IllegalArgumentException("cannot draw " + samples + " samples");
    }
    checkExist(bits, samples, borrowOnly, distinct);
    long[] a = new long[samples];
    long[] b = new long[samples];
    PairNumbers seen = new PairNumbers();
    for (int drawn = 0; drawn < samples; ) {
      long nextA = random.randint(2, (1L << bits) - 1);
      long nextB = random.randint(1, nextA);
      boolean wanted = !borrowOnly || new Subtraction(nextA, nextB, bits).borrowsInDecimal();
      if (wanted && (!distinct || seen.number(nextA, nextB) == drawn)) {
        a[drawn] = nextA;
        b[drawn] = nextB;
        drawn++;
      }
    }
    return new Samples(bits, a, b);
  }

  /**
   * How many pairs of that width could be drawn, counted one by one up to a limit.
   *
   * @return the exact number, or {@code limit} if there are at least that many
   */
  public static int existing(int bits, boolean borrowOnly, int limit) {
    int found = 0;
    for (long a = 2; a < (1L << bits) - 1; a++) {
      for (long b = 1; b < a; b++) {
        if (found >= limit) {
          return limit;
        }
        if (!borrowOnly || new Subtraction(a, b, bits).borrowsInDecimal()) {
          found++;
        }
      }
    }
    return found;
  }

  private static void checkExist(int bits, int samples, boolean borrowOnly, boolean distinct) {
    Subtraction.requireBits(bits);
    if (borrowOnly && bits < MIN_BORROW_BITS) {
      throw Problem.of("data.noBorrow", bits, MIN_BORROW_BITS, Subtraction.MAX_BITS).asException();
    }
    if (distinct) {
      int exist = existing(bits, borrowOnly, samples);
      if (exist < samples) {
        String key = borrowOnly ? "data.tooFewBorrowing" : "data.tooFewDistinct";
        throw Problem.of(key, samples, bits, exist).asException();
      }
    }
  }
}
