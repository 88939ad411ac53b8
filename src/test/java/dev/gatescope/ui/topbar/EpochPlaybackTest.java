package dev.gatescope.ui.topbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.timebar.StepPlayer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochPlaybackTest {
  /** A clock that the test turns. */
  private static final class Clock implements StepPlayer {
    private Runnable waiting;
    private double asked;

    @Override
    public void play(double milliseconds, Runnable whenDone) {
      asked = milliseconds;
      waiting = whenDone;
    }

    @Override
    public void showEnd() {
      waiting = null;
    }

    void tick() {
      Runnable due = waiting;
      waiting = null;
      due.run();
    }
  }

  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(3, 1, 8), 32);
  private final EpochViewModel epochs =
      new EpochViewModel(run, selection, new ShownReport(run, selection));
  private final Clock clock = new Clock();
  private final EpochPlayback playback = new EpochPlayback(epochs, run, clock);

  @Test
  void playsAllEpochsFromTheFirstAndFollowsTheNewestAgain() {
    report(0, 1, 2, 3);
    List<Integer> seen = new ArrayList<>();
    epochs.shownProperty().subscribe(shown -> seen.add(shown.intValue()));
    playback.toggle();
    while (playback.playingProperty().get()) {
      clock.tick();
    }
    assertEquals(List.of(3, 0, 1, 2, 3), seen);
    assertTrue(epochs.followingProperty().get());
    assertEquals(null, clock.waiting, "time stands still");
  }

  @Test
  void goesOnWhereItWasStopped() {
    report(0, 1, 2, 3);
    playback.toggle();
    clock.tick();
    playback.toggle();
    assertFalse(playback.playingProperty().get());
    assertEquals(null, clock.waiting);
    assertEquals(1, epochs.shownProperty().get());
    playback.toggle();
    clock.tick();
    assertEquals(2, epochs.shownProperty().get());
  }

  @Test
  void anEpochThatSomebodyChoosesEndsIt() {
    report(0, 1, 2, 3);
    playback.toggle();
    epochs.select(2);
    assertFalse(playback.playingProperty().get());
    assertEquals(2, epochs.shownProperty().get());
  }

  @Test
  void aRunThatGoesOnEndsIt() {
    report(0, 1, 2);
    playback.toggle();
    run.setState(TrainingState.RUNNING);
    assertFalse(playback.playingProperty().get());
    assertTrue(epochs.followingProperty().get());
    assertFalse(playback.playableProperty().get());
    playback.toggle();
    assertFalse(playback.playingProperty().get(), "while new epochs come in");
    run.setState(TrainingState.PAUSED);
    playback.toggle();
    assertTrue(playback.playingProperty().get());
    report(3);
    assertFalse(playback.playingProperty().get());
  }

  @Test
  void oneEpochCannotBePlayed() {
    assertFalse(playback.playableProperty().get());
    report(100);
    assertFalse(playback.playableProperty().get());
    playback.toggle();
    assertFalse(playback.playingProperty().get());
    assertEquals(null, clock.waiting);
  }

  @Test
  void aRunTakesTenSecondsUnlessItsEpochsAreFewOrMany() {
    report(0, 1);
    playback.toggle();
    assertEquals(400, clock.asked);
    playback.pause();
    for (int epoch = 2; epoch <= 100; epoch++) {
      report(epoch);
    }
    playback.toggle();
    assertEquals(100, clock.asked, 1e-9);
  }

  private void report(int... numbers) {
    for (int epoch : numbers) {
      run.add(List.of(FakeRuns.report(run.config(), epoch)));
    }
  }
}
