package dev.gatescope.ui.runs;

import dev.gatescope.train.RunSummary;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One run in the table: the same row for as long as the run is in the list. */
final class RunRow {
  /**
   * How a run stands out.
   *
   * @param drawn whether its losses are in the chart
   * @param shown whether the window shows this run
   */
  record Mark(int number, boolean drawn, boolean shown) {}

  private final int number;
  private final ReadOnlyObjectWrapper<RunSummary> summary;
  private final ReadOnlyObjectWrapper<Mark> mark;

  RunRow(RunSummary summary) {
    number = summary.number();
    this.summary = new ReadOnlyObjectWrapper<>(this, "summary", summary);
    mark = new ReadOnlyObjectWrapper<>(this, "mark", new Mark(number, false, false));
  }

  int number() {
    return number;
  }

  RunSummary summary() {
    return summary.get();
  }

  /** Changes while the run trains. */
  ReadOnlyObjectProperty<RunSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  void update(RunSummary newSummary, boolean drawn, boolean shown) {
    summary.set(newSummary);
    mark.set(new Mark(number, drawn, shown));
  }
}
