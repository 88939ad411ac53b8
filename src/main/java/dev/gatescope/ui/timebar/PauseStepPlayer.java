package dev.gatescope.ui.timebar;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Keeps time and shows nothing: for as long as no view plays the steps. */
public final class PauseStepPlayer implements StepPlayer {
  private PauseTransition pause;

  @Override
  public void play(double milliseconds, Runnable whenDone) {
    showEnd();
    pause = new PauseTransition(Duration.millis(milliseconds));
    pause.setOnFinished(done -> whenDone.run());
    pause.play();
  }

  @Override
  public void showEnd() {
    if (pause != null) {
      pause.stop();
      pause = null;
    }
  }
}
