package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Pulses for tests without a toolkit: the test's own thread runs the task. */
public final class ManualPulse implements Function<Runnable, Runnable> {
  private static final long PATIENCE_SECONDS = 20;

  private final Semaphore requests = new Semaphore(0);
  private Runnable task;

  @Override
  public Runnable apply(Runnable newTask) {
    task = newTask;
    return requests::release;
  }

  /** Runs one pulse, asked for or not. */
  public void pulse() {
    requests.drainPermits();
    task.run();
  }

  /** Runs pulses as they are asked for until the condition holds. */
  public void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      try {
        assertTrue(
            requests.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS),
            "nothing more happened, and the condition does not hold");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      pulse();
    }
  }
}
