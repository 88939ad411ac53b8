package dev.gatescope.eval.probe;

import dev.gatescope.lstm.Site;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a probe found, as a table. */
public final class ProbeTables {
  private ProbeTables() {}

  /**
   * One row a unit's C or h, the best first: rank, state, unit, constant, correlation, accuracy,
   * threshold, one_above, read_out_weight. What does not exist is missing.
   */
  public static Table units(Probe probe) {
    Table table =
        Table.create(
            "probe",
            IntColumn.create("rank"),
            StringColumn.create("state"),
            IntColumn.create("unit"),
            BooleanColumn.create("constant"),
            DoubleColumn.create("correlation"),
            DoubleColumn.create("accuracy"),
            DoubleColumn.create("threshold"),
            BooleanColumn.create("one_above"),
            DoubleColumn.create("read_out_weight"));
    int rank = 1;
    for (UnitScore score : probe.ranked()) {
      boolean split = !Double.isNaN(score.accuracy());
      table.intColumn("rank").append(rank++);
      table.stringColumn("state").append(symbol(score.state()));
      table.intColumn("unit").append(score.unit());
      table.booleanColumn("constant").append(score.isConstant());
      table.doubleColumn("correlation").append(score.correlation());
      table.doubleColumn("accuracy").append(score.accuracy());
      table.doubleColumn("threshold").append(score.threshold());
      if (split) {
        table.booleanColumn("one_above").append(score.oneAbove());
      } else {
        table.booleanColumn("one_above").appendMissing();
      }
      table
          .doubleColumn("read_out_weight")
          .append(probe.readOut().weight(score.state(), score.unit()));
    }
    return table;
  }

  /** The letter of a state in the equations. */
  public static String symbol(Site state) {
    return state == Site.CELL_STATE ? "C" : "h";
  }
}
