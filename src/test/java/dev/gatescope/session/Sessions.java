package dev.gatescope.session;

import dev.gatescope.data.SplitKind;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Gate;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sessions of runs that were really trained, for tests. */
public final class Sessions {
  private Sessions() {}

  /** Settings of a run of milliseconds. */
  static TrainingConfig config(CellType cell, int hiddenSize, int bits) {
    return new TrainingConfig(
        cell,
        hiddenSize,
        bits,
        40,
        false,
        false,
        SplitKind.ARTICLE,
        0.75,
        7,
        4,
        0.01,
        822,
        EngineChoice.ND4J);
  }

  /** Trains a run. */
  static SessionRun run(int number, TrainingConfig config, long budget) {
    RunHistory history = new RunHistory(budget);
    AdamMoments[] moments = new AdamMoments[1];
    TrainingControl control = new TrainingControl(_ -> {});
    control.resume();
    new Trainer(
            config,
            control,
            new TrainingListener() {
              @Override
              public void epochDone(EpochReport report, Checkpoint checkpoint) {
                history.add(report);
                moments[0] = checkpoint.moments();
              }
            })
        .run();
    RunRecord record =
        new RunRecord(
            number,
            Instant.parse("2026-01-31T12:34:56.789Z"),
            RunRecord.Origin.TRAINED,
            config,
            history,
            "note of " + number + ": 減法 \"quoted\"");
    return SessionRun.of(record, moments[0], moments[0] == null ? null : "nd4j");
  }

  /** The smallest session that has everything. */
  static Session small() {
    return session(List.of(run(1, config(CellType.RNN, 1, 2), RunHistory.BUDGET_BYTES)));
  }

  static Session session(List<SessionRun> runs) {
    return new Session(
        runs,
        new Session.Looked(1, 2, new Subtraction(1, 3, 2), 1, 0, Gate.HIDDEN),
        List.of(
            new Planned(OperationText.parse("clamp:forget:0,3-5:every:0.1", 8), true),
            new Planned(OperationText.parse("silence:*", 8), false),
            new Planned(OperationText.parse("clamp:cell_state:2:4:mean", 8), true),
            new Planned(OperationText.parse("swap:cell_state:*:3:128,1", 8), false)),
        Map.of("left", "sum", "dock", "full"));
  }
}
