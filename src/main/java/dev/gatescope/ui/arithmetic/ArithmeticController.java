package dev.gatescope.ui.arithmetic;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.TypedNumbers;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.function.IntConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.Region;

/** The calculation of the selected unit at the selected time step, in numbers. */
public final class ArithmeticController extends Controller {
  private final Selection selection;
  private final TraceModel traceModel;
  private final Appearance appearance;
  private final Messages messages;
  private final IntegerSpinnerValueFactory units = new IntegerSpinnerValueFactory(0, 0);
  private final IntegerSpinnerValueFactory timeSteps = new IntegerSpinnerValueFactory(0, 0);

  /** True while the pickers are set from the selection, so that they do not answer back. */
  private boolean following;

  @FXML private Region root;
  @FXML private Spinner<Integer> unit;
  @FXML private Spinner<Integer> timeStep;
  @FXML private Label bits;
  @FXML private ScrollPane scroll;
  @FXML private CalculationView calculation;
  @FXML private Label empty;

  public ArithmeticController(Selection selection, TraceModel traceModel, Appearance appearance) {
    this.selection = selection;
    this.traceModel = traceModel;
    this.appearance = appearance;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    unit.setValueFactory(units);
    timeStep.setValueFactory(timeSteps);
    TypedNumbers.accept(unit);
    TypedNumbers.accept(timeStep);
    unit.setAccessibleText(messages.text("arithmetic.unit"));
    timeStep.setAccessibleText(messages.text("arithmetic.timeStep"));
    Runnable refresh = whileVisible(root, this::show);
    whenChanged(
        refresh,
        traceModel.traceProperty(),
        appearance.paletteProperty(),
        selection.timeStepProperty(),
        selection.unitProperty(),
        selection.hiddenFromProperty());
    units.valueProperty().subscribe((_, chosen) -> choose(chosen, selection::selectUnit));
    timeSteps.valueProperty().subscribe((_, chosen) -> choose(chosen, selection::selectTimeStep));
    show();
  }

  private void choose(Integer chosen, IntConsumer command) {
    if (!following) {
      command.accept(chosen);
    }
  }

  private void show() {
    GateTrace trace = traceModel.trace();
    boolean there = trace != null;
    boolean hidden = there && selection.hides(selection.timeStep());
    empty.setVisible(!there || hidden);
    empty.setText(
        hidden
            ? messages.text("cell.hidden", Integer.toString(selection.timeStep()))
            : messages.text("cell.noTrace"));
    scroll.setVisible(there && !hidden);
    unit.setDisable(!there);
    timeStep.setDisable(!there);
    bits.setVisible(there);
    if (!there) {
      calculation.show(null, appearance.palette());
      return;
    }
    int t = Math.clamp(selection.timeStep(), 0, trace.timeSteps() - 1);
    int u = Math.clamp(selection.unit(), 0, trace.hiddenSize() - 1);
    following = true;
    units.setMax(trace.hiddenSize() - 1);
    units.setValue(u);
    timeSteps.setMax(trace.timeSteps() - 1);
    timeSteps.setValue(t);
    following = false;
    bits.setText(
        messages.text(
            "arithmetic.bits",
            Integer.toString(Math.round(trace.input(t, 0))),
            Integer.toString(Math.round(trace.input(t, 1)))));
    if (hidden) {
      calculation.show(null, appearance.palette());
      return;
    }
    Calculation lines = Calculation.of(trace, t, u, messages);
    calculation.show(lines, appearance.palette());
    calculation.setAccessibleText(lines.toText());
  }
}
