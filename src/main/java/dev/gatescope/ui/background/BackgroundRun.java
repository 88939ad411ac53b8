package dev.gatescope.ui.background;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * A training on a background thread, from its start to its end: it obeys its control, and what it
 * reports waits in a queue for the next pulse.
 *
 * @param <R> a report; immutable
 */
final class BackgroundRun<R> implements Runnable {
  /** What a run does on its thread. */
  @FunctionalInterface
  interface Work<R> {
    /**
     * Works until the control's state is over.
     *
     * @throws ProblemException if it cannot be done
     */
    void run(TrainingControl control, News<R> news);
  }

  /** What a run has to say, on its thread. */
  interface News<R> {
    void report(R report);

    /** Something moved that is no report. */
    void progress();
  }

  private final Work<R> work;
  private final Runnable requestPulse;
  private final BooleanSupplier everyReport;
  private final TrainingControl control;
  private final Queue<R> reports = new ConcurrentLinkedQueue<>();
  private final News<R> news = new Paced();
  private volatile Problem crash;

  /**
   * @param requestPulse asks, from any thread, for a look at what is new
   * @param everyReport whether it is asked for at each report, and not only at the panes' pace;
   *     called on the run's thread
   */
  BackgroundRun(Work<R> work, Runnable requestPulse, BooleanSupplier everyReport) {
    this.work = work;
    this.requestPulse = requestPulse;
    this.everyReport = everyReport;
    control = new TrainingControl(_ -> requestPulse.run());
  }

  /** Commands to the run. */
  TrainingControl control() {
    return control;
  }

  @Override
  public void run() {
    if (control.state().isOver()) {
      return;
    }
    try {
      work.run(control, news);
    } catch (ProblemException e) {
      fail(e.problem());
    } catch (RuntimeException | Error e) {
      fail(Problem.of("run.crashed", String.valueOf(e)));
      throw e;
    }
  }

  /**
   * Asks for a look at the pace of the panes, unless somebody wants to see every report: what it
   * passes over is seen with what follows, at last with the change of state.
   */
  private final class Paced implements News<R> {
    private long last = System.nanoTime() - Turns.TRAINING_NANOS;

    @Override
    public void report(R report) {
      reports.add(report);
      // Where it was paused or ended meanwhile, no change of state follows.
      askIf(everyReport.getAsBoolean() || control.state() != TrainingState.RUNNING);
    }

    @Override
    public void progress() {
      askIf(false);
    }

    private void askIf(boolean anyway) {
      long now = System.nanoTime();
      if (anyway || now - last >= Turns.TRAINING_NANOS) {
        last = now;
        requestPulse.run();
      }
    }
  }

  private void fail(Problem reason) {
    crash = reason;
    control.cancel();
    requestPulse.run();
  }

  /**
   * To be asked before the reports are taken: whatever was reported before the run was over is then
   * in the queue.
   */
  TrainingState state() {
    return crash == null ? control.state() : TrainingState.FAILED;
  }

  /** Whether what ended it has nothing to do with its numbers: too little memory, a defect. */
  boolean hasCrashed() {
    return crash != null;
  }

  /** Why it failed; null if it has not. */
  Problem problem() {
    return crash == null ? control.problem().orElse(null) : crash;
  }

  /** What was reported since the last call. */
  List<R> takeReports() {
    List<R> taken = new ArrayList<>();
    for (R report = reports.poll(); report != null; report = reports.poll()) {
      taken.add(report);
    }
    return taken;
  }
}
