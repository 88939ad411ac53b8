package dev.gatescope.train;

import static dev.gatescope.train.TrainingState.CANCELLED;
import static dev.gatescope.train.TrainingState.FAILED;
import static dev.gatescope.train.TrainingState.FINISHED;
import static dev.gatescope.train.TrainingState.PAUSED;
import static dev.gatescope.train.TrainingState.READY;
import static dev.gatescope.train.TrainingState.RUNNING;

import dev.gatescope.text.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The state machine between whoever commands a run and the thread that trains. Thread-safe.
 *
 * <pre>
 *   READY --resume, stepEpoch--> RUNNING --pause, end of a stepped epoch--> PAUSED
 *   PAUSED --resume, stepEpoch--> RUNNING --(trainer) done--> FINISHED
 *   READY, RUNNING, PAUSED --cancel--> CANCELLED       RUNNING --(trainer) problem--> FAILED
 * </pre>
 *
 * A command that does not fit the state does nothing. What a command asks for is in force at once;
 * the trainer heeds it before its next batch.
 */
public final class TrainingControl {
  private final Consumer<TrainingState> onChange;
  private TrainingState state = READY;
  private boolean stopAfterEpoch;
  private Problem problem;

  public TrainingControl() {
    this(state -> {});
  }

  /**
   * @param onChange told every new state, on the thread that caused it; must be quick and must not
   *     call back
   */
  public TrainingControl(Consumer<TrainingState> onChange) {
    this.onChange = onChange;
  }

  public synchronized TrainingState state() {
    return state;
  }

  /** Why the run failed, if it did. */
  public synchronized Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** Train until the end. */
  public synchronized void resume() {
    if (!state.isOver()) {
      stopAfterEpoch = false;
      move(RUNNING);
    }
  }

  /** Train to the end of the epoch, then pause. */
  public synchronized void stepEpoch() {
    if (!state.isOver()) {
      stopAfterEpoch = true;
      move(RUNNING);
    }
  }

  /** Stop before the next batch, to go on later. */
  public synchronized void pause() {
    if (state == RUNNING) {
      move(PAUSED);
    }
  }

  /** End the run before the next batch. */
  public synchronized void cancel() {
    if (!state.isOver()) {
      move(CANCELLED);
    }
  }

  /**
   * For the trainer, before every batch: waits while the run is not to go on.
   *
   * @return false if the run is over
   * @throws InterruptedException if the waiting thread is interrupted
   */
  synchronized boolean awaitPermission() throws InterruptedException {
    while (state == READY || state == PAUSED) {
      wait();
    }
    return state == RUNNING;
  }

  /** For the trainer, after every epoch. */
  synchronized void epochDone() {
    if (state == RUNNING && stopAfterEpoch) {
      move(PAUSED);
    }
  }

  /** For the trainer, after the last epoch. */
  synchronized void finish() {
    if (!state.isOver()) {
      move(FINISHED);
    }
  }

  /** For the trainer: it cannot go on. */
  synchronized void fail(Problem reason) {
    if (!state.isOver()) {
      problem = reason;
      move(FAILED);
    }
  }

  private void move(TrainingState next) {
    if (state != next) {
      state = next;
      notifyAll();
      onChange.accept(next);
    }
  }
}
