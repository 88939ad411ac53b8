package dev.gatescope.ui.background;

import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Runs training on one background thread. Commands are given on the JavaFX thread; what the trainer
 * reports waits in a queue until the next pulse, when the run model gets all of it at once.
 */
public final class TrainingService {
  private final Runs runs;
  private final RunModel model;
  private final Runnable requestPulse;
  private final ExecutorService thread = Threads.behindTheWindow("gatescope-training");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyDoubleWrapper epochShare = new ReadOnlyDoubleWrapper(this, "epochShare");
  private BackgroundRun<Told> current;
  private Progress progress;
  private Checkpoint checkpoint;

  private volatile boolean everyEpoch;

  /**
   * What the trainer reports.
   *
   * @param checkpoint null if runs of this kind have none
   */
  private record Told(EpochReport report, Checkpoint checkpoint) {}

  /**
   * @param pulses makes, of a task for the JavaFX thread, what asks for it from any thread; see
   *     {@link PulseTask}
   */
  public TrainingService(Runs runs, RunModel model, Function<Runnable, Runnable> pulses) {
    this.runs = runs;
    this.model = model;
    this.requestPulse = pulses.apply(this::drain);
  }

  /** Why the run failed; null while it has not. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How much of the epoch after the last report is trained, 0..1. */
  public ReadOnlyDoubleProperty epochShareProperty() {
    return epochShare.getReadOnlyProperty();
  }

  /**
   * Whether each epoch is wanted in the pulse after it, however fast they come; else they are shown
   * at the pace of the panes.
   */
  public void setEveryEpoch(boolean wanted) {
    everyEpoch = wanted;
  }

  /** True if there is a run that commands can move. */
  public boolean hasRun() {
    return current != null && !current.state().isOver();
  }

  /** Abandons the run that there is and prepares another, which waits for a command. */
  public void begin(TrainingConfig config) {
    endCurrent();
    Progress ofRun = new Progress();
    start(
        ofRun,
        new BackgroundRun<>(
            (control, news) -> runs.run(config, control, ofRun.telling(news)),
            requestPulse,
            () -> everyEpoch));
    model.begin(config);
    thread.execute(current);
  }

  /**
   * Abandons the run that there is and prepares another to go on, which waits for a command.
   *
   * @param history of the run up to the checkpoint's epoch
   */
  public void goOn(RunHistory history, Checkpoint from) {
    endCurrent();
    Progress ofRun = new Progress();
    start(
        ofRun,
        new BackgroundRun<>(
            (control, news) -> runs.resume(from, control, ofRun.tellingAfter(from.epoch(), news)),
            requestPulse,
            () -> everyEpoch));
    checkpoint = from;
    model.show(from.config(), history);
    // It stands as one that was paused there; the trainer has not begun yet.
    current.control().resume();
    current.control().pause();
    thread.execute(current);
    drain();
  }

  /** Its reports are the run's, though they are not seen yet. */
  private void endCurrent() {
    drain();
    if (current != null) {
      current.control().cancel();
    }
  }

  private void start(Progress ofRun, BackgroundRun<Told> newRun) {
    progress = ofRun;
    current = newRun;
    checkpoint = null;
    problem.set(null);
    epochShare.set(0);
  }

  /**
   * From where the run can go on after its newest report; null if it cannot. What ended for want of
   * memory, say, can go on elsewhere.
   */
  public Checkpoint checkpoint() {
    return hasRun() || (current != null && current.hasCrashed()) ? checkpoint : null;
  }

  /**
   * Shows a run of old, or a network that is not of a run; a run begins only with the next {@link
   * #begin}.
   *
   * @param dataKnown whether the settings say on which samples it was trained
   */
  public void show(TrainingConfig config, RunHistory history, boolean dataKnown) {
    abandon();
    model.show(config, history, dataKnown);
  }

  /** Takes over what the run that there is has reported; from then on nothing comes of it. */
  public void abandon() {
    endCurrent();
    current = null;
    problem.set(null);
    epochShare.set(0);
  }

  public void resume() {
    command(TrainingControl::resume);
  }

  public void pause() {
    command(TrainingControl::pause);
  }

  public void stepEpoch() {
    command(TrainingControl::stepEpoch);
  }

  public void cancel() {
    command(TrainingControl::cancel);
  }

  private void command(Consumer<TrainingControl> command) {
    if (current != null) {
      command.accept(current.control());
      drain();
    }
  }

  /** Takes over what the run has reported and the next pulse would take over. */
  public void catchUp() {
    drain();
  }

  private void drain() {
    if (current == null) {
      return;
    }
    TrainingState state = current.state();
    List<Told> told = current.takeReports();
    epochShare.set(state.isOver() ? 0 : progress.epochShare);
    if (!told.isEmpty()) {
      // First: whoever hears of the reports may ask for it.
      checkpoint = told.getLast().checkpoint;
      model.add(told.stream().map(Told::report).toList());
    }
    problem.set(current.problem());
    model.setState(state);
  }

  /** How far one run is within its epoch; written on its thread. */
  private static final class Progress {
    private volatile double epochShare;

    TrainingListener telling(BackgroundRun.News<Told> news) {
      return tellingAfter(-1, news);
    }

    /**
     * @param known epoch up to which everything was told before
     */
    TrainingListener tellingAfter(int known, BackgroundRun.News<Told> news) {
      return new TrainingListener() {
        @Override
        public void epochDone(EpochReport report, Checkpoint reached) {
          epochShare = 0;
          if (report.epoch() > known) {
            news.report(new Told(report, reached));
          }
        }

        @Override
        public void batchDone(int epoch, int batch, int batches) {
          epochShare = (double) batch / batches;
          news.progress();
        }
      };
    }
  }
}
