package dev.gatescope.ui.background;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Takes turns: of the panes that follow the training, one does its work in a pulse, and each only
 * so often. Epochs may come faster than a window that is drawn in software can draw all its panes;
 * drawn one after the other, none makes a frame long. All methods are called on the JavaFX thread.
 */
public final class Turns {
  /** A pace while training: ten times a second, nobody reads faster. */
  public static final long TRAINING_NANOS = 100_000_000;

  private final LongSupplier clock;
  private final LongSupplier pace;
  private final Runnable requestPulse;
  private final Deque<Turn> waiting = new ArrayDeque<>();

  /**
   * @param clock nanoseconds
   * @param pace nanoseconds between two turns of one pane, as the moment demands
   * @param pulses makes, of a task for the JavaFX thread, what asks for it; see {@link PulseTask}
   */
  public Turns(LongSupplier clock, LongSupplier pace, Function<Runnable, Runnable> pulses) {
    this.clock = clock;
    this.pace = pace;
    this.requestPulse = pulses.apply(this::pulse);
  }

  /** Makes, of a pane's work, what asks for it: often asked in one pace, it is done once. */
  public Runnable of(Runnable work) {
    return new Turn(work, 1);
  }

  /**
   * The same for costly work.
   *
   * @param paces how many paces lie between two turns
   */
  public Runnable seldom(Runnable work, int paces) {
    return new Turn(work, paces);
  }

  private void pulse() {
    long now = clock.getAsLong();
    for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext(); ) {
      Turn turn = turns.next();
      if (turn.isDue(now)) {
        turns.remove();
        turn.work(now);
        break;
      }
    }
    if (!waiting.isEmpty()) {
      requestPulse.run();
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
      return !worked || now - last >= paces * pace.getAsLong();
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
