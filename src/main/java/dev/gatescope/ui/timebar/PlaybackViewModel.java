package dev.gatescope.ui.timebar;

import dev.gatescope.ui.model.Selection;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Walks the selected time step through a subtraction. It lives as long as the selection; the player
 * comes and goes with the view. A step chosen by anyone else ends the playback: people come first.
 */
public final class PlaybackViewModel {
  /** The speeds on offer; 1 is {@link #STEP_MILLISECONDS} a step. */
  public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  /** A step's time at speed 1. */
  public static final double STEP_MILLISECONDS = 700;

  /** A step's time when it is watched on its own: time to see every move. */
  public static final double WATCH_MILLISECONDS = 4200;

  private final Selection selection;
  private final StepPlayer timer;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
  private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
  private final BooleanProperty looping = new SimpleBooleanProperty(this, "looping");
  private StepPlayer player;
  private boolean walking;

  /**
   * @param timer keeps time when no view plays
   */
  public PlaybackViewModel(Selection selection, StepPlayer timer) {
    this.selection = selection;
    this.timer = timer;
    this.player = timer;
    selection.timeStepProperty().subscribe((before, now) -> chosenByOthers());
    selection.pairProperty().subscribe((before, now) -> chosenByOthers());
  }

  private void chosenByOthers() {
    if (!walking) {
      pause();
    }
  }

  /** True while steps follow each other. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  public boolean playing() {
    return playing.get();
  }

  /** Steps a time unit: 2 is twice as fast. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** Whether playback starts anew after the last step. */
  public BooleanProperty loopingProperty() {
    return looping;
  }

  /** Who shows the steps from now on; one that is being played begins anew. */
  public void playOn(StepPlayer newPlayer) {
    boolean played = playing();
    pause();
    player = newPlayer;
    if (played) {
      playing.set(true);
      playStep();
    }
  }

  /** A player goes; if no other has taken its place, time goes on without. */
  public void leave(StepPlayer oldPlayer) {
    if (player.equals(oldPlayer)) {
      playOn(timer);
    }
  }

  public void toggle() {
    if (playing()) {
      pause();
    } else {
      play();
    }
  }

  /** Plays from the selected step on; from the first if the last is selected. */
  public void play() {
    if (playing()) {
      return;
    }
    playing.set(true);
    if (selection.timeStep() == last()) {
      walkTo(0);
    }
    playStep();
  }

  /** Stops, and shows the end of the step that was being played. */
  public void pause() {
    playing.set(false);
    player.showEnd();
  }

  public void next() {
    pause();
    selection.selectTimeStep(selection.timeStep() + 1);
  }

  public void previous() {
    pause();
    selection.selectTimeStep(selection.timeStep() - 1);
  }

  /** Goes to a step at once. */
  public void goTo(int timeStep) {
    pause();
    selection.selectTimeStep(timeStep);
  }

  /** Plays the selected step alone, slowly. */
  public void watch() {
    pause();
    player.play(WATCH_MILLISECONDS / speed.get(), () -> {});
  }

  private void playStep() {
    player.play(STEP_MILLISECONDS / speed.get(), this::stepDone);
  }

  private void stepDone() {
    if (!playing()) {
      return;
    }
    if (selection.timeStep() < last()) {
      walkTo(selection.timeStep() + 1);
      playStep();
    } else if (looping.get()) {
      walkTo(0);
      playStep();
    } else {
      playing.set(false);
    }
  }

  private void walkTo(int timeStep) {
    walking = true;
    selection.selectTimeStep(timeStep);
    walking = false;
  }

  private int last() {
    return selection.pair().bits() - 1;
  }
}
