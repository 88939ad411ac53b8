package dev.gatescope.ui.map;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.GroupCount;
import dev.gatescope.eval.Membership;
import dev.gatescope.eval.PairMap;
import dev.gatescope.eval.PairMapTables;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.export.Exports;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import tech.tablesaw.api.Table;

/** The error map of the shown network, its readout, its counts, and the list of wrong pairs. */
public final class MapController extends Controller {
  /** While training, the list follows four times a second: nobody reads faster. */
  private static final Duration PACE = Duration.millis(250);

  /** A pane that is lower has its counts beside the readout. */
  private static final double TALL = 330;

  private static final int FAR = 16;

  /** What paddings and the map's axes take of the width. */
  private static final double AXES = 50;

  /** Width of the readout. */
  private static final double SIDE = 424;

  /** Width beside a square map for the readout and, apart from it, the list. */
  private static final double ROOM_BESIDE = 900;

  private final MapViewModel model;
  private final Selection selection;
  private final Appearance appearance;
  private final Exports exports;
  private final Messages messages;
  private final ObservableList<WrongPair> wrongPairs = FXCollections.observableArrayList();
  private final PauseTransition pace = new PauseTransition(PACE);
  private MouseEvent dragged;
  private double draggedA;
  private double draggedB;

  @FXML private StackPane root;
  @FXML private HBox content;
  @FXML private StackPane mapBox;
  @FXML private MapView map;
  @FXML private Label need;
  @FXML private VBox side;
  @FXML private VBox listBox;

  /** How much of the side column stays there whatever the size. */
  private int readings;

  @FXML private HBox modes;
  @FXML private MenuButton more;
  @FXML private FlowPane legend;
  @FXML private Button zoomOut;
  @FXML private Button zoomIn;
  @FXML private Button reset;
  @FXML private Label sum;
  @FXML private Label place;
  @FXML private GridPane readout;
  @FXML private GridPane groups;
  @FXML private Label count;
  @FXML private TableView<WrongPair> list;
  @FXML private Label empty;

  /**
   * @param exports asks how and where to save map and table
   */
  public MapController(
      MapViewModel model, Selection selection, Appearance appearance, Exports exports) {
    this.model = model;
    this.selection = selection;
    this.appearance = appearance;
    this.exports = exports;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    initializeModes();
    initializeButtons();
    initializeMap();
    initializeList();
    initializeSizes();
    until(root.visibleProperty().subscribe(model::setActive));
    until(() -> model.setActive(false));
    Runnable refresh = whileVisible(root, this::showAnswer);
    Runnable picture = whileVisible(root, this::showPicture);
    Runnable marks = whileVisible(root, this::showMarks);
    until(model.answerProperty().subscribe((_, _) -> refresh.run()));
    until(model.problemProperty().subscribe((_, _) -> refresh.run()));
    until(appearance.paletteProperty().subscribe((_, _) -> picture.run()));
    until(model.modeProperty().subscribe((_, _) -> picture.run()));
    until(model.viewportProperty().subscribe((_, _) -> picture.run()));
    until(model.cursorProperty().subscribe((_, _) -> marks.run()));
    until(selection.pairProperty().subscribe((_, _) -> marks.run()));
    pace.setOnFinished(_ -> showList());
    until(pace::stop);
    showAnswer();
    showList();
  }

  private void initializeModes() {
    ToggleGroup group = new ToggleGroup();
    Map<MapMode, ToggleButton> buttons = new EnumMap<>(MapMode.class);
    MapMode[] all = MapMode.values();
    for (MapMode mode : all) {
      ToggleButton button = new ToggleButton(messages.text(mode.textKey()));
      button.setId("mapMode" + mode.ordinal());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setTooltip(new Tooltip(messages.text(mode.detailKey())));
      button
          .getStyleClass()
          .add(
              mode.ordinal() == 0
                  ? "left-pill"
                  : mode.ordinal() < all.length - 1 ? "center-pill" : "right-pill");
      button.setToggleGroup(group);
      button.setOnAction(
          _ -> {
            // A click on the pressed button would release it.
            button.setSelected(true);
            model.modeProperty().set(mode);
          });
      buttons.put(mode, button);
      modes.getChildren().add(button);
    }
    until(model.modeProperty().subscribe(mode -> group.selectToggle(buttons.get(mode))));
  }

