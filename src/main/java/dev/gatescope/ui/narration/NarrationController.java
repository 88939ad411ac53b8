package dev.gatescope.ui.narration;

import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Keeps the sentence at the selected time step. */
public final class NarrationController extends Controller {
  private final Selection selection;
  private final TraceModel traces;
  private final Narration narration;

  @FXML private Label sentence;

  public NarrationController(Selection selection, TraceModel traces, Appearance appearance) {
    this.selection = selection;
    this.traces = traces;
    this.narration = new Narration(appearance.messages());
  }

  @FXML
  void initialize() {
    whenChanged(
        this::show,
        selection.pairProperty(),
        selection.timeStepProperty(),
        selection.hiddenFromProperty(),
        traces.traceProperty());
    show();
  }

  private void show() {
    sentence.setText(
        narration.of(
            selection.pair(), traces.trace(), selection.timeStep(), selection.hiddenFrom()));
  }
}
