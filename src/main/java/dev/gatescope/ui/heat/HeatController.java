package dev.gatescope.ui.heat;

import dev.gatescope.eval.ActiveUnits;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The heat maps of the selected pair's trace: every unit of every gate and state at every step. */
public final class HeatController extends Controller {
  /** A click may tremble by less, pixels. */
  private static final double LEAST_DRAG = 8;

  private final Selection selection;
  private final TraceModel traceModel;
  private final ProbeModel probe;
  private final BrushModel brush;
  private final Appearance appearance;
  private final Consumer<List<Integer>> silence;
  private final Runnable export;
  private final Messages messages;
  private final List<Label> readoutValues = new ArrayList<>();
  private final Label readoutPlace = new Label();

  @FXML private Region root;
  @FXML private HeatMapsView maps;
  @FXML private Label empty;
  @FXML private FlowPane readout;
  @FXML private FlowPane legends;
  @FXML private VBox brushPart;
  @FXML private ToggleButton brushing;
  @FXML private ToggleButton byProbe;

  /** Where a drag over the steps of a map began, or null; and whether it left its first step. */
  private HeatLayout.Place pressed;

  private double pressedX;
  private boolean dragged;

  /** Null until units are looked for. */
  private BrushBar brushBar;

  private BrushAnswer brushAnswer;

  /**
   * @param probe has the order of the units
   * @param brush how units are looked for
   * @param silence asked to silence units that were found
   * @param export asks for a picture of the maps
   */
  public HeatController(
      Selection selection,
      TraceModel traceModel,
      ProbeModel probe,
      BrushModel brush,
      Appearance appearance,
      Consumer<List<Integer>> silence,
      Runnable export) {
    this.silence = silence;
    this.probe = probe;
    this.brush = brush;
    this.export = export;
    this.selection = selection;
    this.traceModel = traceModel;
    this.appearance = appearance;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    maps.setMessages(messages);
    Runnable refresh = whileVisible(root, this::showTrace);
    Runnable move = whileVisible(root, this::showSelection);
    until(traceModel.traceProperty().subscribe(_ -> refresh.run()));
    whenChanged(refresh, probe.rankedProperty());
    until(probe.borrowProperty().subscribe((_, _) -> showOrder(refresh)));
    both(byProbe.selectedProperty(), probe.rankedProperty());
    byProbe.visibleProperty().bind(probe.borrowProperty().isNotNull());
    both(brushing.selectedProperty(), brush.onProperty());
    whenChanged(
        whileVisible(root, this::showBrush),
        brush.onProperty(),
        brush.brushProperty(),
        selection.hiddenFromProperty());
    whenChanged(refresh, appearance.paletteProperty());
    whenChanged(
        move,
        selection.timeStepProperty(),
        selection.unitProperty(),
        selection.hiddenFromProperty(),
        selection.gateProperty());
    maps.setOnMouseMoved(this::hover);
    maps.setOnMouseExited(_ -> hover(null));
    maps.setOnMousePressed(this::click);
    maps.setOnMouseDragged(this::drag);
    maps.setOnKeyPressed(this::key);
    MenuItem exportItem = new MenuItem(messages.text("charts.menu.export"));
    exportItem.setOnAction(_ -> export.run());
    ContextMenu menu = new ContextMenu(exportItem);
    maps.setOnContextMenuRequested(event -> showMenu(menu, event));
  }

  /** Makes this view one for a picture: without what can be chosen in it. */
  public void becomePicture() {
    byProbe.visibleProperty().unbind();
    for (ToggleButton choice : List.of(byProbe, brushing)) {
      choice.setVisible(false);
      choice.setManaged(false);
    }
    if (brushBar != null) {
      brushPart.getChildren().remove(brushBar);
      brushAnswer.becomePicture();
    }
  }

  /** A new probe changes the maps only if they follow it. */
  private void showOrder(Runnable refresh) {
    if (probe.rankedProperty().get()) {
      refresh.run();
    }
  }

