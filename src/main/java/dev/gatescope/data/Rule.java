package dev.gatescope.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One row of the table that one bit of subtraction is: two bits and the borrow that comes in give a
 * bit of the difference and the borrow that goes out.
 *
 * @param aBit 0 or 1
 * @param bBit 0 or 1
 * @param borrowIn 1 if the bits below borrow from this one
 */
public record Rule(int aBit, int bBit, int borrowIn) {
  /** The eight rows, in the order of {@link #index}: 000, 001, ... 111. */
  public static final List<Rule> ALL =
      IntStream.range(0, 8).mapToObj(i -> new Rule(i >> 2, i >> 1 & 1, i & 1)).toList();

  /** The row that one column of a subtraction follows. */
  public static Rule at(Subtraction pair, int timeStep) {
    return ALL.get(indexOf(pair.aBit(timeStep), pair.bBit(timeStep), pair.borrowIn(timeStep)));
  }

  /** A row's place in {@link #ALL}: 4 a + 2 b + borrow in. */
  public static int indexOf(int aBit, int bBit, int borrowIn) {
    return 4 * aBit + 2 * bBit + borrowIn;
  }

  public int index() {
    return indexOf(aBit, bBit, borrowIn);
  }

  public int differenceBit() {
    return aBit ^ bBit ^ borrowIn;
  }

  public int borrowOut() {
    return aBit - bBit - borrowIn < 0 ? 1 : 0;
  }

  /** The three bits of the left side, such as {@code 011}. */
  public String bits() {
    return "" + aBit + bBit + borrowIn;
  }
}
