package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientTriangle.Trend;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.gradients.GradientsViewModel.View;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import tech.tablesaw.api.Table;

/** The pane of gradients. */
public final class GradientsController extends Controller {
  private static final List<String> SIZES = List.of("1280 x 720", "1000 x 320", "1600 x 900");
  private static final double TALL = 300;

  private final GradientsViewModel model;
  private final Selection selection;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final Messages messages;
  private final GradientText text;
  private final PauseTransition wait = new PauseTransition(Duration.millis(300));

  @FXML private Region root;
  @FXML private TrianglesView triangles;
  @FXML private Label empty;
  @FXML private LogLegend legend;
  @FXML private Label readout;
  @FXML private Label summary;
  @FXML private ToggleButton viewNetwork;
  @FXML private ToggleButton viewCells;
  @FXML private ToggleButton ofLoss;
  @FXML private ToggleButton ofLogit;
  @FXML private HBox cellChoices;
  @FXML private ToggleButton width8;
  @FXML private ToggleButton width16;
  @FXML private ToggleButton width32;
  @FXML private ToggleButton start;
  @FXML private ToggleButton trained;
  @FXML private MenuButton menu;
  @FXML private Label progress;

  /**
   * @param exportDrawing asks for a picture of the pane
   * @param exportTable asks for its numbers
   */
  public GradientsController(
      GradientsViewModel model,
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
    this.text = new GradientText(messages);
  }

  @FXML
  void initialize() {
    triangles.setText(text);
    choice(viewNetwork, model.viewProperty(), View.NETWORK);
    choice(viewCells, model.viewProperty(), View.CELLS);
    choice(ofLoss, model.ofProperty(), Of.LOSS);
    choice(ofLogit, model.ofProperty(), Of.LOGIT);
    choice(width8, model.widthProperty(), 8);
    choice(width16, model.widthProperty(), 16);
    choice(width32, model.widthProperty(), 32);
    choice(start, model.trainedProperty(), false);
    choice(trained, model.trainedProperty(), true);
    Runnable refresh = whileVisible(root, this::show);
    Runnable move = whileVisible(root, this::showSelection);
    until(model.panelsProperty().subscribe(_ -> refresh.run()));
    whenChanged(
        refresh,
        model.problemProperty(),
        model.ofProperty(),
        model.viewProperty(),
        appearance.paletteProperty());
    // Where nothing is drawn, it is said whether something is on its way.
    whenChanged(
        () -> {
          if (model.panelsProperty().get().isEmpty()) {
            refresh.run();
          }
        },
        model.busyProperty());
    whenChanged(move, model.bitProperty(), selection.timeStepProperty());
    whileLookedAt(root, model::setActive);
    // An answer that comes at once would only make it flicker.
    wait.setOnFinished(_ -> progress.setVisible(true));
    until(model.busyProperty().subscribe(this::showBusy));
    until(wait::stop);
    whenChanged(refresh, root.heightProperty());
    triangles.setOnMouseMoved(this::hover);
    triangles.setOnMouseExited(_ -> hover(null));
    triangles.setOnMousePressed(this::click);
    triangles.setOnKeyPressed(this::key);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(triangles, exportItems());
    Tooltip.install(legend, new Tooltip(text.thresholds()));
  }

  private void showBusy(boolean busy) {
    if (busy) {
      wait.playFromStart();
    } else {
      wait.stop();
      progress.setVisible(false);
    }
  }

  private List<MenuItem> exportItems() {
    return List.of(
        PaneMenu.item(
            messages.text("gradients.export.picture"),
            triangles.visibleProperty(),
            this::exportPicture),
        PaneMenu.item(
            messages.text("gradients.export.table"),
            triangles.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    List<Panel> panels = model.panelsProperty().get();
    Of of = model.ofProperty().get();
    int bit = cursorBit();
    int step = cursorStep();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "gradients",
            messages.text(of == Of.LOSS ? "gradients.picture.loss" : "gradients.picture.logit"),
            SIZES,
            palette -> picture(panels, of, palette, bit, step)));
  }

  /** The triangles, and below them their scale. */
  private Region picture(List<Panel> panels, Of of, Palette palette, int bit, int step) {
    TrianglesView drawing = new TrianglesView();
    drawing.setText(text);
    drawing.show(panels, of, palette);
    drawing.select(bit, step);
    LogLegend colours = new LogLegend();
    colours.show(drawing.scale(), palette);
    colours.setMaxWidth(320);
    VBox page = new VBox(drawing, colours);
    VBox.setVgrow(drawing, Priority.ALWAYS);
    return page;
  }