  private void showMenu(ContextMenu menu, ContextMenuEvent event) {
    if (traceModel.trace() != null) {
      menu.show(maps, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  private void showTrace() {
    GateTrace trace = traceModel.trace();
    Palette palette = appearance.palette();
    maps.show(trace, trace == null ? List.of() : probe.order(trace.hiddenSize()), palette);
    empty.setVisible(trace == null);
    maps.setFocusTraversable(trace != null);
    prepareReadout(trace, palette);
    showLegends(trace, palette);
    brushing.setDisable(trace == null);
    showBrush();
    showSelection();
  }

  private void showBrush() {
    GateTrace trace = traceModel.trace();
    boolean shown = trace != null && brush.shown().isPresent();
    brushPart.setVisible(shown);
    brushPart.setManaged(shown);
    if (!shown) {
      maps.showBrush(null, null);
      return;
    }
    if (brushBar == null) {
      brushBar = new BrushBar(messages, brush::show);
      brushAnswer = new BrushAnswer(messages, selection::selectUnit, silence, maps);
      brushPart.getChildren().setAll(brushBar, brushAnswer);
    }
    Brush asked = brush.brushProperty().get().of(trace.cell());
    boolean hidden = selection.hides(trace.timeSteps() - 1);
    brushBar.setDisable(hidden);
    if (hidden) {
      // Where a unit is active, and where the pair borrows, would tell what somebody is asked for.
      maps.showBrush(null, null);
      brushAnswer.show(messages.text("brush.hidden"));
      return;
    }
    brushBar.show(asked, trace);
    ActiveUnits found = asked.find(trace);
    maps.showBrush(asked, found);
    brushAnswer.show(asked, found, trace);
  }

  private void showSelection() {
    maps.select(selection.timeStep(), selection.unit(), selection.gateProperty().get());
    maps.hideFrom(selection.hiddenFrom());
    read(selectedCell());
  }

  private HeatMapsView.Cell selectedCell() {
    return new HeatMapsView.Cell(selection.timeStep(), selection.unit());
  }

  private void prepareReadout(GateTrace trace, Palette palette) {
    readout.getChildren().clear();
    readoutValues.clear();
    readoutPlace.getStyleClass().setAll("label", "heat-place");
    readout.getChildren().add(readoutPlace);
    for (CellValue value : maps.values()) {
      Label label = new Label();
      label.getStyleClass().add("heat-value");
      label.setStyle("-fx-text-fill: " + Palette.hex(value.hue(palette)));
      readoutValues.add(label);
      readout.getChildren().add(label);
    }
    readout.setVisible(trace != null);
  }

  private void showLegends(GateTrace trace, Palette palette) {
    legends.getChildren().clear();
    if (trace == null) {
      return;
    }
    String bounded =
        maps.values().stream()
            .filter(value -> value != CellValue.CELL_STATE)
            .map(CellValue::symbol)
            .collect(Collectors.joining(" "));
    legends.getChildren().add(new ScaleLegend(bounded, 1, palette));
    if (trace.cell().hasCellState()) {
      double limit = ValueScale.limit(CellValue.CELL_STATE, trace);
      legends.getChildren().add(new ScaleLegend(CellValue.CELL_STATE.symbol(), limit, palette));
    }
  }

  /** Writes the values of one cell of all maps. */
  private void read(HeatMapsView.Cell cell) {
    GateTrace trace = traceModel.trace();
    if (trace == null) {
      maps.setAccessibleText(messages.text("cell.noTrace"));
      return;
    }
    int t = Math.clamp(cell.timeStep(), 0, trace.timeSteps() - 1);
    int unit = Math.clamp(cell.unit(), 0, trace.hiddenSize() - 1);
    readoutPlace.setText(messages.text("heat.place", Integer.toString(unit), Integer.toString(t)));
    if (selection.hides(t)) {
      readoutValues.forEach(label -> label.setText(""));
      readoutPlace.setText(messages.text("cell.hidden", Integer.toString(t)));
      maps.setAccessibleText(readoutPlace.getText());
      return;
    }
    StringBuilder spoken = new StringBuilder();
    for (int map = 0; map < readoutValues.size(); map++) {
      CellValue value = maps.values().get(map);
      String number = NumberText.fixed(value.in(trace, t, unit), 4);
      String sign = number.startsWith(NumberText.MINUS) ? "" : " ";
      String held = trace.held(value.site(), t, unit) ? " " + messages.text("heat.held") : "";
      readoutValues.get(map).setText(value.symbol() + " " + sign + number + held);
      spoken
          .append(
              messages.text(
                  "heat.spoken",
                  messages.text(value.nameKey()),
                  Integer.toString(unit),
                  Integer.toString(t),
                  NumberText.fixed(value.in(trace, t, unit), 2)))
          .append(' ');
    }
    maps.setAccessibleText(spoken.toString().strip());
  }

  private void hover(MouseEvent event) {
    HeatLayout.Place place = event == null ? null : maps.at(event.getX(), event.getY());
    HeatMapsView.Cell cell =
        place == null ? null : new HeatMapsView.Cell(place.timeStep(), place.unit());
    maps.hover(cell);
    read(cell == null ? selectedCell() : cell);
  }

  private void click(MouseEvent event) {
    maps.requestFocus();
    HeatLayout.Place place = maps.at(event.getX(), event.getY());
    pressed = event.isPrimaryButtonDown() ? place : null;
    pressedX = event.getX();
    dragged = false;
    if (place != null) {
      selection.selectTimeStep(place.timeStep());
      selection.selectUnit(place.unit());
      selection.selectGate(maps.values().get(place.map()).gate(traceModel.trace().cell()));
    }
  }

  /** Looks for the units that are active at the time steps between press and pointer. */
  private void drag(MouseEvent event) {
    if (pressed == null || pressed.map() >= maps.values().size()) {
      return;
    }
    int step = maps.heatLayout().timeStep(pressed.map(), event.getX());
    dragged |= step != pressed.timeStep() && Math.abs(event.getX() - pressedX) >= LEAST_DRAG;
    if (dragged) {
      brush.show(
          brush
              .brushProperty()
              .get()
              .withValue(maps.values().get(pressed.map()))
              .withRange(Brush.Range.between(pressed.timeStep(), step)));
    }
  }

  private void moveRow(int by) {
    GateTrace trace = traceModel.trace();
    if (trace != null) {
      List<Integer> order = probe.order(trace.hiddenSize());
      int row = order.indexOf(selection.unit()) + by;
      selection.selectUnit(order.get(Math.clamp(row, 0, order.size() - 1)));
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> selection.selectTimeStep(selection.timeStep() - 1);
      case RIGHT -> selection.selectTimeStep(selection.timeStep() + 1);
      case UP -> moveRow(-1);
      case DOWN -> moveRow(1);
      case HOME -> selection.selectTimeStep(0);
      case END -> selection.selectTimeStep(Integer.MAX_VALUE);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
