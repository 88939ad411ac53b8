package dev.gatescope.eval;

import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import java.util.Arrays;

/**
 * What a network answers to every cell of a {@link PairGrid}. Immutable.
 *
 * <p>The margin of a bit is its logit if the true bit is 1, and minus its logit if it is 0: above 0
 * the bit is right, and the further the surer.
 */
public final class PairMap {
  /** In place of a bit where every bit is right. */
  public static final int NO_BIT = -1;

  private final PairGrid grid;
  private final long[] predicted;
  private final float[] smallestMargin;
  private final byte[] firstWrongBit;

  private PairMap(PairGrid grid) {
    this.grid = grid;
    predicted = new long[grid.cells()];
    smallestMargin = new float[grid.cells()];
    firstWrongBit = new byte[grid.cells()];
  }

  /** Asks a network. An exact grid costs one sweep, a binned one a forward pass a cell. */
  public static PairMap of(RecurrentEngine engine, PairGrid grid) {
    if (grid.exact()) {
      return of(engine.sweep(grid.bits()), grid);
    }
    PairMap map = new PairMap(grid);
    map.fill(engine.answers(grid.samples().toSequences()));
    return map;
  }

  /** The map of answers that are there already, of an exact grid's width. */
  public static PairMap of(PrefixSweep sweep, PairGrid grid) {
    if (!grid.exact() || sweep.timeSteps() != grid.bits()) {
      throw new IllegalArgumentException(
          "answers of " + sweep.timeSteps() + " bits for a map of " + grid.bits());
    }
    PairMap map = new PairMap(grid);
    map.fill(sweep, new PrefixTree(grid.bits()));
    return map;
  }

  /** Answers, margins and errors of a prefix are handed on to those that begin with it. */
  private void fill(PrefixSweep sweep, PrefixTree tree) {
    int[] answer = {0};
    float[] margin = {Float.POSITIVE_INFINITY};
    byte[] wrong = {NO_BIT};
    for (int t = 0; t < sweep.timeSteps(); t++) {
      int prefixes = PrefixSweep.prefixes(t);
      int[] nextAnswer = new int[prefixes];
      float[] nextMargin = new float[prefixes];
      byte[] nextWrong = new byte[prefixes];
      for (int prefix = 0; prefix < prefixes; prefix++) {
        int parent = PrefixTree.parent(t, prefix);
        int target = tree.differenceBit(t, prefix);
        int bit = sweep.bit(t, prefix);
        float logit = sweep.logit(t, prefix);
        nextAnswer[prefix] = answer[parent] | bit << t;
        nextMargin[prefix] = Math.min(margin[parent], target == 1 ? logit : -logit);
        nextWrong[prefix] = wrong[parent] == NO_BIT && bit != target ? (byte) t : wrong[parent];
      }
      answer = nextAnswer;
      margin = nextMargin;
      wrong = nextWrong;
    }
    for (int prefix = 0; prefix < answer.length; prefix++) {
      int cell = grid.cellOfPrefix(prefix);
      predicted[cell] = answer[prefix];
      smallestMargin[cell] = margin[prefix];
      firstWrongBit[cell] = wrong[prefix];
    }
  }

  private void fill(Answers answers) {
    Arrays.fill(firstWrongBit, (byte) NO_BIT);
    for (int cell = 0; cell < grid.cells(); cell++) {
      long difference = grid.difference(cell);
      float margin = Float.POSITIVE_INFINITY;
      for (int t = 0; t < grid.bits(); t++) {
        int target = (int) (difference >>> t) & 1;
        int bit = answers.bit(cell, t);
        float logit = answers.logit(cell, t);
        predicted[cell] |= (long) bit << t;
        margin = Math.min(margin, target == 1 ? logit : -logit);
        if (bit != target && firstWrongBit[cell] == NO_BIT) {
          firstWrongBit[cell] = (byte) t;
        }
      }
      smallestMargin[cell] = margin;
    }
  }

  /** Which pairs were asked. */
  public PairGrid grid() {
    return grid;
  }

  /** The number that the predicted bits make. */
  public long predicted(int cell) {
    return predicted[cell];
  }

  public boolean wrong(int cell) {
    return firstWrongBit[cell] != NO_BIT;
  }

  /** |expected - predicted| of the whole numbers. */
  public double absoluteError(int cell) {
    return Math.abs((double) (grid.difference(cell) - predicted[cell]));
  }

  /** The least margin of the pair's bits; NaN if a logit is none. */
  public float smallestMargin(int cell) {
    return smallestMargin[cell];
  }

  /** The lowest wrong bit, or {@link #NO_BIT}. */
  public int firstWrongBit(int cell) {
    return firstWrongBit[cell];
  }

  /** The longest run of neighbouring bits of the pair that borrow. */
  public int longestBorrowChain(int cell) {
    int longest = 0;
    // Each round takes one bit from every run.
    for (long runs = borrows(cell); runs != 0; runs &= runs >>> 1) {
      longest++;
    }
    return longest;
  }

  /**
   * How many bits in a row borrow right up to the first wrong one: the borrow that arrives there
   * began that many bits below. 0 if none arrives or no bit is wrong.
   */
  public int borrowChainToFirstWrongBit(int cell) {
    int bit = firstWrongBit[cell];
    if (bit == NO_BIT) {
      return 0;
    }
    // Bit t of this number says whether bit t - 1 borrows from bit t.
    long arriving = borrows(cell) << 1;
    int chain = 0;
    while (bit - chain > 0 && (arriving >>> (bit - chain) & 1) == 1) {
      chain++;
    }
    return chain;
  }

  /** Which bits borrow from the next one, by the borrow rule on all bits at once. */
  private long borrows(int cell) {
    long a = grid.a(cell);
    long b = grid.b(cell);
    long difference = a - b;
    long mask = (1L << grid.bits()) - 1;
    return ((~a & b) | (~(a ^ b) & difference)) & mask;
  }

  /** How many cells are wrong. */
  public int wrongCells() {
    int wrong = 0;
    for (byte bit : firstWrongBit) {
      wrong += bit == NO_BIT ? 0 : 1;
    }
    return wrong;
  }

  /**
   * The wrong cells, surest errors (smallest margins) first.
   *
   * @param most how many at most
   */
  public int[] worstCells(int most) {
    long[] keys = new long[wrongCells()];
    int found = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (wrong(cell)) {
        keys[found++] = (long) sortable(smallestMargin[cell]) << Integer.SIZE | cell;
      }
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).limit(most).mapToInt(key -> (int) key).toArray();
  }

  /** An int that orders as the float does. */
  private static int sortable(float value) {
    int floatBits = Float.floatToIntBits(value);
    return floatBits ^ (floatBits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
  }
}
