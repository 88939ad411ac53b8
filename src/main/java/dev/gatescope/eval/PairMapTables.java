package dev.gatescope.eval;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A map of pairs as tables. */
public final class PairMapTables {
  private PairMapTables() {}

  /**
   * One row a pair, in the cells' order.
   *
   * @param membership null if not known: the column is empty
   */
  public static Table pairs(PairMap map, GridMembership membership) {
    return rows(map, membership, IntStream.range(0, map.grid().cells()).toArray());
  }

  /** The rows of wrong pairs alone, smallest margins first. */
  public static Table wrongPairs(PairMap map, GridMembership membership) {
    return rows(map, membership, map.worstCells(Integer.MAX_VALUE));
  }

  private static Table rows(PairMap map, GridMembership membership, int[] cells) {
    PairGrid grid = map.grid();
    LongColumn a = LongColumn.create("a");
    LongColumn b = LongColumn.create("b");
    LongColumn expected = LongColumn.create("expected");
    LongColumn predicted = LongColumn.create("predicted");
    DoubleColumn error = DoubleColumn.create("absolute_error");
    DoubleColumn margin = DoubleColumn.create("smallest_margin");
    IntColumn firstWrong = IntColumn.create("first_wrong_bit");
    IntColumn arriving = IntColumn.create("borrow_chain_to_first_wrong_bit");
    IntColumn longest = IntColumn.create("longest_borrow_chain");
    StringColumn wraps = StringColumn.create("a_below_b");
    StringColumn member = StringColumn.create("membership");
    for (int cell : cells) {
      a.append(grid.a(cell));
      b.append(grid.b(cell));
      expected.append(grid.difference(cell));
      predicted.append(map.predicted(cell));
      error.append(map.absoluteError(cell));
      margin.append((double) map.smallestMargin(cell));
      if (map.wrong(cell)) {
        firstWrong.append(map.firstWrongBit(cell));
        arriving.append(map.borrowChainToFirstWrongBit(cell));
      } else {
        firstWrong.appendMissing();
        arriving.appendMissing();
      }
      longest.append(map.longestBorrowChain(cell));
      wraps.append(Boolean.toString(grid.wraps(cell)));
      member.append(membership == null ? "" : membership.of(cell).id());
    }
    return Table.create(
        "map",
        a,
        b,
        expected,
        predicted,
        error,
        margin,
        firstWrong,
        arriving,
        longest,
        wraps,
        member);
  }

  /** One row a group: group, pairs, wrong. */
  public static Table groups(List<GroupCount> counts) {
    StringColumn group = StringColumn.create("group");
    IntColumn pairs = IntColumn.create("pairs");
    IntColumn wrong = IntColumn.create("wrong");
    for (GroupCount count : counts) {
      group.append(count.group().id());
      pairs.append(count.pairs());
      wrong.append(count.wrong());
    }
    return Table.create("groups", group, pairs, wrong);
  }
}
