package dev.gatescope.ui.atlas;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The cloud of states and the machine inside: beside each other, or one of the two. */
public final class AtlasController extends Controller {
  /** A lower pane shows one of the two. */
  private static final double TALL = 300;

  private static final List<String> SIZES = List.of("1000 x 700", "1280 x 720", "700 x 700");

  private final AtlasViewModel model;
  private final Selection selection;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final BiConsumer<String, Supplier<Table>> exportTable;
  private final Messages messages;

  @FXML private Region root;
  @FXML private ScatterView scatter;
  @FXML private MachineView machine;
  @FXML private Region scatterSide;
  @FXML private Region machineSide;
  @FXML private Label empty;
  @FXML private HBox which;
  @FXML private HBox kinds;
  @FXML private HBox colours;
  @FXML private ToggleButton showScatter;
  @FXML private ToggleButton showMachine;
  @FXML private ToggleButton cellState;
  @FXML private ToggleButton hiddenState;
  @FXML private ToggleButton byBorrow;
  @FXML private ToggleButton byStep;
  @FXML private ToggleButton byRight;
  @FXML private Label readout;
  @FXML private Button difference;
  @FXML private MenuButton menu;

  /**
   * @param exportDrawing asks for a picture of one of the two
   * @param exportTable asks for the numbers of one, with the file's name
   */
  public AtlasController(
      AtlasViewModel model,
      Selection selection,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      BiConsumer<String, Supplier<Table>> exportTable) {
    this.model = model;
    this.selection = selection;
    this.appearance = appearance;
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    scatter.prepare(messages, model::rasterise);
    machine.prepare(messages);
    choice(showScatter, model.machineProperty(), false);
    choice(showMachine, model.machineProperty(), true);
    choice(cellState, model.kindProperty(), StateKind.CELL_STATE);
    choice(hiddenState, model.kindProperty(), StateKind.HIDDEN_STATE);
    choice(byBorrow, model.colouringProperty(), Colouring.BORROW);
    choice(byStep, model.colouringProperty(), Colouring.STEP);
    choice(byRight, model.colouringProperty(), Colouring.RIGHT);
    byBorrow.setText(messages.text(Colouring.BORROW.textKey()));
    byStep.setText(messages.text(Colouring.STEP.textKey()));
    byRight.setText(messages.text(Colouring.RIGHT.textKey()));
    Runnable refresh = whileVisible(root, this::show);
    Runnable move = whileVisible(root, this::showSelection);
    until(model.shownProperty().subscribe(_ -> refresh.run()));
    whenChanged(refresh, model.problemProperty(), model.colouringProperty());
    whenChanged(this::arrange, model.machineProperty());
    whenChanged(refresh, appearance.paletteProperty());
    whenChanged(move, selection.pairProperty(), selection.timeStepProperty());
    until(model.rasterProperty().subscribe(scatter::setRaster));
    paleWhile(model.busyProperty(), model.shownProperty(), scatter, machine);
    whileLookedAt(root, model::setActive);
    until(root.heightProperty().subscribe(_ -> arrange()));
    scatter.setOnMouseMoved(event -> hover(scatter.at(event.getX(), event.getY())));
    scatter.setOnMouseExited(_ -> hover(-1));
    scatter.setOnMousePressed(this::click);
    scatter.setOnKeyPressed(this::key);
    machine.setOnKeyPressed(this::key);
    machine.setOnMousePressed(_ -> machine.requestFocus());
    difference.setOnAction(_ -> model.chooseDifference());
    menu.getItems().setAll(exportItems());
    PaneMenu.install(scatter, exportItems());
    PaneMenu.install(machine, exportItems());
  }

  private List<MenuItem> exportItems() {
    ObservableBooleanValue drawn = scatter.visibleProperty();
    ObservableBooleanValue built = machine.visibleProperty();
    return List.of(
        PaneMenu.item(messages.text("atlas.export.picture"), drawn, this::exportScatter),
        PaneMenu.item(
            messages.text("atlas.export.table"),
            drawn,
            () -> exportTable.accept("atlas", model.atlasTable())),
        PaneMenu.item(messages.text("atlas.export.machinePicture"), built, this::exportMachine),
        PaneMenu.item(
            messages.text("atlas.export.machineTable"),
            built,
            () -> exportTable.accept("automaton", model.machineTable())));
  }

