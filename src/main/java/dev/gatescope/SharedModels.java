package dev.gatescope;

import dev.gatescope.data.Subtraction;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;

/** What the parts of one window have in common. None of these knows another. */
record SharedModels(
    RunModel run,
    RunLog log,
    Selection selection,
    TraceModel traces,
    SurgeryModel surgery,
    LayoutModel layout,
    DockModel dock,
    ChartOptions chartOptions,
    Notices notices) {
  /** What of them is where in the window, and how. */
  PaneLayout panes() {
    return new PaneLayout(layout, dock, chartOptions);
  }

  /** Those of a new window: no run is begun, and the article's pair is selected. */
  static SharedModels of(TrainingConfig config) {
    return new SharedModels(
        new RunModel(config),
        new RunLog(),
        new Selection(new Subtraction(123, 61, config.bits()), config.hiddenSize()),
        new TraceModel(),
        new SurgeryModel(),
        new LayoutModel(),
        new DockModel(),
        new ChartOptions(),
        new Notices());
  }
}