  private void initializeButtons() {
    button(zoomIn, "map.zoomIn", model::zoomIn);
    button(zoomOut, "map.zoomOut", model::zoomOut);
    button(reset, "map.reset", model::reset);
    describe(more, "map.more");
    more.getItems().setAll(menuItems());
  }

  private void button(Button button, String key, Runnable action) {
    describe(button, key);
    button.setOnAction(_ -> action.run());
  }

  private void describe(ButtonBase button, String key) {
    button.setTooltip(new Tooltip(messages.text(key)));
    button.setAccessibleText(messages.text(key));
  }

  private List<MenuItem> menuItems() {
    MenuItem png = new MenuItem(messages.text("map.export.picture"));
    png.setOnAction(_ -> exportPicture());
    MenuItem csv = new MenuItem(messages.text("map.export.table"));
    csv.setOnAction(_ -> exportTable());
    MenuItem whole = new MenuItem(messages.text("map.reset"));
    whole.setOnAction(_ -> model.reset());
    return List.of(whole, png, csv);
  }

  private void initializeMap() {
    map.setOnMouseMoved(event -> model.point(map.cellAt(event.getX(), event.getY())));
    map.setOnMouseExited(_ -> model.point(MapViewModel.NOWHERE));
    map.setOnMousePressed(this::press);
    map.setOnMouseDragged(this::drag);
    map.setOnMouseClicked(this::click);
    map.setOnScroll(this::scroll);
    map.setOnKeyPressed(this::key);
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(menuItems());
    map.setOnContextMenuRequested(
        event -> {
          if (model.answer() != null) {
            menu.show(map, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  private void initializeList() {
    list.getColumns().add(column("map.list.a", WrongPair::a));
    list.getColumns().add(column("map.list.b", WrongPair::b));
    list.getColumns().add(column("map.list.expected", WrongPair::expected));
    list.getColumns().add(column("map.list.predicted", WrongPair::predicted));
    list.getColumns().add(column("map.list.error", WrongPair::absoluteError));
    list.getColumns().add(column("map.list.margin", WrongPair::smallestMargin));
    TableColumn<WrongPair, Integer> first = column("map.list.firstWrong", WrongPair::firstWrongBit);
    list.getColumns().add(first);
    TableColumn<WrongPair, Integer> chain = column("map.list.chain", WrongPair::borrowChain);
    list.getColumns().add(chain);
    list.getColumns().add(column("map.list.data", WrongPair::membership));
    explain(first, "map.list.firstWrong.detail");
    explain(chain, "map.list.chain.detail");
    SortedList<WrongPair> sorted = new SortedList<>(wrongPairs);
    sorted.comparatorProperty().bind(list.comparatorProperty());
    list.setItems(sorted);
    list.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    list.setRowFactory(_ -> new Row());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              // A refreshed table selects nothing; only people do.
              if (row != null && list.isFocused()) {
                model.load(row.cell());
              }
            });
  }

  private <T> TableColumn<WrongPair, T> column(String key, Function<WrongPair, T> value) {
    TableColumn<WrongPair, T> column = new TableColumn<>(messages.text(key));
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(_ -> new Cell<>());
    column.getStyleClass().add("number-column");
    return column;
  }

  private void explain(TableColumn<?, ?> column, String key) {
    Label label = new Label(column.getText());
    label.setTooltip(new Tooltip(messages.text(key)));
    column.setText("");
    column.setGraphic(label);
  }

  /** The square takes the height that there is; what is left tells where the rest stands. */
  private void initializeSizes() {
    side.getChildren().remove(groups);
    readings = side.getChildren().size();
    content.getChildren().add(content.getChildren().indexOf(listBox), groups);
    root.heightProperty().subscribe(this::place);
    root.widthProperty().subscribe(this::place);
  }

  private void place() {
    boolean tall = root.getHeight() >= TALL;
    boolean wide = root.getWidth() - root.getHeight() >= ROOM_BESIDE;
    HBox.setHgrow(mapBox, tall ? Priority.ALWAYS : Priority.NEVER);
    double beside = Math.max(SIDE, root.getWidth() - root.getHeight() - AXES);
    side.setPrefWidth(tall && !wide ? beside : SIDE);
    List<Node> below = tall ? wide ? List.of(groups) : List.of(groups, listBox) : List.of();
    if (!below.equals(side.getChildren().subList(readings, side.getChildren().size()))) {
      side.getChildren().removeAll(groups, listBox);
      content.getChildren().removeAll(groups, listBox);
      side.getChildren().addAll(below);
      Stream.of(groups, listBox)
          .filter(node -> !below.contains(node))
          .forEach(content.getChildren()::add);
      // A low pane has no room for the bits.
      showMarks();
    }
  }

  private void showAnswer() {
    MapAnswer answer = model.answer();
    content.setVisible(answer != null);
    empty.setVisible(answer == null);
    empty.setText(
        model.problemProperty().get() == null
            ? messages.text("map.empty")
            : messages.text(model.problemProperty().get()));
    showPicture();
    showGroups();
    if (pace.getStatus() != PauseTransition.Status.RUNNING) {
      pace.playFromStart();
    }
  }

  private void showPicture() {
    MapAnswer answer = model.answer();
    MapMode mode = model.modeProperty().get();
    Palette palette = appearance.palette();
    map.show(answer, mode, model.viewportProperty().get(), palette, wrapped(answer));
    String lacking = answer == null ? "" : lacking(mode, answer);
    need.setText(lacking);
    need.setVisible(!lacking.isEmpty());
    legend
        .getChildren()
        .setAll(answer == null ? List.<Node>of() : MapLegend.of(mode, answer, palette, messages));
    Viewport part = model.viewportProperty().get();
    zoomIn.setDisable(part == null || !part.canZoomIn());
    zoomOut.setDisable(part == null || part.isWhole());
    reset.setDisable(part == null || part.isWhole());
    showMarks();
  }

  private String wrapped(MapAnswer answer) {
    return answer == null
        ? ""
        : messages.text("map.wrapped", Integer.toString(answer.grid().bits()));
  }

  private String lacking(MapMode mode, MapAnswer answer) {
    if (mode == MapMode.SURGERY && answer.before() == null) {
      return messages.text("map.noSurgery");
    }
    return mode == MapMode.DATA && answer.membership() == null ? messages.text("map.noData") : "";
  }

  private void showMarks() {
    map.mark(model.selectedCell(), model.cursorProperty().get());
    int cell = model.readCell();
    readout.getChildren().clear();
    if (cell == MapViewModel.NOWHERE) {
      sum.setText("");
      place.setText("");
      map.setAccessibleText(messages.text("map.empty"));
      return;
    }
    MapReadout read = new MapReadout(model.answer(), cell, messages);
    sum.setText(read.sum());
    boolean pointed = model.cursorProperty().get() != MapViewModel.NOWHERE;
    String where = messages.text(pointed ? "map.read.cursor" : "map.read.selected");
    place.setText(read.bin().isEmpty() ? where : read.bin());
    lines(read.answers(), 0);
    lines(read.facts(), 2);
    if (read.hasBits() && root.getHeight() >= TALL) {
      bits(read);
    }
    map.setAccessibleText(read.spoken());
  }

  private void lines(List<MapReadout.Line> lines, int column) {
    for (int row = 0; row < lines.size(); row++) {
      MapReadout.Line line = lines.get(row);
      readout.add(name(line.name()), column, row);
      Label value = new Label(line.value());
      value.getStyleClass().add("map-number");
      switch (line.tone()) {
        case RIGHT -> value.getStyleClass().add("map-right");
        case WRONG -> value.getStyleClass().add("map-wrong");
        case PLAIN -> {}
      }
      value.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHgrow(value, Priority.ALWAYS);
      readout.add(value, column + 1, row);
    }
  }

  private static Label name(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("map-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Both numbers' bits, most significant first, the wrong ones marked. */
  private void bits(MapReadout read) {
    TextFlow expected = new TextFlow();
    TextFlow predicted = new TextFlow();
    expected.getStyleClass().add("map-bits");
    predicted.getStyleClass().add("map-bits");
    for (int t = read.bits() - 1; t >= 0; t--) {
      expected.getChildren().add(new Text(Integer.toString(read.expectedBit(t))));
      Text bit = new Text(Integer.toString(read.predictedBit(t)));
      if (read.expectedBit(t) != read.predictedBit(t)) {
        bit.getStyleClass().add("map-wrong");
      }
      predicted.getChildren().add(bit);
    }
    readout.add(name(messages.text("map.read.expectedBits")), 0, 4);
    readout.add(expected, 1, 4);
    readout.add(name(messages.text("map.read.predictedBits")), 2, 4);
    readout.add(predicted, 3, 4);
  }

  private void showGroups() {
    groups.getChildren().clear();
    MapAnswer answer = model.answer();
    if (answer == null) {
      return;
    }
    boolean exact = answer.grid().exact();
    groups.add(name(messages.text("map.groups.name")), 0, 0);
    number(name(messages.text(exact ? "map.groups.pairs" : "map.groups.bins")), 1, 0);
    number(name(messages.text("map.groups.wrong")), 2, 0);
    number(name(messages.text("map.groups.share")), 3, 0);
    int row = 1;
    for (GroupCount group : answer.counts()) {
      Label label =
          new Label(messages.text("map.group." + group.group().name().toLowerCase(Locale.ROOT)));
      label.setMinWidth(Region.USE_PREF_SIZE);
      groups.add(label, 0, row);
      number(new Label(MapLegend.grouped(group.pairs(), messages)), 1, row);
      Label wrong = new Label(MapLegend.grouped(group.wrong(), messages));
      if (group.wrong() > 0) {
        wrong.getStyleClass().add("map-wrong");
      }
      number(wrong, 2, row);
      number(new Label(share(group)), 3, row);
      row++;
    }
  }

  /** The share of right pairs; what is not all of them is never rounded to it. */
  private static String share(GroupCount group) {
    if (group.pairs() == 0) {
      return "";
    }
    double percent = 100.0 * (group.pairs() - group.wrong()) / group.pairs();
    double floor = Math.floor(percent * 100) / 100;
    return NumberText.fixed(floor, 2) + " %";
  }

  private void number(Label label, int column, int row) {
    if (row > 0) {
      label.getStyleClass().add("map-number");
    }
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    groups.add(label, column, row);
  }

  private void showList() {
    MapAnswer answer = model.answer();
    if (answer == null || !root.isVisible()) {
      wrongPairs.clear();
      count.setText("");
      return;
    }
    int wrong = answer.map().wrongCells();
    wrongPairs.setAll(answer.worst());
    count.setText(
        wrong > answer.worst().size()
            ? messages.text(
                "map.list.capped",
                MapLegend.grouped(wrong, messages),
                MapLegend.grouped(answer.worst().size(), messages))
            : messages.text("map.list.all", wrong, MapLegend.grouped(wrong, messages)));
  }

  private void press(MouseEvent event) {
    map.requestFocus();
    dragged = event;
    draggedA = 0;
    draggedB = 0;
  }

  /** Moves the map by whole cells; what is left over counts for the next move. */
  private void drag(MouseEvent event) {
    MapGeometry geometry = map.geometry();
    if (dragged == null || geometry == null || geometry.part().isWhole()) {
      return;
    }
    draggedA += (dragged.getX() - event.getX()) / geometry.cell();
    draggedB += (event.getY() - dragged.getY()) / geometry.cell();
    int a = (int) draggedA;
    int b = (int) draggedB;
    model.pan(a, b);
    draggedA -= a;
    draggedB -= b;
    dragged = event;
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model.load(map.cellAt(event.getX(), event.getY()));
    }
  }

  private void scroll(ScrollEvent event) {
    int cell = map.cellAt(event.getX(), event.getY());
    if (event.getDeltaY() > 0) {
      model.zoomIn(cell);
    } else if (event.getDeltaY() < 0) {
      model.zoomOut(cell);
    }
    model.point(map.cellAt(event.getX(), event.getY()));
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean plus = event.getCode() == KeyCode.EQUALS && event.isShiftDown();
    if (event.isShiftDown() && !plus && event.getCode() != KeyCode.PLUS) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.moveCursor(-1, 0);
      case RIGHT -> model.moveCursor(1, 0);
      case UP -> model.moveCursor(0, 1);
      case DOWN -> model.moveCursor(0, -1);
      case PAGE_UP -> model.moveCursor(0, FAR);
      case PAGE_DOWN -> model.moveCursor(0, -FAR);
      case ENTER -> model.load();
      case PLUS, ADD, EQUALS -> model.zoomIn();
      case MINUS, SUBTRACT -> model.zoomOut();
      case HOME -> model.reset();
      case ESCAPE -> model.point(MapViewModel.NOWHERE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void exportPicture() {
    MapAnswer answer = model.answer();
    if (answer == null) {
      return;
    }
    MapMode mode = model.modeProperty().get();
    Viewport part = model.viewportProperty().get();
    int selected = model.selectedCell();
    exports.drawing(
        new PaneDrawing(
            "map",
            messages.text("map.title.mode", messages.text(mode.textKey())),
            List.of("800 x 860", "1200 x 1260", "1600 x 1660"),
            palette -> picture(answer, mode, part, selected, palette)));
  }

  private Region picture(
      MapAnswer answer, MapMode mode, Viewport part, int selected, Palette palette) {
    MapView drawing = new MapView();
    drawing.show(answer, mode, part, palette, wrapped(answer));
    drawing.mark(selected, MapViewModel.NOWHERE);
    FlowPane legendRow = new FlowPane(14, 4);
    legendRow.setStyle("-fx-alignment: center; -fx-padding: 6 0 0 0;");
    legendRow.getChildren().setAll(MapLegend.of(mode, answer, palette, messages));
    VBox page = new VBox(drawing, legendRow);
    VBox.setVgrow(drawing, Priority.ALWAYS);
    return page;
  }

  private void exportTable() {
    MapAnswer answer = model.answer();
    if (answer != null) {
      PairMap pairs = answer.map();
      GridMembership membership = answer.membership();
      exports.table("map", () -> table(pairs, membership));
    }
  }

  private static Table table(PairMap pairs, GridMembership membership) {
    return PairMapTables.pairs(pairs, membership);
  }

  /** Numbers at the right, memberships in words. */
  private final class Cell<T> extends TableCell<WrongPair, T> {
    @Override
    protected void updateItem(T item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      if (isEmpty || item == null) {
        setText(null);
      } else if (item instanceof Membership membership) {
        setText(messages.text("map.data." + membership.name().toLowerCase(Locale.ROOT)));
      } else if (item instanceof Double number) {
        setText(number < 0 ? NumberText.fixed(number, 2) : Numbers.exact(number));
      } else {
        setText(item.toString());
      }
    }
  }

  /** A row that is selected already is not selected again, but means its pair all the same. */
  private final class Row extends TableRow<WrongPair> {
    Row() {
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              model.load(getItem().cell());
            }
          });
    }
  }
}
