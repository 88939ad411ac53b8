package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.Stall;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Loss per epoch, as the article sums it; the test loss, a mean in another unit, is read beside it.
 * A click on a point shows its epoch in all panes.
 */
public final class LossViewModel extends PlotViewModel {
  private final RunModel run;
  private final ShownReport report;
  private final Messages messages;
  private final LossData data;

  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");

  /** The run may be another by now: the plot takes its turn later. */
  private RunHistory shown;

  private int shownReports;

  public LossViewModel(RunModel run, ShownReport report, Messages messages) {
    this(run, report, messages, new LossData());
  }

  private LossViewModel(RunModel run, ShownReport report, Messages messages, LossData data) {
    super(data);
    this.run = run;
    this.report = report;
    this.messages = messages;
    this.data = data;
    update();
  }

  /** Why the loss does not fall; empty while there is nothing to say. */
  public ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  @Override
  public void update() {
    if (run.history() != shown) {
      shown = run.history();
      shownReports = 0;
      data.clear();
    }
    List<EpochSummary> epochs = shown.epochs();
    data.append(epochs.subList(shownReports, epochs.size()));
    shownReports = epochs.size();
    hint.set(
        Optional.ofNullable(run.latest())
            .flatMap(report -> Stall.of(run.config(), report))
            .map(messages::text)
            .orElse(""));
    refresh();
  }

  @Override
  public void choose(int index) {
    if (run.history().equals(shown)) {
      report.select(epoch(index).epoch());
    }
  }

  @Override
  protected String describe(int index) {
    EpochSummary epoch = epoch(index);
    return messages.text(
        "charts.loss.readout",
        Integer.toString(epoch.epoch()),
        Numbers.exact(epoch.loss()),
        Numbers.rounded(epoch.testLoss(), 4));
  }

  private EpochSummary epoch(int index) {
    // Untrained reports, if any, come first.
    return shown.epochs().get(shownReports - data.count() + index);
  }

  /** The epoch that is looked at; of an untrained network, which has no loss, the newest. */
  @Override
  protected String summary() {
    EpochReport looked = report.report();
    int index = looked == null ? -1 : (int) (looked.epoch() - data.x(0));
    return describe(0 <= index && index < data.count() ? index : data.count() - 1);
  }
}
