package dev.gatescope.ui.run;

import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The report of the epoch that is looked at: the selected one if it is known, else the newest. */
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

  private void find() {
    List<EpochReport> history = run.history();
    if (history.isEmpty()) {
      report.set(null);
      return;
    }
    int index = selection.epochProperty().get() - history.getFirst().epoch();
    boolean known = index >= 0 && index < history.size();
    report.set(known ? history.get(index) : history.getLast());
  }
}
