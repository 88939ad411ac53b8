package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The pane of the length stretch. */
public final class StretchController extends Controller {
  private static final List<String> SIZES = List.of("1280 x 480", "1600 x 600", "1280 x 720");
  private static final List<String> COLUMNS =
      List.of("stretch.right", "stretch.soFar", "stretch.mean", "stretch.smallest");
  private static final int PAGE = 8;

  /** From here on there is room for what explains. */
  private static final double TALL = 300;

  private final StretchViewModel model;
  private final Appearance appearance;
  private final Messages messages;
  private final StretchText text;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final List<Label> numbers = new ArrayList<>();
  private final Label place = new Label();

  @FXML private Region root;
  @FXML private Label headline;
  @FXML private GridPane readout;
  @FXML private Label explanation;
  @FXML private MenuButton menu;
  @FXML private StretchView stretch;
  @FXML private Label empty;

  /**
   * @param exportDrawing asks for a picture of the pane
   * @param exportTable asks for its numbers
   */
  public StretchController(
      StretchViewModel model,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable) {
    this.model = model;
    this.appearance = appearance;
    this.messages = appearance.messages();
    this.text = new StretchText(messages);
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
  }

  @FXML
  void initialize() {
    stretch.setText(text);
    prepareReadout();
    Runnable refresh = whileVisible(root, this::show);
    Runnable move = whileVisible(root, this::showBit);
    until(model.pictureProperty().subscribe(_ -> refresh.run()));
    whenChanged(
        refresh, model.problemProperty(), model.busyProperty(), appearance.paletteProperty());
    whenChanged(move, model.bitProperty());
    whileLookedAt(root, model::setActive);
    whenChanged(this::fit, root.heightProperty());
    stretch.setOnMouseMoved(event -> hover(stretch.at(event.getX(), event.getY())));
    stretch.setOnMouseExited(_ -> hover(null));
    stretch.setOnMousePressed(this::click);
    stretch.setOnKeyPressed(this::key);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(stretch, exportItems());
  }

  /** A row a width, a column a number. */
  private void prepareReadout() {
    place.getStyleClass().add("stretch-place");
    readout.add(place, 0, 0);
    for (int column = 0; column < COLUMNS.size(); column++) {
      Label head = new Label(messages.text(COLUMNS.get(column)));
      head.getStyleClass().add("stretch-muted");
      readout.add(head, column + 1, 0);
    }
    for (int row = 0; row < Stretch.WIDTHS.size(); row++) {
      Label width = new Label(messages.text("stretch.bits", Stretch.WIDTHS.get(row)));
      width.getStyleClass().add("stretch-muted");
      readout.add(width, 0, row + 1);
      for (int column = 0; column < COLUMNS.size(); column++) {
        Label number = new Label();
        number.getStyleClass().add("stretch-number");
        numbers.add(number);
        readout.add(number, column + 1, row + 1);
      }
    }
  }

  private List<MenuItem> exportItems() {
    return List.of(
        PaneMenu.item(
            messages.text("stretch.export.picture"),
            stretch.visibleProperty(),
            this::exportPicture),
        PaneMenu.item(
            messages.text("stretch.export.table"),
            stretch.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    StretchPicture picture = model.picture();
    int bit = model.bitProperty().get();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "stretch", text.headline(picture), SIZES, palette -> drawing(picture, bit, palette)));
  }

  private Region drawing(StretchPicture picture, int bit, Palette palette) {
    StretchView drawing = new StretchView();
    drawing.setText(text);
    drawing.show(picture, palette);
    drawing.read(bit);
    return drawing;
  }

  private void fit() {
    boolean tall = root.getHeight() > TALL;
    explanation.setVisible(tall);
    explanation.setManaged(tall);
  }

  private void show() {
    StretchPicture picture = model.picture();
    Problem problem = model.problemProperty().get();
    boolean drawn = picture != null;
    stretch.show(picture, appearance.palette());
    stretch.setVisible(drawn);
    stretch.setFocusTraversable(drawn);
    readout.setVisible(drawn);
    empty.setVisible(!drawn);
    String waiting = model.busyProperty().get() ? "stretch.busy" : "stretch.empty";
    empty.setText(messages.text(problem == null ? Problem.of(waiting) : problem));
    headline.setText(drawn ? text.headline(picture) : "");
    explanation.setText(drawn ? text.explanation(picture) : "");
    fit();
    showBit();
  }

  private void showBit() {
    int bit = model.bitProperty().get();
    stretch.read(bit);
    read(bit);
    StretchPicture picture = model.picture();
    stretch.setAccessibleText(picture == null ? empty.getText() : text.spoken(picture, bit));
  }

  /** Writes the numbers of one bit of all widths. */
  private void read(int bit) {
    StretchPicture picture = model.picture();
    if (picture == null) {
      return;
    }
    place.setText(text.bit(bit));
    for (int row = 0; row < Stretch.WIDTHS.size(); row++) {
      Stretch width = picture.widths().get(row);
      Stretch.Place at = bit < width.bits() ? width.places().get(bit) : null;
      number(row, 0, at == null ? "–" : StretchText.percent(at.accuracy()), false);
      number(row, 1, at == null ? "–" : StretchText.percent(at.rightSoFar()), false);
      number(row, 2, at == null ? "–" : StretchText.margin(at.meanMargin()), false);
      boolean wrong = at != null && at.smallestMargin() < 0;
      number(row, 3, at == null ? "–" : StretchText.margin(at.smallestMargin()), wrong);
    }
  }

  private void number(int row, int column, String number, boolean wrong) {
    Label label = numbers.get(row * COLUMNS.size() + column);
    label.setText(number);
    label.getStyleClass().setAll("label", wrong ? "stretch-wrong" : "stretch-number");
  }

  private void hover(StretchLayout.Place under) {
    stretch.hover(under);
    read(under == null ? model.bitProperty().get() : under.bit());
  }

  private void click(MouseEvent event) {
    stretch.requestFocus();
    StretchLayout.Place under = stretch.at(event.getX(), event.getY());
    if (under != null && event.getButton() == MouseButton.PRIMARY) {
      model.read(under.bit());
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    int bit = model.bitProperty().get();
    switch (event.getCode()) {
      case LEFT -> model.read(bit - 1);
      case RIGHT -> model.read(bit + 1);
      case PAGE_UP -> model.read(bit - PAGE);
      case PAGE_DOWN -> model.read(bit + PAGE);
      case HOME -> model.read(0);
      case END -> model.read(Integer.MAX_VALUE);
      case ENTER -> model.readFirstFailing();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
