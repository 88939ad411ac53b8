package dev.gatescope.data;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers and sets from the cells of a data table, each checked. */
final class DataTableReader {
  private static final List<String> REQUIRED =
      List.of(
          DataTables.A,
          DataTables.B,
          DataTables.C,
          DataTables.BITS,
          DataTables.BORROWS,
          DataTables.LONGEST_BORROW_CHAIN,
          DataTables.SET,
          DataTables.SEEN_IN_TRAINING);

  private final Csv.Cells cells;
  private final int count;

  DataTableReader(Csv.Cells cells) {
    this.cells = cells;
    this.count = cells.lineNumbers().size();
    List<String> missing = REQUIRED.stream().filter(name -> !cells.has(name)).toList();
    if (!missing.isEmpty()) {
      throw Problem.of(
              "data.csv.missingColumn", String.join(", ", missing), String.join(", ", REQUIRED))
          .asException();
    }
  }

  Samples samples() {
    int bits = (int) number(0, DataTables.BITS, Subtraction.MIN_BITS, Subtraction.MAX_BITS);
    long max = (1L << bits) - 1;
    long[] a = new long[count];
    long[] b = new long[count];
    for (int row = 0; row < count; row++) {
      if (number(row, DataTables.BITS, Subtraction.MIN_BITS, Subtraction.MAX_BITS) != bits) {
        throw problem("data.csv.mixedBits", row, DataTables.BITS, Integer.toString(bits));
      }
      a[row] = number(row, DataTables.A, 1, max);
      b[row] = number(row, DataTables.B, 1, max);
      if (b[row] >= a[row]) {
        throw problem("data.csv.order", row, DataTables.B, Long.toString(a[row]));
      }
    }
    return new Samples(bits, a, b);
  }

  Split split() {
    for (int row = 0; row < count; row++) {
      String set = cells.at(row, DataTables.SET);
      if (!set.equals(DataTables.TRAIN) && !set.equals(DataTables.TEST)) {
        throw problem("data.csv.set", row, DataTables.SET);
      }
    }
    return Split.of(members(DataTables.TRAIN), members(DataTables.TEST));
  }

  /** The rows of one set in its order. */
  private int[] members(String set) {
    int[] rows =
        IntStream.range(0, count)
            .filter(row -> cells.at(row, DataTables.SET).equals(set))
            .toArray();
    if (!cells.has(DataTables.POSITION)) {
      return rows;
    }
    int[] members = new int[rows.length];
    Arrays.fill(members, -1);
    for (int row : rows) {
      int place = (int) number(row, DataTables.POSITION, 0, rows.length - 1);
      if (members[place] >= 0) {
        throw problem("data.csv.position", row, DataTables.POSITION, set, line(members[place]));
      }
      members[place] = row;
    }
    return members;
  }

  private long number(int row, String column, long min, long max) {
    try {
      long value = Long.parseLong(cells.at(row, column));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      // The same message tells what would be right.
    }
    throw problem("data.csv.number", row, column, Long.toString(min), Long.toString(max));
  }

  private Integer line(int row) {
    return cells.lineNumbers().get(row);
  }

  /** Line, column and value, then what else the message needs. */
  private ProblemException problem(String key, int row, String column, Object... more) {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = line(row);
    arguments[1] = column;
    arguments[2] = cells.at(row, column);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Problem.of(key, arguments).asException();
  }
}
