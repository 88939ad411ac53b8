package dev.gatescope.ui;

import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.PulseTask;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.model.TraceModel;
import javafx.application.Platform;

/** The analysis behind a pane that is tested alone: real but for traces, which nobody looks at. */
public final class PaneAnalysis {
  private PaneAnalysis() {}

  public static AnalysisService service() {
    return new AnalysisService(
        (_, _) -> null,
        new TraceModel(),
        Platform::runLater,
        new Turns(System::nanoTime, () -> 0, task -> new PulseTask(task)::request));
  }
}
