package dev.gatescope.train;

import dev.gatescope.text.Names;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A run, and the list of runs, as Tablesaw tables. */
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

  /**
   * One row a run: run (its number), entered (UTC), origin, every setting, epochs (done), loss,
   * test_loss, test_rmse, all_pairs_wrong, pairs, rules_kept (of 8), milliseconds, note.
   */
  public static Table runs(List<RunSummary> runs) {
    Table table = Table.create("runs", IntColumn.create("run"));
    table.addColumns(StringColumn.create("entered"), StringColumn.create("origin"));
    for (Setting setting : Setting.values()) {
      table.addColumns(StringColumn.create(name(setting)));
    }
    table.addColumns(
        IntColumn.create("epochs_done"),
        DoubleColumn.create("loss"),
        DoubleColumn.create("test_loss"),
        DoubleColumn.create("test_rmse"),
        IntColumn.create("all_pairs_wrong"),
        IntColumn.create("pairs"),
        IntColumn.create("rules_kept"),
        DoubleColumn.create("milliseconds"),
        StringColumn.create("note"));
    for (RunSummary run : runs) {
      if (run.newest() != null) {
        append(table, run, run.newest());
      }
    }
    return table;
  }

  private static void append(Table table, RunSummary run, EpochSummary newest) {
    table.intColumn("run").append(run.number());
    table.stringColumn("entered").append(run.entered().toString());
    table.stringColumn("origin").append(Names.of(run.origin()));
    for (Setting setting : Setting.values()) {
      table.stringColumn(name(setting)).append(run.config().text(setting));
    }
    table.intColumn("epochs_done").append(newest.epoch());
    table.doubleColumn("loss").append(newest.loss());
    table.doubleColumn("test_loss").append(newest.testLoss());
    table.doubleColumn("test_rmse").append(newest.testRmse());
    table.intColumn("all_pairs_wrong").append(newest.allPairs().wrong());
    table.intColumn("pairs").append(newest.allPairs().pairs());
    table.intColumn("rules_kept").append(newest.rules().kept());
    table.doubleColumn("milliseconds").append(run.millis());
    table.stringColumn("note").append(run.note());
  }

  private static String name(Setting setting) {
    return Names.of(setting);
  }
}
