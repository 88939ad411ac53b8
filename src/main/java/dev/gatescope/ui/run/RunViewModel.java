package dev.gatescope.ui.run;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The commands on a run, and which of them make sense now. */
public final class RunViewModel {
  /** What the Train / Pause button would do. */
  public enum TrainAction {
    TRAIN,
    PAUSE,
    RESUME,
    TRAIN_AGAIN
  }

  private final RunModel run;
  private final Selection selection;
  private final TraceModel traces;
  private final TrainingService training;
  private final LongSupplier randomSeed;
  private final ReadOnlyObjectWrapper<TrainAction> trainAction =
      new ReadOnlyObjectWrapper<>(this, "trainAction", TrainAction.TRAIN);
  private final ReadOnlyBooleanWrapper canStep = new ReadOnlyBooleanWrapper(this, "canStep");
  private final ReadOnlyBooleanWrapper canCancel = new ReadOnlyBooleanWrapper(this, "canCancel");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");

  /**
   * @param randomSeed gives seeds from 0 to {@link TrainingConfig#MAX_SEED}
   */
  public RunViewModel(
      RunModel run,
      Selection selection,
      TraceModel traces,
      TrainingService training,
      LongSupplier randomSeed) {
    this.run = run;
    this.selection = selection;
    this.traces = traces;
    this.training = training;
    this.randomSeed = randomSeed;
    trainAction.bind(run.stateProperty().map(this::action));
    canStep.bind(run.stateProperty().map(state -> !state.isOver()));
    canCancel.bind(
        Bindings.createBooleanBinding(
            () -> training.hasRun() && state() != TrainingState.READY, run.stateProperty()));
    training.problemProperty().subscribe(problem::set);
    run.stateProperty()
        .subscribe(
            state -> {
              if (state.isOver() && run.latest() == null) {
                // It could not begin: there is no network for the panes of the cell.
                traces.show(null);
              }
            });
  }

  public ReadOnlyObjectProperty<TrainAction> trainActionProperty() {
    return trainAction.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canStepProperty() {
    return canStep.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canCancelProperty() {
    return canCancel.getReadOnlyProperty();
  }

  /** What went wrong, to be said in the window; null if nothing did or the user has read it. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Says that something went wrong beside the run. */
  public void report(Problem newProblem) {
    problem.set(newProblem);
  }

  public void dismissProblem() {
    problem.set(null);
  }

  /** Train, pause or go on; after the end of a run, train again from the same initial weights. */
  public void trainOrPause() {
    if (state() == TrainingState.RUNNING) {
      training.pause();
    } else {
      ensureRun();
      training.resume();
    }
  }

  /** One epoch, then pause. */
  public void stepEpoch() {
    if (!state().isOver()) {
      ensureRun();
      training.stepEpoch();
    }
  }

  public void cancel() {
    if (canCancel.get()) {
      training.cancel();
    }
  }

  /** Back to the same initial weights: the same settings, the same seed. */
  public void rewind() {
    begin(run.config());
  }

  /** Other samples and other initial weights. */
  public void newSeed() {
    begin(run.config().withSeed(randomSeed.getAsLong()));
  }

  /** A new run with other settings; the pair stays if it fits. */
  public void apply(TrainingConfig config) {
    begin(config);
  }

  /**
   * Looks into a network that is already trained.
   *
   * @param dataKnown whether the settings say on which samples
   */
  public void show(TrainingConfig config, EpochReport report, boolean dataKnown) {
    RunHistory history = new RunHistory();
    history.add(report);
    show(config, history, dataKnown);
  }

  /** Looks into a run of old, with every epoch that is kept of it. */
  public void show(TrainingConfig config, RunHistory history) {
    show(config, history, true);
  }

  /**
   * The same of one that was perhaps trained elsewhere.
   *
   * @param dataKnown whether the settings say on which samples
   */
  public void show(TrainingConfig config, RunHistory history, boolean dataKnown) {
    prepare(config, () -> training.show(config, history, dataKnown));
  }

  /** A run of old goes on where it stopped, at the next command. */
  public void goOn(RunHistory history, Checkpoint checkpoint) {
    prepare(checkpoint.config(), () -> training.goOn(history, checkpoint));
  }

  private void ensureRun() {
    if (!training.hasRun()) {
      begin(run.config());
    }
  }

  private void begin(TrainingConfig config) {
    prepare(config, () -> training.begin(config));
  }

  private void prepare(TrainingConfig config, Runnable change) {
    boolean otherShape =
        !config.layout().equals(run.config().layout()) || config.bits() != run.config().bits();
    if (otherShape) {
      // The old trace has other units or steps than the panes will ask for.
      traces.show(null);
    }
    dismissProblem();
    change.run();
    selection.selectEpoch(Selection.LATEST);
    selection.setHiddenSize(config.hiddenSize());
    if (selection.gateProperty().get() != null
        && config.cell().indexOf(selection.gateProperty().get()) < 0) {
      selection.selectGate(null);
    }
    if (selection.pair().bits() != config.bits()) {
      selection.selectPair(fitting(selection.pair(), config.bits()));
    }
  }

  private static Subtraction fitting(Subtraction pair, int bits) {
    // Of a pair on the map b may be the larger.
    return (pair.a() | pair.b()) >>> bits == 0
        ? new Subtraction(pair.a(), pair.b(), bits)
        : Preset.fallback(bits);
  }

  private TrainingState state() {
    return run.stateProperty().get();
  }

  private TrainAction action(TrainingState state) {
    return switch (state) {
      case READY -> TrainAction.TRAIN;
      case RUNNING -> TrainAction.PAUSE;
      case PAUSED -> TrainAction.RESUME;
      case FINISHED, CANCELLED, FAILED -> TrainAction.TRAIN_AGAIN;
    };
  }
}
