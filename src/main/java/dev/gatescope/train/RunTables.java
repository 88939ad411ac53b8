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
  public static Table history(List<EpochSummary> epochs) {
    Table table =
        Table.create(
            "history",
            IntColumn.create("epoch"),
            DoubleColumn.create("loss"),
            DoubleColumn.create("test_loss"),
            DoubleColumn.create("test_rmse"),
            IntColumn.create("all_pairs_wrong"),
            DoubleColumn.create("milliseconds"));
    for (EpochSummary epoch : epochs) {
      if (epoch.epoch() > 0) {
        table.intColumn("epoch").append(epoch.epoch());
        table.doubleColumn("loss").append(epoch.loss());
        table.doubleColumn("test_loss").append(epoch.testLoss());
        table.doubleColumn("test_rmse").append(epoch.testRmse());
        table.intColumn("all_pairs_wrong").append(epoch.allPairs().wrong());
        table.doubleColumn("milliseconds").append(epoch.trainMillis());
      }
    }
    return table;
  }
}
