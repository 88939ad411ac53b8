package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Problem;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.RaceService.Failure;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The JavaFX thread is the test's own. */
class RaceServiceTest {
  private static final TrainingConfig LSTM = TrainingConfig.article().withEpochs(5);
  private static final List<TrainingConfig> LANES = List.of(LSTM, LSTM.withCell(CellType.GRU));
  private static final Problem PROBLEM = Problem.of("race.lanes", 1, 2, 3);

  private final ManualPulse pulse = new ManualPulse();

  @Test
  void aRaceIsPausedResumedAndEnded() {
    Semaphore told = new Semaphore(0);
    Semaphore ended = new Semaphore(0);
    RaceService race =
        new RaceService(
            (lanes, control, listener) -> {
              for (int lane = 0; lane < lanes.size(); lane++) {
                listener.epochDone(lane, FakeRuns.report(lanes.get(lane), 0));
              }
              told.release();
              ended.acquireUninterruptibly();
              listener.epochDone(0, FakeRuns.report(lanes.getFirst(), 1));
              told.release();
            },
            pulse);
    race.pause();
    assertEquals(TrainingState.READY, race.stateProperty().get(), "there is none yet");
    race.start(LANES);
    assertEquals(TrainingState.RUNNING, race.stateProperty().get());
    told.acquireUninterruptibly();
    pulse.pulse();
    assertEquals(2, race.reportsProperty().get());
    assertEquals(LANES, race.lanes().stream().map(RaceService.Lane::config).toList());
    assertEquals(1, race.lanes().get(1).history().epochs().size());
    race.pause();
    assertEquals(TrainingState.PAUSED, race.stateProperty().get());
    race.resume();
    assertEquals(TrainingState.RUNNING, race.stateProperty().get());
    race.cancel();
    assertEquals(TrainingState.CANCELLED, race.stateProperty().get());
    assertNull(race.failureProperty().get());
    ended.release();
    told.acquireUninterruptibly();
    pulse.pulse();
    assertEquals(1, race.lanes().getFirst().history().epochs().size(), "it is not heard any more");
  }

  @Test
  void aLaneThatDropsOutIsSaidAndTheOthersGoOn() {
    Semaphore told = new Semaphore(0);
    Semaphore ended = new Semaphore(0);
    RaceService race =
        new RaceService(
            (lanes, control, listener) -> {
              listener.laneFailed(0, PROBLEM);
              listener.epochDone(1, FakeRuns.report(lanes.get(1), 0));
              told.release();
              ended.acquireUninterruptibly();
            },
            pulse);
    race.start(LANES);
    told.acquireUninterruptibly();
    pulse.pulse();
    assertEquals(1, race.reportsProperty().get());
    assertEquals(new Failure(0, PROBLEM), race.failureProperty().get());
    assertEquals(TrainingState.RUNNING, race.stateProperty().get());
    race.cancel();
    ended.release();
  }

  @Test
  void aRaceThatCannotBeRunIsSaid() {
    RaceService race =
        new RaceService(
            (lanes, control, listener) -> {
              throw PROBLEM.asException();
            },
            pulse);
    race.start(LANES);
    pulse.until(() -> race.stateProperty().get() == TrainingState.FAILED);
    assertEquals(new Failure(Failure.WHOLE_RACE, PROBLEM), race.failureProperty().get());
  }
}
