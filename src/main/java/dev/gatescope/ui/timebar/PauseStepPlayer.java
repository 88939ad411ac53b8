package dev.gatescope.ui.timebar;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Keeps time and shows nothing: for as long as no view plays the steps. */
public final class PauseStepPlayer implements StepPlayer {
  private final PauseTransition pause = new PauseTransition();

  @Override
  public void play(double milliseconds, Runnable whenDone) {
    pause.stop();
    pause.setDuration(Duration.millis(milliseconds));
    pause.setOnFinished(done -> whenDone.run());
    pause.playFromStart();
  }

  @Override
  public void showEnd() {
    pause.stop();
  }
}
