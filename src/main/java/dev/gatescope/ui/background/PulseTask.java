package dev.gatescope.ui.background;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * A task that runs once in the next pulse of the JavaFX thread, however often it was asked for. Its
 * timer stands still while nobody asks, so an idle window draws nothing.
 */
public final class PulseTask {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final AnimationTimer timer;

  public PulseTask(Runnable task) {
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            requested.set(false);
            task.run();
          }
        };
  }

  /** Asks for one run. May be called on any thread. */
  public void request() {
    if (requested.compareAndSet(false, true)) {
      if (Platform.isFxApplicationThread()) {
        timer.start();
      } else {
        Platform.runLater(timer::start);
      }
    }
  }
}