  private void show() {
    List<Panel> panels = model.panelsProperty().get();
    Of of = model.ofProperty().get();
    Problem problem = model.problemProperty().get();
    boolean drawn = !panels.isEmpty();
    triangles.show(panels, of, appearance.palette());
    triangles.setVisible(drawn);
    triangles.setFocusTraversable(drawn);
    legend.show(triangles.scale(), appearance.palette());
    empty.setVisible(!drawn);
    String waiting = model.busyProperty().get() ? "gradients.busy" : "gradients.empty";
    empty.setText(messages.text(problem == null ? Problem.of(waiting) : problem));
    boolean comparing = model.viewProperty().get() == View.CELLS;
    cellChoices.setVisible(comparing);
    cellChoices.setManaged(comparing);
    boolean tall = root.getHeight() > TALL;
    summary.setVisible(tall);
    summary.setManaged(tall);
    summary.setText(summaryText(panels, of));
    showSelection();
  }

  /** What the numbers say, in words. */
  private String summaryText(List<Panel> panels, Of of) {
    StringBuilder words = new StringBuilder();
    if (!panels.isEmpty()) {
      panels.stream()
          .filter(panel -> panel.kind() == Panel.Kind.MEAN || panel.kind() == Panel.Kind.SHOWN)
          .forEach(panel -> words.append(text.summary(panel, of)).append('\n'));
      boolean allVanish =
          panels.stream()
              .filter(panel -> panel.kind() == Panel.Kind.OTHER)
              .allMatch(panel -> panel.triangle(of).trend() == Trend.VANISHES);
      boolean atStart = !model.trainedProperty().get();
      if (model.viewProperty().get() == View.CELLS && atStart && allVanish) {
        words.append(messages.text("gradients.allVanish")).append('\n');
      }
    }
    return words.append(text.thresholds()).toString();
  }

  private int cursorBit() {
    List<Panel> panels = model.panelsProperty().get();
    int last = panels.isEmpty() ? 0 : panels.getFirst().timeSteps() - 1;
    return Math.max(
        Math.min(model.bitProperty().get(), last), Math.min(selection.timeStep(), last));
  }

  private int cursorStep() {
    return Math.min(selection.timeStep(), cursorBit());
  }

  private void showSelection() {
    triangles.select(cursorBit(), cursorStep());
    read(new TrianglesLayout.Place(0, cursorBit(), cursorStep()));
    sayCursor();
  }

  /** Writes one norm; where only the cursor is known, of the first triangle. */
  private void read(TrianglesLayout.Place place) {
    List<Panel> panels = model.panelsProperty().get();
    readout.setText(
        place.panel() < panels.size()
            ? text.reading(
                panels.get(place.panel()), model.ofProperty().get(), place.bit(), place.step())
            : "");
  }

  /** Says the norms of all triangles at the cursor. */
  private void sayCursor() {
    String said =
        model.panelsProperty().get().stream()
            .map(panel -> text.reading(panel, model.ofProperty().get(), cursorBit(), cursorStep()))
            .collect(Collectors.joining(" "));
    triangles.setAccessibleText(said.isEmpty() ? empty.getText() : said);
  }

  private void hover(MouseEvent event) {
    TrianglesLayout.Place place = event == null ? null : triangles.at(event.getX(), event.getY());
    triangles.hover(place);
    if (place == null) {
      read(new TrianglesLayout.Place(0, cursorBit(), cursorStep()));
    } else {
      read(place);
    }
  }

  private void click(MouseEvent event) {
    triangles.requestFocus();
    TrianglesLayout.Place place = triangles.at(event.getX(), event.getY());
    if (place != null) {
      model.read(place.bit(), place.step());
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    int bit = cursorBit();
    int step = cursorStep();
    switch (event.getCode()) {
      case LEFT -> model.read(bit, step - 1);
      case RIGHT -> model.read(bit, step + 1);
      case UP -> model.read(bit - 1, step);
      case DOWN -> model.read(bit + 1, step);
      case HOME -> model.read(bit, 0);
      case END -> model.read(bit, bit);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
