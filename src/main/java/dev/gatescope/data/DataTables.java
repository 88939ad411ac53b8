package dev.gatescope.data;

import dev.gatescope.text.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A data set as a table, and back from the text of such a table. */
public final class DataTables {
  public static final String A = "a";
  public static final String B = "b";
  public static final String C = "c";
  public static final String BITS = "bits";
  public static final String BORROWS = "borrows";
  public static final String LONGEST_BORROW_CHAIN = "longest_borrow_chain";
  public static final String SET = "set";
  public static final String SEEN_IN_TRAINING = "seen_in_training";

  /** Place in its set, from 0: for the test set the sample number of the article's plots. */
  public static final String POSITION = "position";

  /** The values of {@link #SET}. */
  public static final String TRAIN = "train";

  public static final String TEST = "test";

  private DataTables() {}

  /**
   * One row a sample in the order in which they were drawn: a, b, c = a - b, the width, how many
   * bits borrow, the longest run of neighbouring bits that borrow, train or test, whether the pair
   * stands in the training set (true for all that train), and the place in its set.
   */
  public static Table table(DataSet data) {
    Samples samples = data.samples();
    int count = samples.count();
    LongColumn c = LongColumn.create(C, count);
    IntColumn bits = IntColumn.create(BITS, count);
    IntColumn borrows = IntColumn.create(BORROWS, count);
    IntColumn chain = IntColumn.create(LONGEST_BORROW_CHAIN, count);
    StringColumn set = StringColumn.create(SET, count);
    BooleanColumn seen = BooleanColumn.create(SEEN_IN_TRAINING, count);
    IntColumn position = IntColumn.create(POSITION, count);
    boolean[] seenInTraining = data.split().seenInTraining(samples);
    for (int i = 0; i < count; i++) {
      Subtraction pair = samples.pair(i);
      c.set(i, pair.difference());
      bits.set(i, pair.bits());
      borrows.set(i, pair.borrowCount());
      chain.set(i, pair.longestBorrowChain());
      seen.set(i, seenInTraining[i]);
    }
    place(data.split().train(), TRAIN, set, position);
    place(data.split().test(), TEST, set, position);
    return Table.create(
        "data",
        LongColumn.create(A, samples.a()),
        LongColumn.create(B, samples.b()),
        c,
        bits,
        borrows,
        chain,
        set,
        seen,
        position);
  }

  private static void place(int[] members, String name, StringColumn set, IntColumn position) {
    for (int place = 0; place < members.length; place++) {
      set.set(members[place], name);
      position.set(members[place], place);
    }
  }

  /**
   * Reads what {@link #table} and {@link Csv} wrote. Columns may stand in any order and others are
   * passed over; {@link #POSITION} may be missing: then each set keeps the order of the lines. What
   * follows from a, b and the sets must be right.
   *
   * @throws dev.gatescope.text.ProblemException naming the line, the column and the value
   */
  public static DataSet read(Reader reader) throws IOException {
    Csv.Cells cells = Csv.read(reader);
    DataTableReader rows = new DataTableReader(cells);
    DataSet data = new DataSet(rows.samples(), rows.split());
    Table right = table(data);
    for (String column : List.of(C, BORROWS, LONGEST_BORROW_CHAIN, SEEN_IN_TRAINING)) {
      int index = right.columnIndex(column);
      for (int row = 0; row < right.rowCount(); row++) {
        String value = cells.at(row, column);
        String expected = right.getUnformatted(row, index);
        if (!value.equalsIgnoreCase(expected)) {
          throw Problem.of("data.csv.wrong", cells.lineNumbers().get(row), column, value, expected)
              .asException();
        }
      }
    }
    return data;
  }
}
