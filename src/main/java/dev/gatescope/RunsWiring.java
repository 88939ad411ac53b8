package dev.gatescope;

import dev.gatescope.train.RunLog;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.export.PaneExports;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.runs.RunsController;
import dev.gatescope.ui.runs.RunsViewModel;
import dev.gatescope.ui.settings.SettingsViewModel;
import java.util.function.Supplier;

/** The pane of the runs with what it asks of other panes. */
final class RunsWiring {
  private final RunsViewModel model;
  private final LayoutModel layout;
  private final DockModel dock;
  private final Supplier<SettingsViewModel> settings;

  /**
   * @param log where the window's runs are
   * @param settings made when it is first asked for
   */
  RunsWiring(
      RunLog log,
      RunModel run,
      RaceService races,
      RunViewModel commands,
      Supplier<SettingsViewModel> settings,
      LayoutModel layout,
      DockModel dock) {
    this.settings = settings;
    this.layout = layout;
    this.dock = dock;
    model = new RunsViewModel(log, run, commands::show, races::isRacing, this::useSettings);
    run.reportsProperty().subscribe((_, _) -> model.grew());
    races.reportsProperty().subscribe((_, _) -> model.grew());
  }

  private void useSettings(TrainingConfig config) {
    settings.get().propose(config);
    layout.leftProperty().set(LayoutModel.Left.SETTINGS);
    if (dock.isFull()) {
      dock.toggleFull();
    }
  }

  RunsController controller(Appearance appearance, PaneExports exports, Turns turns) {
    return new RunsController(
        model, appearance, exports::drawing, table -> exports.tableOfRuns("runs", table), turns);
  }

  RunsViewModel model() {
    return model;
  }
}
