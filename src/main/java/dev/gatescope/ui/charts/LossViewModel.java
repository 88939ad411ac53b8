package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.RunModel;
import java.util.List;

/**
 * Loss per epoch, as the article sums it; the test loss, a mean in another unit, is read beside it.
 */
public final class LossViewModel extends PlotViewModel {
  private final RunModel run;
  private final Messages messages;
  private final LossData data;
  private int shownRun = -1;
  private int shownReports;

  public LossViewModel(RunModel run, Messages messages) {
    this(run, messages, new LossData());
  }

  private LossViewModel(RunModel run, Messages messages, LossData data) {
    super(data);
    this.run = run;
    this.messages = messages;
    this.data = data;
    update();
  }

  @Override
  public void update() {
    List<EpochReport> history = run.history();
    if (run.runProperty().get() != shownRun || history.size() < shownReports) {
      shownRun = run.runProperty().get();
      shownReports = 0;
      data.clear();
    }
    data.append(history.subList(shownReports, history.size()));
    shownReports = history.size();
    refresh();
  }

  @Override
  public void choose(int index) {}

  @Override
  protected String describe(int index) {
    // Untrained reports, if any, come first.
    EpochReport report = run.history().get(shownReports - data.count() + index);
    return messages.text(
        "charts.loss.readout",
        Integer.toString(report.epoch()),
        Numbers.exact(report.loss()),
        Numbers.rounded(report.testLoss(), 4));
  }

  @Override
  protected String summary() {
    return describe(data.count() - 1);
  }
}
