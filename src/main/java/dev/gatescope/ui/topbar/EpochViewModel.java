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

  /** Looks at an epoch; at the last there is, and so at every newer one. */
  public void select(int epoch) {
    int known = Math.clamp(epoch, first.get(), last.get());
    selection.selectEpoch(known == last.get() ? Selection.LATEST : known);
  }

  public void step(int epochs) {
    select(shown.get() + epochs);
  }

  public void follow() {
    selection.selectEpoch(Selection.LATEST);
  }

  private void update() {
    EpochReport latest = run.latest();
    first.set(latest == null ? 0 : run.history().getFirst().epoch());
    last.set(latest == null ? 0 : latest.epoch());
    shown.set(report.report() == null ? 0 : report.report().epoch());
  }
}
