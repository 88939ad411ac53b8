package dev.gatescope.ui.run;

import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The report of the epoch that is looked at: the selected one or the nearest that is kept, or the
 * newest.
 */
public final class ShownReport {
  private final RunModel run;
  private final Selection selection;
  private final ReadOnlyObjectWrapper<EpochReport> report =
      new ReadOnlyObjectWrapper<>(this, "report");

  public ShownReport(RunModel run, Selection selection) {
    this.run = run;
    this.selection = selection;
    run.reportsProperty().subscribe((was, is) -> find());
    selection.epochProperty().subscribe((was, is) -> find());
    find();
  }

  /** Null until a run has its first report. */
  public ReadOnlyObjectProperty<EpochReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  public EpochReport report() {
    return report.get();
  }

  /**
   * Looks at an epoch, or at the nearest that is kept; at the last there is, and so at every newer
   * one.
   */
  public void select(int epoch) {
    if (run.latest() == null) {
      return;
    }
    int known = run.history().nearest(epoch).epoch();
    selection.selectEpoch(known == run.latest().epoch() ? Selection.LATEST : known);
  }

  private void find() {
    int epoch = selection.epochProperty().get();
    report.set(epoch == Selection.LATEST ? run.latest() : run.history().nearest(epoch));
  }
}
