package dev.gatescope.ui.charts;

import dev.gatescope.eval.Predictions;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;

/** Absolute error per test sample at the shown epoch; a click on a point loads its pair. */
public final class ErrorViewModel extends PlotViewModel {
  private final ShownReport report;
  private final Selection selection;
  private final Messages messages;
  private final ErrorData data;
  private Predictions shown;
  private String summary = "";

  public ErrorViewModel(ShownReport report, Selection selection, Messages messages) {
    this(report, selection, messages, new ErrorData());
  }

  private ErrorViewModel(
      ShownReport report, Selection selection, Messages messages, ErrorData data) {
    super(data);
    this.report = report;
    this.selection = selection;
    this.messages = messages;
    this.data = data;
    update();
  }

  @Override
  public void update() {
    EpochReport latest = report.report();
    Predictions predictions = latest == null ? null : latest.test();
    if (predictions == shown) {
      return;
    }
    shown = predictions;
    data.show(predictions);
    setNote(data.allRight() ? messages.text("charts.errors.allRight") : "");
    summary = predictions == null ? "" : summaryOf(latest);
    refresh();
  }

  @Override
  public void choose(int index) {
    selection.selectPair(shown.pair(index));
    // Somebody may be asked for it now: what is said of it here is said anew.
    refresh();
  }

  @Override
  protected String describe(int index) {
    boolean asked = selection.hiddenFrom() != Selection.NOTHING;
    if (asked && shown.pair(index).equals(selection.pair())) {
      return messages.text(
          "charts.errors.hidden",
          Integer.toString(index),
          Long.toString(shown.pair(index).a()),
          Long.toString(shown.pair(index).b()));
    }
    return messages.text(
        "charts.errors.readout",
        Integer.toString(index),
        Long.toString(shown.pair(index).a()),
        Long.toString(shown.pair(index).b()),
        Long.toString(shown.expected(index)),
        Long.toString(shown.predicted(index)),
        Numbers.exact(shown.absoluteError(index)));
  }

  @Override
  protected String summary() {
    return summary;
  }

  private String summaryOf(EpochReport report) {
    return messages.text(
        "charts.errors.summary",
        Integer.toString(report.epoch()),
        messages.count(shown.wrong()),
        messages.count(shown.count()),
        Numbers.rounded(shown.rmse(), 6));
  }
}
