package dev.gatescope.eval;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import java.util.SplittableRandom;

/**
 * The pairs that a map of all a and b shows, a square of cells: every pair up to {@link
 * PairChecker#MAX_SWEEP_BITS} bits; above, one pair drawn from each of {@link #BINS} x {@link
 * #BINS} equal bins. Cells are numbered a's place * side + b's place. Immutable.
 */
public final class PairGrid {
  /** Bins of each number where there are too many pairs to show all. */
  public static final int BINS = 128;

  private static final int BIN_BITS = Integer.numberOfTrailingZeros(BINS);

  private final int bits;
  private final int placeBits;
  private final long[] a;
  private final long[] b;
  private final int[] cellOfPrefix;

  /**
   * @param seed of the pairs that stand for the bins, so that every epoch is judged by the same
   */
  public PairGrid(int bits, long seed) {
    this.bits = bits;
    boolean exact = bits <= PairChecker.MAX_SWEEP_BITS;
    placeBits = exact ? bits : BIN_BITS;
    int cells = side() * side();
    a = new long[cells];
    b = new long[cells];
    long binWidth = 1L << (bits - placeBits);
    SplittableRandom random = new SplittableRandom(seed);
    for (int cell = 0; cell < cells; cell++) {
      a[cell] = (cell >> placeBits) * binWidth + (exact ? 0 : random.nextLong(binWidth));
      b[cell] = (cell & (side() - 1)) * binWidth + (exact ? 0 : random.nextLong(binWidth));
    }
    cellOfPrefix = new int[exact ? cells : 0];
    for (int prefix = 0; prefix < cellOfPrefix.length; prefix++) {
      cellOfPrefix[prefix] = PrefixTree.a(prefix) << placeBits | PrefixTree.b(prefix);
    }
  }

  public int bits() {
    return bits;
  }

  /** True if every pair has a cell; false if each cell is a bin with one of its pairs. */
  public boolean exact() {
    return bits == placeBits;
  }

  /** Cells along a, and along b. */
  public int side() {
    return 1 << placeBits;
  }

  public int cells() {
    return a.length;
  }

  /** How many neighbouring numbers share a place: 1 if exact. */
  public long binWidth() {
    return 1L << (bits - placeBits);
  }

  public long a(int cell) {
    return a[cell];
  }

  public long b(int cell) {
    return b[cell];
  }

  public Subtraction pair(int cell) {
    return new Subtraction(a[cell], b[cell], bits);
  }

  /** The right answer, modulo 2^bits. */
  public long difference(int cell) {
    return (a[cell] - b[cell]) & ((1L << bits) - 1);
  }

  /** True where a &lt; b, and so the answer is modulo 2^bits. */
  public boolean wraps(int cell) {
    return a[cell] < b[cell];
  }

  /** True in the article's range 2 &lt;= a &lt;= 2^bits - 2, 1 &lt;= b &lt; a. */
  public boolean inArticleRange(int cell) {
    return Subtraction.isArticles(a[cell], b[cell], bits);
  }

  /** The cell in which a pair lies. */
  public int cellOf(long pairA, long pairB) {
    int shift = bits - placeBits;
    return (int) (pairA >> shift) << placeBits | (int) (pairB >> shift);
  }

  public int cellOf(Subtraction pair) {
    return cellOf(pair.a(), pair.b());
  }

  /** The cell of a whole prefix of a sweep; for an exact grid. */
  int cellOfPrefix(int prefix) {
    return cellOfPrefix[prefix];
  }

  /** All cells' pairs in their order. */
  Samples samples() {
    return new Samples(bits, a, b);
  }
}
