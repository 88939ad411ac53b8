package dev.gatescope.ui.weights;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.weights.WeightsPicture.Scale;
import dev.gatescope.ui.weights.WeightsPicture.Show;
import dev.gatescope.ui.weights.WeightsViewModel.Cell;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The pane of weights. */
public final class WeightsController extends Controller {
  private static final List<String> SIZES = List.of("1280 x 720", "1600 x 900", "1000 x 400");
  private static final double TALL = 300;

  private final WeightsViewModel model;
  private final Selection selection;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final Messages messages;
  private final WeightText text;

  @FXML private Region root;
  @FXML private WeightsView weights;
  @FXML private Label empty;
  @FXML private HistogramView histogram;
  @FXML private Label number;
  @FXML private Label names;
  @FXML private Label figures;
  @FXML private ToggleButton showValue;
  @FXML private ToggleButton showChange;
  @FXML private ToggleButton scaleCommon;
  @FXML private ToggleButton scaleTensor;
  @FXML private MenuButton menu;

  /**
   * @param exportDrawing asks for a picture of the pane
   * @param exportTable asks for its numbers
   */
  public WeightsController(
      WeightsViewModel model,
      Selection selection,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable) {
    this.model = model;
    this.selection = selection;
    this.appearance = appearance;
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.messages = appearance.messages();
    this.text = new WeightText(messages);
  }

  @FXML
  void initialize() {
    weights.setText(text);
    choice(showValue, model.showProperty(), Show.VALUE);
    choice(showChange, model.showProperty(), Show.CHANGE);
    choice(scaleCommon, model.scaleProperty(), Scale.COMMON);
    choice(scaleTensor, model.scaleProperty(), Scale.TENSOR);
    Runnable refresh = whileVisible(root, this::show);
    Runnable move = whileVisible(root, this::showSelection);
    until(model.pictureProperty().subscribe(_ -> refresh.run()));
    whenChanged(refresh, model.problemProperty());
    paleWhile(model.busyProperty(), model.pictureProperty(), weights);
    whenChanged(move, model.cursorProperty(), selection.unitProperty(), selection.gateProperty());
    whileLookedAt(root, model::setActive);
    whenChanged(this::fit, root.heightProperty());
    weights.setOnMouseMoved(this::hover);
    weights.setOnMouseExited(_ -> hover(null));
    weights.setOnMousePressed(this::click);
    weights.setOnKeyPressed(this::key);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(weights, exportItems());
  }

  private List<MenuItem> exportItems() {
    return List.of(
        PaneMenu.item(
            messages.text("weights.export.picture"),
            weights.visibleProperty(),
            this::exportPicture),
        PaneMenu.item(
            messages.text("weights.export.table"),
            weights.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    WeightsPicture shown = model.picture();
    Cell cursor = model.cursorProperty().get();
    boolean change = shown.question().show() == Show.CHANGE;
    exportDrawing.accept(
        PaneDrawing.ofRun(
            change ? "weights-change" : "weights",
            messages.text(change ? "weights.picture.change" : "weights.picture.value"),
            SIZES,
            palette -> new WeightsPage(shown, cursor, text, palette)));
  }

  private void fit() {
    boolean tall = root.getHeight() > TALL;
    figures.setVisible(tall);
    figures.setManaged(tall);
    histogram.setPrefHeight(tall ? 130 : 38);
  }

  private void show() {
    WeightsPicture picture = model.picture();
    Problem problem = model.problemProperty().get();
    weights.show(picture);
    weights.setVisible(picture != null);
    weights.setFocusTraversable(picture != null);
    empty.setVisible(picture == null);
    empty.setText(problem == null ? messages.text("weights.empty") : messages.text(problem));
    fit();
    showSelection();
  }

  private void showSelection() {
    weights.select(model.cursorProperty().get(), selection.unit(), selection.gateProperty().get());
    read(model.cursorProperty().get());
  }

  /** Says one weight, and how its block is distributed. */
  private void read(Cell cell) {
    WeightsPicture picture = model.picture();
    if (picture == null || cell.block() >= picture.blocks().size()) {
      histogram.show(null, appearance.palette());
      number.setText("");
      names.setText("");
      figures.setText("");
      weights.setAccessibleText(empty.getText());
      histogram.setAccessibleText(empty.getText());
      return;
    }
    WeightsPicture.Block block = picture.blocks().get(cell.block());
    histogram.show(block, picture.question().palette());
    number.setText(text.number(picture, cell));
    names.setText(text.names(picture, cell));
    figures.setText(text.block(picture, block) + "\n" + text.figures(block.statistics()));
    weights.setAccessibleText(text.number(picture, cell) + ". " + text.names(picture, cell));
    histogram.setAccessibleText(figures.getText());
  }

  private void hover(MouseEvent event) {
    Cell cell = event == null ? null : weights.at(event.getX(), event.getY());
    weights.hover(cell);
    read(cell == null ? model.cursorProperty().get() : cell);
  }

  private void click(MouseEvent event) {
    weights.requestFocus();
    Cell cell = weights.at(event.getX(), event.getY());
    if (cell != null) {
      model.select(cell);
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.moveColumn(-1);
      case RIGHT -> model.moveColumn(1);
      case UP -> model.moveUnit(-1);
      case DOWN -> model.moveUnit(1);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