  private void exportScatter() {
    PointCloud cloud = model.shownProperty().get().cloud();
    Colouring colouring = model.colouringProperty().get();
    int[] path = model.path();
    int step = selection.timeStep();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "atlas",
            messages.text("atlas.picture"),
            SIZES,
            palette -> new ScatterPicture(messages, cloud, colouring, palette, path, step)));
  }

  private void exportMachine() {
    Automaton automaton = model.shownProperty().get().analysis().automaton();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "automaton",
            messages.text("atlas.picture.machine"),
            SIZES,
            palette -> {
              MachineView drawing = new MachineView();
              drawing.prepare(messages);
              drawing.show(automaton, palette);
              return drawing;
            }));
  }

  private void show() {
    AtlasViewModel.Shown shown = model.shownProperty().get();
    Problem problem = model.problemProperty().get();
    Palette palette = appearance.palette();
    PointCloud cloud = shown == null ? null : shown.cloud();
    Automaton automaton = shown == null ? null : shown.analysis().automaton();
    scatter.show(cloud, model.colouringProperty().get(), palette);
    scatter.setVisible(cloud != null);
    scatter.setFocusTraversable(cloud != null);
    machine.show(automaton, palette);
    machine.setVisible(automaton != null);
    machine.setFocusTraversable(automaton != null);
    Problem missing = problem != null || shown == null ? problem : shown.analysis().atlasProblem();
    empty.setText(messages.text(missing == null ? Problem.of("atlas.empty") : missing));
    empty.setVisible(cloud == null);
    boolean two = model.hasCellState();
    kinds.setVisible(two);
    kinds.setManaged(two);
    difference.setVisible(model.difference() != null);
    difference.setManaged(difference.isVisible());
    showSelection();
    arrange();
  }

  /** One of the two where the pane is low; the machine alone needs no colours. */
  private void arrange() {
    boolean both = root.getHeight() >= TALL;
    boolean machineShown = model.machineProperty().get();
    which.setVisible(!both);
    which.setManaged(!both);
    scatterSide.setVisible(both || !machineShown);
    scatterSide.setManaged(scatterSide.isVisible());
    machineSide.setVisible(both || machineShown);
    machineSide.setManaged(machineSide.isVisible());
    colours.setVisible(scatterSide.isVisible());
    colours.setManaged(scatterSide.isVisible());
  }

  private void showSelection() {
    scatter.select(model.path(), selection.timeStep());
    machine.select(model.move());
    sayMachine();
    readSelected();
  }

  /** First the transition of the selected step, then the whole. */
  private void sayMachine() {
    AtlasViewModel.Shown shown = model.shownProperty().get();
    if (shown == null) {
      machine.setAccessibleText(messages.text("atlas.empty"));
      return;
    }
    MachineText text = new MachineText(messages);
    Automaton automaton = shown.analysis().automaton();
    Move move = model.move();
    String now = move == null ? "" : text.transition(automaton.machine(), move) + " ";
    machine.setAccessibleText(now + text.spoken(automaton));
  }

  private void readSelected() {
    int[] path = model.path();
    int step = selection.timeStep();
    String text =
        path.length == 0
            ? ""
            : step < path.length
                ? model.describe(path[step], messages)
                : messages.text("atlas.beyond", Integer.toString(path.length));
    readout.setText(text);
    scatter.setAccessibleText(text.isEmpty() ? messages.text("atlas.empty") : text);
  }

  private void hover(int index) {
    scatter.hover(index);
    if (index < 0) {
      readSelected();
    } else {
      readout.setText(model.describe(index, messages));
    }
  }

  private void click(MouseEvent event) {
    scatter.requestFocus();
    int index = scatter.at(event.getX(), event.getY());
    if (index >= 0 && event.getButton() == MouseButton.PRIMARY) {
      model.choose(index);
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> selection.selectTimeStep(selection.timeStep() - 1);
      case RIGHT -> selection.selectTimeStep(selection.timeStep() + 1);
      case HOME -> selection.selectTimeStep(0);
      case END -> selection.selectTimeStep(Integer.MAX_VALUE);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
