package dev.gatescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunKeeperTest {
  private static final TrainingConfig CONFIG = TrainingConfig.article().withEpochs(12);
  private static final Instant NOW = Instant.parse("2026-07-01T08:30:00Z");

  private final FakeRuns runs = new FakeRuns();
  private final ManualPulse pulse = new ManualPulse();
  private final RunModel run = new RunModel(CONFIG);
  private final Selection selection = new Selection(new Subtraction(204, 67, 8), 32);
  private final TrainingService training = new TrainingService(runs, run, pulse);
  private final RunViewModel model =
      new RunViewModel(run, selection, new TraceModel(), training, () -> 7);
  private final RunLog log = new RunLog();
  private final RunKeeper keeper = new RunKeeper(log, () -> NOW);

  @BeforeEach
  void follow() {
    keeper.follow(run);
  }

  private void finish() {
    pulse.until(() -> run.stateProperty().get() == TrainingState.FINISHED);
  }

  @Test
  void aRunEntersWithItsFirstTrainedEpochAndOnlyOnce() {
    model.rewind();
    pulse.until(() -> run.history().epochs().size() == 1);
    assertEquals(List.of(), log.runs(), "nothing was trained yet");
    model.stepEpoch();
    pulse.until(() -> run.stateProperty().get() == TrainingState.PAUSED);
    assertEquals(1, log.runs().size());
    RunRecord entered = log.run(1);
    assertEquals(NOW, entered.entered());
    assertEquals(Origin.TRAINED, entered.origin());
    assertEquals(CONFIG, entered.config());
    model.trainOrPause();
    finish();
    assertEquals(1, log.runs().size());
    assertEquals(12, log.run(1).summary().epochs(), "the entry grows with the run");
    model.newSeed();
    model.trainOrPause();
    finish();
    assertEquals(List.of(822L, 7L), log.runs().stream().map(r -> r.config().seed()).toList());
  }

  @Test
  void whatWasDeletedWhileItTrainsComesBackByUndoAlone() {
    model.stepEpoch();
    pulse.until(() -> run.stateProperty().get() == TrainingState.PAUSED);
    log.delete(List.of(1));
    model.trainOrPause();
    finish();
    assertEquals(List.of(), log.runs());
    log.undo();
    assertEquals(12, log.run(1).summary().epochs(), "with what it has learnt meanwhile");
  }

  @Test
  void aRunThatIsShownAgainIsTheSameEntry() {
    model.trainOrPause();
    finish();
    model.apply(CONFIG.withCell(CellType.GRU));
    model.trainOrPause();
    finish();
    RunHistory old = log.run(1).history();
    selection.selectEpoch(3);
    model.show(log.run(1).config(), old);
    assertSame(old, run.history());
    assertEquals(CellType.LSTM, run.config().cell());
    assertEquals(13, run.reportsProperty().get());
    assertEquals(Selection.LATEST, selection.epochProperty().get());
    assertEquals(4, run.history().nearest(4).epoch(), "every epoch can be looked at");
    assertEquals(TrainingState.READY, run.stateProperty().get());
    assertEquals(2, log.runs().size());
    model.trainOrPause();
    finish();
    assertEquals(3, log.runs().size(), "training again is another run");
    assertEquals(13, old.epochs().size(), "and the old one stays as it was");
  }

  @Test
  void anOpenedModelIsNoRun() {
    model.show(CONFIG, FakeRuns.report(CONFIG, 12), true);
    assertEquals(1, run.reportsProperty().get());
    assertEquals(List.of(), log.runs());
  }

  @Test
  void theLanesOfARaceAreRunsToo() {
    ManualPulse racePulse = new ManualPulse();
    RaceService race =
        new RaceService(
            (lanes, control, listener) -> {
              for (int epoch = 0; epoch <= 2; epoch++) {
                for (int lane = 0; lane < lanes.size(); lane++) {
                  listener.epochDone(lane, FakeRuns.report(lanes.get(lane), epoch));
                }
              }
              control.cancel();
            },
            racePulse);
    keeper.follow(race);
    race.start(List.of(CONFIG, CONFIG.withCell(CellType.RNN)));
    racePulse.until(() -> race.stateProperty().get() == TrainingState.CANCELLED);
    assertEquals(
        List.of(CellType.LSTM, CellType.RNN),
        log.runs().stream().map(lane -> lane.config().cell()).toList());
    assertTrue(log.runs().stream().allMatch(lane -> lane.origin() == Origin.RACED));
    assertEquals(2, log.run(2).summary().epochs());
  }
}
