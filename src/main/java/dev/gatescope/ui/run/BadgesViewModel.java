package dev.gatescope.ui.run;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.lstm.Engines;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the top bar says about the run: how good, how far, how long, on what. */
public final class BadgesViewModel {
  /** Epochs whose median duration tells the time left. */
  private static final int RECENT = 10;

  /**
   * The first epochs are slow, while the engine's code is being compiled: they foretell nothing.
   */
  private static final int FORETELLING = 3;

  private final RunModel run;
  private final ShownReport shown;
  private final TrainingService training;
  private final Appearance appearance;
  private final Function<TrainingConfig, Engines.Selected> engines;
  private final ReadOnlyStringWrapper pairs = new ReadOnlyStringWrapper(this, "pairs");
  private final ReadOnlyStringWrapper pairsDetail = new ReadOnlyStringWrapper(this, "pairsDetail");
  private final ReadOnlyBooleanWrapper allRight = new ReadOnlyBooleanWrapper(this, "allRight");
  private final ReadOnlyStringWrapper rmse = new ReadOnlyStringWrapper(this, "rmse");
  private final ReadOnlyStringWrapper loss = new ReadOnlyStringWrapper(this, "loss");
  private final ReadOnlyStringWrapper epoch = new ReadOnlyStringWrapper(this, "epoch");
  private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper(this, "seed");
  private final ReadOnlyStringWrapper engine = new ReadOnlyStringWrapper(this, "engine");
  private final ReadOnlyStringWrapper engineReason =
      new ReadOnlyStringWrapper(this, "engineReason");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

  /**
   * @param engines says what a choice of engine gives on this machine; must be quick
   */
  public BadgesViewModel(
      RunModel run,
      ShownReport shown,
      TrainingService training,
      Appearance appearance,
      Function<TrainingConfig, Engines.Selected> engines) {
    this.run = run;
    this.shown = shown;
    this.training = training;
    this.appearance = appearance;
    this.engines = engines;
    run.reportsProperty().subscribe((was, is) -> updateProgress());
    run.stateProperty().subscribe((was, is) -> updateProgress());
    training.epochShareProperty().subscribe((was, is) -> updateProgress());
    shown.reportProperty().subscribe((was, is) -> updateReport());
    run.runProperty().subscribe((was, is) -> updateConfig());
    appearance.messagesProperty().subscribe((was, is) -> updateAll());
    updateAll();
  }

  /** Exact share of all pairs that are right, such as "99.98 %". */
  public ReadOnlyStringProperty pairsProperty() {
    return pairs.getReadOnlyProperty();
  }

  /** "32,125 of 32,131", or that only a sample was checked. */
  public ReadOnlyStringProperty pairsDetailProperty() {
    return pairsDetail.getReadOnlyProperty();
  }

  /** True if not one of the checked pairs is wrong. */
  public ReadOnlyBooleanProperty allRightProperty() {
    return allRight.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty rmseProperty() {
    return rmse.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty lossProperty() {
    return loss.getReadOnlyProperty();
  }

  /** "40 / 100". */
  public ReadOnlyStringProperty epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty seedProperty() {
    return seed.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty engineProperty() {
    return engine.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty engineReasonProperty() {
    return engineReason.getReadOnlyProperty();
  }

  /** The run's state with elapsed and remaining time. */
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** Share of the run that is done, 0..1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  private void updateAll() {
    updateConfig();
    updateReport();
    updateProgress();
  }

  private void updateConfig() {
    seed.set(Long.toString(run.config().seed()));
    if (run.runProperty().get() == 0) {
      // The answer needs the Vector API, for whose loading a start must not wait. Whoever begins
      // the
      // first run has loaded it.
      engine.set(RunText.NONE);
      engineReason.set("");
      return;
    }
    Engines.Selected info = engines.apply(run.config());
    engine.set(info.id());
    engineReason.set(messages().text(info.reason()));
  }

  private void updateReport() {
    EpochReport report = shown.report();
    if (report == null) {
      pairs.set(RunText.NONE);
      pairsDetail.set("");
      allRight.set(false);
      rmse.set(RunText.NONE);
      loss.set(RunText.NONE);
      epoch.set(RunText.NONE);
      return;
    }
    PairCheck check = report.allPairs();
    pairs.set(RunText.share(check));
    pairsDetail.set(
        messages()
            .text(
                check.sampled() ? "badge.pairs.sampled" : "badge.pairs.exact",
                messages().count(check.pairs() - check.wrong()),
                messages().count(check.pairs())));
    allRight.set(check.pairs() > 0 && check.wrong() == 0);
    rmse.set(RunText.decimal(report.test().rmse()));
    // Before the first epoch there is none, and a file need not tell it.
    boolean untold = report.epoch() == 0 || Double.isNaN(report.loss());
    loss.set(untold ? RunText.NONE : RunText.decimal(report.loss()));
    updateEpoch();
  }

  private void updateEpoch() {
    EpochReport report = shown.report();
    if (report == null) {
      return;
    }
    String here = report.epoch() + " / " + run.config().epochs();
    int newest = run.latest().epoch();
    epoch.set(
        report.epoch() == newest
            ? here
            : messages().text("epoch.behind", here, Integer.toString(newest)));
  }

  private void updateProgress() {
    updateEpoch();
    TrainingState state = run.stateProperty().get();
    EpochReport latest = run.latest();
    int done = latest == null ? 0 : latest.epoch();
    int epochs = run.config().epochs();
    double share = training.epochShareProperty().get();
    boolean ready = state == TrainingState.READY;
    progress.set(ready ? 0 : Math.clamp((done + share) / epochs, 0, 1));
    double recent = recentMillis();
    String elapsed = RunText.duration(elapsedMillis() + share * recent);
    String name = messages().text("run.state." + Names.of(state));
    if (state == TrainingState.RUNNING && done >= FORETELLING) {
      String left = RunText.duration((epochs - done - share) * recent);
      status.set(messages().text("run.status.running", elapsed, left));
    } else if (ready && done > 0) {
      status.set(messages().text("run.status.trained"));
    } else if (done == 0) {
      status.set(name);
    } else {
      status.set(messages().text("run.status.still", name, elapsed));
    }
  }

  private double elapsedMillis() {
    return run.history().elapsedMillis();
  }

  private double recentMillis() {
    List<EpochSummary> history = run.history().epochs();
    double[] millis =
        history.subList(Math.max(0, history.size() - RECENT), history.size()).stream()
            .filter(report -> report.epoch() > 0)
            .mapToDouble(BadgesViewModel::millis)
            .sorted()
            .toArray();
    return millis.length == 0 ? 0 : millis[millis.length / 2];
  }

  private static double millis(EpochSummary report) {
    return report.trainMillis() + report.evaluationMillis();
  }

  private Messages messages() {
    return appearance.messages();
  }
}
