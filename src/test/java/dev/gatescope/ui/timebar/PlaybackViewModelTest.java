package dev.gatescope.ui.timebar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackViewModelTest {
  private final Selection selection = new Selection(new Subtraction(5, 3, 3), 4);
  private final ManualPlayer timer = new ManualPlayer();
  private final PlaybackViewModel playback = new PlaybackViewModel(selection, timer);

  @Test
  void playsStepAfterStepAndStopsAfterTheLast() {
    playback.play();
    assertEquals(0, selection.timeStep());
    timer.finish();
    assertEquals(1, selection.timeStep());
    timer.finish();
    assertEquals(2, selection.timeStep());
    assertTrue(playback.playing());
    timer.finish();
    assertEquals(2, selection.timeStep());
    assertFalse(playback.playing());
    assertFalse(timer.moving());
    assertEquals(List.of(700.0, 700.0, 700.0), timer.played);
  }

  @Test
  void playedFromTheLastStepItBeginsAnew() {
    selection.selectTimeStep(2);
    playback.play();
    assertEquals(0, selection.timeStep());
    assertTrue(timer.moving());
  }

  @Test
  void loops() {
    playback.loopingProperty().set(true);
    selection.selectTimeStep(1);
    playback.play();
    timer.finish();
    timer.finish();
    assertEquals(0, selection.timeStep());
    assertTrue(playback.playing());
  }

  @Test
  void speedCountsFromTheNextStepOn() {
    playback.play();
    playback.speedProperty().set(4);
    timer.finish();
    assertEquals(List.of(700.0, 175.0), timer.played);
  }

  @Test
  void pauseShowsTheEndOfTheStep() {
    playback.play();
    playback.toggle();
    assertFalse(playback.playing());
    assertFalse(timer.moving());
    assertEquals(0, selection.timeStep());
  }

  @Test
  void aStepChosenBySomeoneElseEndsThePlayback() {
    playback.play();
    selection.selectTimeStep(2);
    assertFalse(playback.playing());
    assertFalse(timer.moving());
    assertEquals(2, selection.timeStep());
  }

  @Test
  void anotherPairEndsThePlayback() {
    playback.play();
    selection.selectPair(new Subtraction(6, 1, 3));
    assertFalse(playback.playing());
  }

  @Test
  void buttonsWalkAndStayInRange() {
    playback.previous();
    assertEquals(0, selection.timeStep());
    playback.next();
    playback.next();
    playback.next();
    assertEquals(2, selection.timeStep());
    playback.goTo(1);
    assertEquals(1, selection.timeStep());
  }

  @Test
  void watchingPlaysOneStepSlowly() {
    selection.selectTimeStep(1);
    playback.watch();
    assertFalse(playback.playing());
    timer.finish();
    assertEquals(1, selection.timeStep());
    assertEquals(List.of(PlaybackViewModel.WATCH_MILLISECONDS), timer.played);
  }

  @Test
  void aViewPlaysWhileItIsThere() {
    ManualPlayer view = new ManualPlayer();
    ManualPlayer nextView = new ManualPlayer();
    playback.playOn(view);
    playback.play();
    assertTrue(view.moving());
    assertFalse(timer.moving());
    playback.playOn(nextView);
    assertFalse(view.moving());
    assertTrue(nextView.moving(), "what is played goes on in the view that takes over");
    playback.leave(view);
    assertTrue(nextView.moving());
    playback.leave(nextView);
    assertFalse(nextView.moving());
    assertTrue(timer.moving());
    assertTrue(playback.playing());
    playback.pause();
    assertFalse(timer.moving());
    playback.playOn(view);
    assertFalse(view.moving());
  }
}
