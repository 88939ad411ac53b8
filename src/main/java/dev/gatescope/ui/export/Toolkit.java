package dev.gatescope.ui.export;

import dev.gatescope.ui.common.Fonts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** JavaFX for a program without a window. */
final class Toolkit implements AutoCloseable {
  private final boolean started;

  private Toolkit(boolean started) {
    this.started = started;
  }

  /**
   * Starts JavaFX on its platform without a screen, drawing by software; one that already runs is
   * used as it is. The two system properties are read once, by the start.
   */
  static Toolkit open() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Fonts.load();
    CompletableFuture<Void> running = new CompletableFuture<>();
    try {
      Platform.startup(() -> running.complete(null));
    } catch (IllegalStateException alreadyRunning) {
      return new Toolkit(false);
    }
    running.join();
    return new Toolkit(true);
  }

  /** Runs work on the JavaFX thread and waits for its result. */
  <T> T call(Supplier<T> work) {
    return onItsThread(work);
  }

  /** The same where JavaFX runs already. */
  static <T> T onItsThread(Supplier<T> work) {
    if (Platform.isFxApplicationThread()) {
      return work.get();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Runs work on the JavaFX thread and waits for its end. */
  static void onItsThread(Runnable work) {
    onItsThread(
        () -> {
          work.run();
          return null;
        });
  }

  /** Ends JavaFX if this started it; it cannot be started again. */
  @Override
  public void close() {
    if (started) {
      Platform.exit();
    }
  }
}
