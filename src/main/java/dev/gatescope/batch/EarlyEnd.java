package dev.gatescope.batch;

import dev.gatescope.train.TrainingControl;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run when the process is told to end (Ctrl+C, a closed terminal, the end of the session):
 * cancels it and holds the process until what there is has been written, for some seconds at most.
 */
final class EarlyEnd implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 10;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  EarlyEnd(TrainingControl control) {
    hook =
        new Thread(
            () -> {
              control.cancel();
              awaitWritten();
            },
            "early end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitWritten() {
    try {
      written.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is written, or there is nothing to write. */
  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // Then the hook is what waits for us, and its work is done.
    }
  }
}
