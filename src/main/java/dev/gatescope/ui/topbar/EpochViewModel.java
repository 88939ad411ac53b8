package dev.gatescope.ui.topbar;

import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The epoch slider: follows the newest epoch until the user goes back to another. */
public final class EpochViewModel {
  private final RunModel run;
  private final Selection selection;
  private final ShownReport report;
  private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper(this, "first", 0);
  private final ReadOnlyIntegerWrapper last = new ReadOnlyIntegerWrapper(this, "last", 0);
  private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(this, "shown", 0);
  private final ReadOnlyIntegerWrapper keptEvery = new ReadOnlyIntegerWrapper(this, "keptEvery", 1);
  private final ReadOnlyBooleanWrapper following =
      new ReadOnlyBooleanWrapper(this, "following", true);

  public EpochViewModel(RunModel run, Selection selection, ShownReport report) {
    this.run = run;
    this.selection = selection;
    this.report = report;
    following.bind(selection.epochProperty().map(epoch -> epoch.intValue() == Selection.LATEST));
    run.reportsProperty().subscribe((was, is) -> update());
    report.reportProperty().subscribe((was, is) -> update());
    update();
  }

  public ReadOnlyIntegerProperty firstProperty() {
    return first.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty lastProperty() {
    return last.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /**
   * Looks at an epoch, or at the nearest that is kept; at the last there is, and so at every newer
   * one.
   */
  public void select(int epoch) {
    report.select(epoch);
  }

  /** Looks at the kept epoch after the shown one. */
  public void next() {
    if (run.latest() != null) {
      select(run.history().next(shown.get()));
    }
  }

  /** Looks at the kept epoch before the shown one. */
  public void previous() {
    if (run.latest() != null) {
      select(run.history().previous(shown.get()));
    }
  }

  /** 1 while every epoch is kept, 2 if every second is, and so on: of long runs. */
  public ReadOnlyIntegerProperty keptEveryProperty() {
    return keptEvery.getReadOnlyProperty();
  }

  public void follow() {
    selection.selectEpoch(Selection.LATEST);
  }

  private void update() {
    EpochReport latest = run.latest();
    first.set(latest == null ? 0 : run.history().epochs().getFirst().epoch());
    last.set(latest == null ? 0 : latest.epoch());
    keptEvery.set(run.history().keptEvery());
    shown.set(report.report() == null ? 0 : report.report().epoch());
  }
}
