package dev.gatescope.data;

import dev.gatescope.text.Problem;

/**
 * One subtraction a - b of {@code bits}-bit numbers, and what happens at each of its bits. Time
 * step 0 is the least significant bit. Where a &lt; b the difference is taken modulo 2^bits.
 */
public record Subtraction(long a, long b, int bits) {
  public static final int MIN_BITS = 2;
  public static final int MAX_BITS = 62;

  /** Any pair of numbers of that width. */
  public Subtraction {
    requireBits(bits);
    checkRange("a", a, 0, bits);
    checkRange("b", b, 0, bits);
  }

  /**
   * A pair that the network is made for: 1 &lt;= b &lt; a &lt; 2^bits.
   *
   * @throws dev.gatescope.text.ProblemException naming what is wrong and what would be right
   */
  public static Subtraction checked(long a, long b, int bits) {
    requireBits(bits);
    checkRange("a", a, 1, bits);
    checkRange("b", b, 1, bits);
    if (b >= a) {
      throw Problem.of("pair.order", Long.toString(a), Long.toString(b)).asException();
    }
    return new Subtraction(a, b, bits);
  }

  /** Whether the article could draw a pair: 2 &lt;= a &lt;= 2^bits - 2 and 1 &lt;= b &lt; a. */
  public static boolean isArticles(long a, long b, int bits) {
    return b >= 1 && b < a && a < max(bits);
  }

  /**
   * The same from what a user typed.
   *
   * @throws dev.gatescope.text.ProblemException naming what is wrong and what would be right
   */
  public static Subtraction parse(String a, String b, int bits) {
    requireBits(bits);
    return checked(parseNumber("a", a, bits), parseNumber("b", b, bits), bits);
  }

  private static long parseNumber(String name, String text, int bits) {
    String digits = text == null ? "" : text.strip();
    String max = Long.toString(max(bits));
    if (digits.isEmpty()) {
      throw Problem.of("pair.empty", name, "1", max).asException();
    }
    if (!digits.matches("[+-]?\\d+")) {
      throw Problem.of("pair.notANumber", name, digits, "1", max).asException();
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException wider) {
      throw Problem.of("pair.outOfRange", name, digits, "1", max).asException(wider);
    }
  }

  /**
   * Refuses a width that no numbers have here.
   *
   * @throws dev.gatescope.text.ProblemException if it is below 2 or above 62
   */
  public static void requireBits(int bits) {
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw Problem.of("pair.bits", bits).asException();
    }
  }

  private static void checkRange(String name, long value, long min, int bits) {
    if (value < min || value > max(bits)) {
      throw Problem.of(
              "pair.outOfRange",
              name,
              Long.toString(value),
              Long.toString(min),
              Long.toString(max(bits)))
          .asException();
    }
  }

  private static long max(int bits) {
    return (1L << bits) - 1;
  }

  /** a - b modulo 2^bits. */
  public long difference() {
    return (a - b) & max(bits);
  }

  public int aBit(int timeStep) {
    return (int) (a >>> timeStep) & 1;
  }

  public int bBit(int timeStep) {
    return (int) (b >>> timeStep) & 1;
  }

  public int differenceBit(int timeStep) {
    return (int) (difference() >>> timeStep) & 1;
  }

  /** 1 if the bits below this one borrow from it. */
  public int borrowIn(int timeStep) {
    // A column's difference bit is a ^ b ^ borrow in, so the borrow is what is left over.
    return aBit(timeStep) ^ bBit(timeStep) ^ differenceBit(timeStep);
  }

  /** 1 if this bit borrows from the next one. */
  public int borrowOut(int timeStep) {
    return aBit(timeStep) - bBit(timeStep) - borrowIn(timeStep) < 0 ? 1 : 0;
  }

  /** How many bits borrow from the next one. */
  public int borrowCount() {
    int count = 0;
    for (int t = 0; t < bits; t++) {
      count += borrowOut(t);
    }
    return count;
  }

  /** The longest run of neighbouring bits that borrow. */
  public int longestBorrowChain() {
    int longest = 0;
    int run = 0;
    for (int t = 0; t < bits; t++) {
      run = borrowOut(t) == 1 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** The article's condition: some decimal digit of a is smaller than the same digit of b. */
  public boolean borrowsInDecimal() {
    for (long x = a, y = b; y > 0; x /= 10, y /= 10) {
      if (x % 10 < y % 10) {
        return true;
      }
    }
    return false;
  }
}
