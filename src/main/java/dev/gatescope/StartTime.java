package dev.gatescope;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.lstm.GateTrace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Stage;

/**
 * Notes when the shipped model's gates are on the screen, and closes the window: for {@code
 * installer/measure-start.sh}, and for the training run of the package's AOT cache.
 */
final class StartTime {
  /** Names the file that gets the moment, in milliseconds since 1970. */
  static final String PROPERTY = "dev.gatescope.startTime";

  /** A pulse lays out, draws, and shows one after the other: by the third what was set is seen. */
  private static final int PULSES = 3;

  /** In the training run what comes after the gates is loaded too. */
  private static final Duration GRACE =
      Duration.ofMillis(Long.getLong("dev.gatescope.startGraceMillis", 0));

  private StartTime() {}

  static void note(Stage stage, ReadOnlyObjectProperty<GateTrace> trace, Path file) {
    new AnimationTimer() {
      private int pulses;
      private Instant seen;

      @Override
      public void handle(long now) {
        if (trace.get() == null || !stage.isShowing() || ++pulses < PULSES) {
          return;
        }
        if (seen == null) {
          seen = Instant.now();
        }
        if (Duration.between(seen, Instant.now()).compareTo(GRACE) >= 0) {
          stop();
          AtomicFiles.writeText(file, seen.toEpochMilli() + "\n");
          stage.hide();
        }
      }
    }.start();
  }
}
