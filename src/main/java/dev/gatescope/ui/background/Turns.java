package dev.gatescope.ui.background;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Takes turns: of the panes that follow the training, as many do their work in a pulse as a few
 * milliseconds allow, and each only so often. Epochs may come faster than a window that is drawn in
 * software can draw all its panes; so none makes a frame long, and no frame is drawn for nothing:
 * between two turns the window rests, and the training has the processors. All methods are called
 * on the JavaFX thread.
 */
public final class Turns {
  /**
   * A pace while training: ten times a second, nobody reads faster; half of it where two processors
   * have the training, the compiler, the panes and a renderer in software to carry.
   */
  public static final long TRAINING_NANOS =
      Runtime.getRuntime().availableProcessors() > 2 ? 100_000_000 : 200_000_000;

  /** No further turn is begun in a pulse that has worked so long: layout and drawing follow. */
  private static final long PULSE_NANOS = 4_000_000;

  /** Asks for a task on the JavaFX thread after some nanoseconds. */
  @FunctionalInterface
  public interface Later {
    void run(long nanos, Runnable task);
  }

  private final LongSupplier clock;
  private final LongSupplier pace;
  private final Runnable requestPulse;
  private final Later later;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private long alarm = Long.MIN_VALUE;

  /** Turns that are not due yet look again in every pulse. */
  public Turns(LongSupplier clock, LongSupplier pace, Function<Runnable, Runnable> pulses) {
    this(clock, pace, pulses, (nanos, task) -> task.run());
  }

  /**
   * @param clock nanoseconds
   * @param pace nanoseconds between two turns of one pane, as the moment demands
   * @param pulses makes, of a task for the JavaFX thread, what asks for it; see {@link PulseTask}
   * @param later wakes the turns that are not due yet
   */
  public Turns(
      LongSupplier clock, LongSupplier pace, Function<Runnable, Runnable> pulses, Later later) {
    this.clock = clock;
    this.pace = pace;
    this.later = later;
    this.requestPulse = pulses.apply(this::pulse);
  }

  /** Makes, of a pane's work, what asks for it: often asked in one pace, it is done once. */
  public Runnable of(Runnable work) {
    return new Turn(work, 1);
  }

  /** The same for what is to follow every epoch: it has a turn in every pulse if it asks. */
  public Runnable prompt(Runnable work) {
    return new Turn(work, 0);
  }

  /**
   * The same for costly work.
   *
   * @param paces how many paces lie between two turns
   */
  public Runnable seldom(Runnable work, int paces) {
    return new Turn(work, paces);
  }

  /** The pace is another one: who waits may be due. */
  public void paceChanged() {
    if (!waiting.isEmpty()) {
      requestPulse.run();
    }
  }

  private void pulse() {
    long start = clock.getAsLong();
    long now = start;
    for (int left = waiting.size(); left > 0 && now - start < PULSE_NANOS; left--) {
      Turn turn = waiting.remove();
      if (turn.isDue(now)) {
        turn.work(now);
        now = clock.getAsLong();
      } else {
        waiting.add(turn);
      }
    }
    if (!waiting.isEmpty()) {
      wake(now);
    }
  }

  /** One alarm at a time, set anew only if somebody is due before it. */
  private void wake(long now) {
    long due = Long.MAX_VALUE;
    for (Turn turn : waiting) {
      due = Math.min(due, now + turn.due(now));
    }
    if (due <= now) {
      requestPulse.run();
    } else if (alarm <= now || due < alarm) {
      alarm = due;
      later.run(due - now, requestPulse);
    }
  }

  private final class Turn implements Runnable {
    private final Runnable work;
    private final int paces;
    private long last;
    private boolean asked;
    private boolean worked;

    Turn(Runnable work, int paces) {
      this.work = work;
      this.paces = paces;
    }

    boolean isDue(long now) {
      return due(now) <= 0;
    }

    /** Nanoseconds until it is due. */
    long due(long now) {
      return worked ? last + paces * pace.getAsLong() - now : 0;
    }

    void work(long now) {
      asked = false;
      worked = true;
      last = now;
      work.run();
    }

    @Override
    public void run() {
      if (!asked) {
        asked = true;
        waiting.add(this);
        requestPulse.run();
      }
    }
  }
}
