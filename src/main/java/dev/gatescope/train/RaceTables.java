package dev.gatescope.train;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A race as a Tablesaw table. */
public final class RaceTables {
  private RaceTables() {}

  /**
   * One row a lane and epoch from the first: lane (from 1), cell, hidden, learning_rate, epoch,
   * loss (the sum of the batches' means), test_loss, test_rmse, all_pairs_wrong, rules_kept (of 8).
   *
   * @param configs one a lane
   * @param lanes the epochs of each lane
   */
  public static Table history(List<TrainingConfig> configs, List<List<EpochSummary>> lanes) {
    Table table =
        Table.create(
            "race",
            IntColumn.create("lane"),
            StringColumn.create("cell"),
            IntColumn.create("hidden"),
            DoubleColumn.create("learning_rate"),
            IntColumn.create("epoch"),
            DoubleColumn.create("loss"),
            DoubleColumn.create("test_loss"),
            DoubleColumn.create("test_rmse"),
            IntColumn.create("all_pairs_wrong"),
            IntColumn.create("rules_kept"));
    for (int lane = 0; lane < lanes.size(); lane++) {
      for (EpochSummary epoch : lanes.get(lane)) {
        if (epoch.epoch() > 0) {
          append(table, lane, configs.get(lane), epoch);
        }
      }
    }
    return table;
  }

  private static void append(Table table, int lane, TrainingConfig config, EpochSummary epoch) {
    table.intColumn("lane").append(lane + 1);
    table.stringColumn("cell").append(config.cell().id());
    table.intColumn("hidden").append(config.hiddenSize());
    table.doubleColumn("learning_rate").append(config.learningRate());
    table.intColumn("epoch").append(epoch.epoch());
    table.doubleColumn("loss").append(epoch.loss());
    table.doubleColumn("test_loss").append(epoch.testLoss());
    table.doubleColumn("test_rmse").append(epoch.testRmse());
    table.intColumn("all_pairs_wrong").append(epoch.allPairs().wrong());
    table.intColumn("rules_kept").append(epoch.rules().kept());
  }
}
