package dev.gatescope.eval;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.PrefixSweep;

/**
 * What is true of the prefixes of a {@link PrefixSweep}: bits, borrow and difference of all pairs
 * of numbers, modulo 2^timeSteps where a &lt; b. Immutable.
 */
public final class PrefixTree {
  private static final int DIGIT = 2;

  private final byte[][] borrowOut;

  /**
   * @param timeSteps up to 15, so that prefixes can be numbered
   */
  public PrefixTree(int timeSteps) {
    borrowOut = new byte[timeSteps][];
    for (int t = 0; t < timeSteps; t++) {
      borrowOut[t] = new byte[PrefixSweep.prefixes(t)];
      for (int prefix = 0; prefix < borrowOut[t].length; prefix++) {
        int left = aBit(t, prefix) - bBit(t, prefix) - borrowIn(t, prefix);
        borrowOut[t][prefix] = (byte) (left < 0 ? 1 : 0);
      }
    }
  }

  public int timeSteps() {
    return borrowOut.length;
  }

  /** a's bit at the prefix's last step. */
  public static int aBit(int timeStep, int prefix) {
    return (prefix >> (DIGIT * timeStep + 1)) & 1;
  }

  /** b's bit at the prefix's last step. */
  public static int bBit(int timeStep, int prefix) {
    return (prefix >> (DIGIT * timeStep)) & 1;
  }

  /** The prefix without its last step; 0, the empty one, at step 0. */
  public static int parent(int timeStep, int prefix) {
    return prefix & ((1 << (DIGIT * timeStep)) - 1);
  }

  /** The borrow that comes into the prefix's last step. */
  public int borrowIn(int timeStep, int prefix) {
    return timeStep == 0 ? 0 : borrowOut[timeStep - 1][parent(timeStep, prefix)];
  }

  /** The borrow that its last step hands on. */
  public int borrowOut(int timeStep, int prefix) {
    return borrowOut[timeStep][prefix];
  }

  /** The right answer at its last step. */
  public int differenceBit(int timeStep, int prefix) {
    return aBit(timeStep, prefix) ^ bBit(timeStep, prefix) ^ borrowIn(timeStep, prefix);
  }

  /** The number a of a whole prefix. */
  public static int a(int prefix) {
    return everySecondBit(prefix >> 1);
  }

  /** The number b of a whole prefix. */
  public static int b(int prefix) {
    return everySecondBit(prefix);
  }

  /** The prefix that the lowest {@code timeStep + 1} bits of a pair are. */
  public static int of(Subtraction pair, int timeStep) {
    int prefix = 0;
    for (int t = 0; t <= timeStep; t++) {
      prefix |= (2 * pair.aBit(t) + pair.bBit(t)) << (DIGIT * t);
    }
    return prefix;
  }

  private static int everySecondBit(int interleaved) {
    int number = 0;
    for (int t = 0; DIGIT * t < Integer.SIZE; t++) {
      number |= ((interleaved >>> (DIGIT * t)) & 1) << t;
    }
    return number;
  }
}
