package dev.gatescope.lstm.fused;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The caller's thread and a few helpers that share the tasks of a round. Who does which task is
 * left to chance; tasks write to places of their own, so results are not.
 *
 * <p>A helper looks out for the next round for some microseconds, as the next batch usually comes
 * at once, and then parks: an idle engine uses no processor time.
 */
final class Crew implements AutoCloseable {
  private static final long LOOKOUT_NANOS = 100_000;
  private static final int LOOKS_PER_CLOCK = 64;

  /** Tasks handed out together; a new object each time, so that a late helper finds nothing. */
  private static final class Round {
    /** Null when all are done: an idle engine keeps no batch for its next round. */
    IntConsumer task;

    final int count;
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    volatile Throwable failure;

    Round(IntConsumer task, int count) {
      this.task = task;
      this.count = count;
    }

    void work() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          task.accept(i);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private final Helper[] helpers;
  private volatile Round current;
  private volatile boolean closed;

  Crew(int threads) {
    helpers = new Helper[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper("gatescope-engine-" + (i + 1));
      helpers[i].start();
    }
  }

  /** Does tasks 0 to count - 1 and returns when all are done. */
  void run(int count, IntConsumer task) {
    Round round = new Round(task, count);
    if (helpers.length > 0 && count > 1) {
      current = round;
      for (Helper helper : helpers) {
        helper.wake();
      }
    }
    round.work();
    for (int looks = 0; round.done.get() < count; looks++) {
      if (looks < LOOKS_PER_CLOCK * LOOKS_PER_CLOCK) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    round.task = null;
    if (round.failure != null) {
      throw new IllegalStateException(round.failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private final class Helper extends Thread {
    private volatile boolean parked;

    Helper(String name) {
      super(name);
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Round seen = null;
      while (!closed) {
        Round next = current;
        if (next == seen) {
          await(seen);
        } else {
          seen = next;
          next.work();
        }
      }
    }

    /** Returns when there is another round, or for no reason. */
    private void await(Round seen) {
      long start = System.nanoTime();
      do {
        for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
          if (current != seen) {
            return;
          }
          Thread.onSpinWait();
        }
      } while (System.nanoTime() - start < LOOKOUT_NANOS);
      parked = true;
      // Whoever sets current after this look sees parked and wakes us.
      if (current == seen && !closed) {
        LockSupport.park(Crew.this);
      }
      parked = false;
    }
  }
}
