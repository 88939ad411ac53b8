package dev.gatescope.ui.model;

import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is known of the current run: settings, state and one report an epoch. Panes read it; only
 * the training view model changes it, on the JavaFX thread, at most once a pulse.
 */
public final class RunModel {
  private final ReadOnlyObjectWrapper<TrainingConfig> config;
  private final ReadOnlyObjectWrapper<TrainingState> state =
      new ReadOnlyObjectWrapper<>(this, "state", TrainingState.READY);
  private final ReadOnlyIntegerWrapper run = new ReadOnlyIntegerWrapper(this, "run", 0);
  private final ReadOnlyIntegerWrapper reports = new ReadOnlyIntegerWrapper(this, "reports", 0);
  private RunHistory history = new RunHistory();
  private boolean dataKnown = true;

  public RunModel(TrainingConfig config) {
    this.config = new ReadOnlyObjectWrapper<>(this, "config", config);
  }

  public ReadOnlyObjectProperty<TrainingConfig> configProperty() {
    return config.getReadOnlyProperty();
  }

  public TrainingConfig config() {
    return config.get();
  }

  public ReadOnlyObjectProperty<TrainingState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Counts the runs: a change means that the history began anew. */
  public ReadOnlyIntegerProperty runProperty() {
    return run.getReadOnlyProperty();
  }

  /** How many epochs {@link #history} has; changes after reports were added. */
  public ReadOnlyIntegerProperty reportsProperty() {
    return reports.getReadOnlyProperty();
  }

  /** What is kept of the run; another object for every run. Read it, do not add to it. */
  public RunHistory history() {
    return history;
  }

  /** The newest report, or null. */
  public EpochReport latest() {
    return history.newest();
  }

  /** Whether the settings say on which samples the run was trained. */
  public boolean isDataKnown() {
    return dataKnown;
  }

  /** A new run: the history begins anew. */
  public void begin(TrainingConfig newConfig) {
    begin(newConfig, true);
  }

  private void begin(TrainingConfig newConfig, boolean newDataKnown) {
    dataKnown = newDataKnown;
    history = new RunHistory();
    reports.set(0);
    config.set(newConfig);
    state.set(TrainingState.READY);
    run.set(run.get() + 1);
  }

  /** An old run again, with all that is kept of it. It does not go on. */
  public void show(TrainingConfig oldConfig, RunHistory kept) {
    show(oldConfig, kept, true);
  }

  /**
   * The same of one that was perhaps trained elsewhere.
   *
   * @param oldDataKnown whether the settings say on which samples
   */
  public void show(TrainingConfig oldConfig, RunHistory kept, boolean oldDataKnown) {
    begin(oldConfig, oldDataKnown);
    history = kept;
    reports.set(kept.epochs().size());
  }

  public void add(List<EpochReport> newReports) {
    newReports.forEach(history::add);
    reports.set(history.epochs().size());
  }

  public void setState(TrainingState newState) {
    state.set(newState);
  }
}
