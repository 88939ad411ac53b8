package dev.gatescope.train;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A run as a Tablesaw table. */
public final class RunTables {
  private RunTables() {}

  /**
   * One row an epoch from the first: epoch, loss (the sum of the batches' means, as the article
   * prints it), test_loss, test_rmse, all_pairs_wrong, milliseconds (spent on the epoch's batches).
   */
  public static Table history(List<EpochReport> reports) {
    Table table =
        Table.create(
            "history",
            IntColumn.create("epoch"),
            DoubleColumn.create("loss"),
            DoubleColumn.create("test_loss"),
            DoubleColumn.create("test_rmse"),
            IntColumn.create("all_pairs_wrong"),
            DoubleColumn.create("milliseconds"));
    for (EpochReport report : reports) {
      if (report.epoch() > 0) {
        table.intColumn("epoch").append(report.epoch());
        table.doubleColumn("loss").append(report.loss());
        table.doubleColumn("test_loss").append(report.testLoss());
        table.doubleColumn("test_rmse").append(report.test().rmse());
        table.intColumn("all_pairs_wrong").append(report.allPairs().wrong());
        table.doubleColumn("milliseconds").append(report.trainMillis());
      }
    }
    return table;
  }
}
