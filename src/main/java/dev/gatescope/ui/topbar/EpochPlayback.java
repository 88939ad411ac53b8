package dev.gatescope.ui.topbar;

import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.timebar.StepPlayer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Walks through the epochs that are kept, so that a training can be watched again, and slower than
 * it was. An epoch chosen by anyone else ends it, and so does a run that goes on.
 */
public final class EpochPlayback {
  /** A run takes about so long, but each epoch can be seen. */
  private static final double RUN_MILLISECONDS = 10_000;

  private static final double LEAST_MILLISECONDS = 40;
  private static final double MOST_MILLISECONDS = 400;

  private final EpochViewModel epochs;
  private final StepPlayer timer;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
  private final ReadOnlyBooleanWrapper playable = new ReadOnlyBooleanWrapper(this, "playable");
  private boolean walking;

  /**
   * @param timer keeps time
   */
  public EpochPlayback(EpochViewModel epochs, RunModel run, StepPlayer timer) {
    this.epochs = epochs;
    this.timer = timer;
    playable.bind(
        Bindings.createBooleanBinding(
            () ->
                epochs.firstProperty().get() < epochs.lastProperty().get()
                    && run.stateProperty().get() != TrainingState.RUNNING,
            epochs.firstProperty(),
            epochs.lastProperty(),
            run.stateProperty()));
    epochs.shownProperty().subscribe((_, _) -> chosenByOthers());
    epochs.lastProperty().subscribe((_, _) -> pause());
    run.runProperty().subscribe((_, _) -> pause());
    playable.subscribe(this::runChanged);
  }

  /** Whoever goes on with the training wants to see what comes. */
  private void runChanged(boolean mayPlay) {
    boolean played = playing.get();
    pause();
    if (played && !mayPlay) {
      epochs.follow();
    }
  }

  private void chosenByOthers() {
    if (!walking) {
      pause();
    }
  }

  /** True while epochs follow each other. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** Whether there is more than one epoch, and no training that adds to them. */
  public ReadOnlyBooleanProperty playableProperty() {
    return playable.getReadOnlyProperty();
  }

  /** Plays from the shown epoch on, from the first if the last is shown; or stops. */
  public void toggle() {
    if (playing.get()) {
      pause();
    } else if (playable.get()) {
      playing.set(true);
      if (atTheEnd()) {
        walk(() -> epochs.select(epochs.firstProperty().get()));
      }
      timer.play(milliseconds(), this::next);
    }
  }

  /** Stays at the shown epoch. */
  public void pause() {
    playing.set(false);
    timer.showEnd();
  }

  private void next() {
    if (!playing.get()) {
      return;
    }
    walk(epochs::next);
    if (atTheEnd()) {
      playing.set(false);
    } else {
      timer.play(milliseconds(), this::next);
    }
  }

  private void walk(Runnable step) {
    walking = true;
    step.run();
    walking = false;
  }

  private boolean atTheEnd() {
    return epochs.shownProperty().get() == epochs.lastProperty().get();
  }

  private double milliseconds() {
    double kept =
        (epochs.lastProperty().get() - epochs.firstProperty().get())
            / (double) epochs.keptEveryProperty().get();
    return Math.clamp(RUN_MILLISECONDS / kept, LEAST_MILLISECONDS, MOST_MILLISECONDS);
  }
}
