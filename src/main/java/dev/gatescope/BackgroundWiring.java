package dev.gatescope;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.train.Race;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.background.PulseTask;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.RecentSweeps;
import dev.gatescope.ui.background.Runs;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.background.WarmUp;
import dev.gatescope.ui.model.RunModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javafx.application.Platform;

/**
 * The background's part of the composition root: what trains, what analyses, and how often a pane
 * has its turn.
 */
final class BackgroundWiring {
  /** The gates of the shipped network come first. */
  private static final Duration WARM_UP_AFTER = Duration.ofSeconds(1);

  private static final int WARM_UP_EPOCHS = 20;

  private final RunModel run;
  private final RecentSweeps sweeps = new RecentSweeps();
  private final TrainingService training;
  private final RaceService races;
  private final WarmUp warmUp;
  private final Turns turns;
  private final AnalysisService analysis;

  /** A trace waits for no file. */
  private final Aside files = new Aside("gatescope-files", Platform::runLater);

  /**
   * @param runs trains
   * @param trace computes the gates of one pair
   */
  BackgroundWiring(
      Runs runs, BiFunction<Network, Subtraction, GateTrace> trace, SharedModels models) {
    run = models.run();
    training =
        new TrainingService(sweeps.overhear(runs), run, task -> new PulseTask(task)::request);
    races =
        new RaceService(
            (lanes, control, listener) ->
                new Race(lanes, control, listener, FusedOptions.besideWindow()).run(),
            task -> new PulseTask(task)::request);
    turns =
        new Turns(
            System::nanoTime,
            this::pace,
            task -> new PulseTask(task)::request,
            BackgroundWiring::later);
    run.stateProperty().subscribe((_, _) -> turns.paceChanged());
    warmUp = new WarmUp(runs);
    run.stateProperty().subscribe(this::endWarmUp);
    analysis = new AnalysisService(trace, models.traces(), Platform::runLater, turns);
  }

  private long pace() {
    return run.stateProperty().get() == TrainingState.RUNNING ? Turns.TRAINING_NANOS : 0;
  }

  private void endWarmUp(TrainingState state) {
    if (state == TrainingState.RUNNING) {
      warmUp.close();
    }
  }

  /** Runs a task on the JavaFX thread, no sooner than some time from now. */
  static void later(long nanos, Runnable task) {
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Platform::runLater)
        .execute(task);
  }

  /** The engine that trains with these settings. */
  static Engines.Selected engine(TrainingConfig config) {
    return Engines.select(config.engine());
  }

  /**
   * Has the engines ready to be asked about: the first question loads the Vector API, for which the
   * JavaFX thread, that checks settings and begins runs, is not to wait.
   */
  void prepareEngines() {
    analysis.thread().execute(() -> engine(TrainingConfig.article()));
  }

  /**
   * Compiles what trains before the user asks for it; called when the window stands, and begun a
   * little later.
   */
  void warmUp() {
    later(
        WARM_UP_AFTER.toNanos(),
        () -> warmUp.start(TrainingConfig.article().withEpochs(WARM_UP_EPOCHS)));
  }

  /** Ends what trains. A race is its pane's to end. */
  void close() {
    warmUp.close();
    training.cancel();
  }

  TrainingService training() {
    return training;
  }

  RaceService races() {
    return races;
  }

  /** What the training has answered already. */
  RecentSweeps sweeps() {
    return sweeps;
  }

  Turns turns() {
    return turns;
  }

  /** For what reads and writes files, and for data sets. */
  Aside files() {
    return files;
  }

  AnalysisService analysis() {
    return analysis;
  }
}
