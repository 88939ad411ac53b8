package dev.gatescope.ui.map;

import dev.gatescope.eval.PairMapTables;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tech.tablesaw.api.Table;

/** The error map of the shown network, its readout, its counts, and the list of wrong pairs. */
public final class MapController extends Controller {
  /** While training, the list follows once a second: its cells are the costliest to make anew. */
  private static final int LIST_PACES = 10;

  /** A pane that is lower has its counts beside the readout. */
  private static final double TALL = 330;

  /** What paddings and the map's axes take of the width. */
  private static final double AXES = 50;

  /** Width of the readout. */
  private static final double SIDE = 424;

  /** Width beside a square map for the readout and, apart from it, the list. */
  private static final double ROOM_BESIDE = 900;

  private final MapViewModel model;
  private final Selection selection;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final BiConsumer<String, Supplier<Table>> exportTable;
  private final Messages messages;
  private final Turns turns;
  private Runnable followList;
  private Runnable followText;
  private ReadoutView readings;
  private MapLegend meanings;
  private GroupsView counts;
  private WrongPairsList wrongPairs;

  /** How much of the side column stays there whatever the size. */
  private int fixed;

  @FXML private StackPane root;
  @FXML private HBox content;
  @FXML private StackPane mapBox;
  @FXML private MapView map;
  @FXML private Label need;
  @FXML private VBox side;
  @FXML private VBox listBox;

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
   * @param exportDrawing asks for a picture of the map
   * @param exportTable asks for a file of its pairs or its groups, with the name
   * @param turns when what a training brings is shown
   */
  public MapController(
      MapViewModel model,
      Selection selection,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      BiConsumer<String, Supplier<Table>> exportTable,
      Turns turns) {
    this.turns = turns;
    this.model = model;
    this.selection = selection;
    this.appearance = appearance;
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    initializeModes();
    initializeButtons();
    initializeMap();
    readings = new ReadoutView(sum, place, readout, messages);
    meanings = new MapLegend(messages);
    counts = new GroupsView(groups, messages);
    wrongPairs = new WrongPairsList(list, count, messages, model::load);
    initializeSizes();
    whileLookedAt(root, model::setActive);
    followList = turns.seldom(whileVisible(root, this::showList), LIST_PACES);
    followText = turns.of(whileVisible(root, this::showText));
    Runnable refresh = whileVisible(root, this::showAnswer);
    Runnable picture = whileVisible(root, this::showPart);
    Runnable marks = whileVisible(root, this::showMarks);
    whenChanged(refresh, model.answerProperty(), model.problemProperty());
    whenChanged(picture, appearance.paletteProperty(), model.viewportProperty());
    whenChanged(marks, model.cursorProperty(), selection.pairProperty());
    paleWhile(model.busyProperty(), model.answerProperty(), map);
    showAnswer();
  }

  private void initializeModes() {
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
      buttons.put(mode, button);
      modes.getChildren().add(button);
    }
    choices(model.modeProperty(), buttons);
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
    csv.setOnAction(_ -> exportPairs());
    MenuItem counted = new MenuItem(messages.text("map.export.groups"));
    counted.setOnAction(_ -> exportGroups());
    MenuItem whole = new MenuItem(messages.text("map.reset"));
    whole.setOnAction(_ -> model.reset());
    return List.of(whole, png, csv, counted);
  }

  private void initializeMap() {
    MapInput.install(map, model);
    map.layoutBoundsProperty()
        .subscribe(bounds -> model.setSize(bounds.getWidth(), bounds.getHeight()));
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

  /** The square takes the height that there is; what is left tells where the rest stands. */
  private void initializeSizes() {
    side.getChildren().remove(groups);
    fixed = side.getChildren().size();
    content.getChildren().add(content.getChildren().indexOf(listBox), groups);
    root.heightProperty().subscribe(this::arrange);
    root.widthProperty().subscribe(this::arrange);
  }

  private void arrange() {
    boolean tall = root.getHeight() >= TALL;
    boolean wide = root.getWidth() - root.getHeight() >= ROOM_BESIDE;
    HBox.setHgrow(mapBox, tall ? Priority.ALWAYS : Priority.NEVER);
    double beside = Math.max(SIDE, root.getWidth() - root.getHeight() - AXES);
    side.setPrefWidth(tall && !wide ? beside : SIDE);
    List<Node> below = tall ? wide ? List.of(groups) : List.of(groups, listBox) : List.of();
    if (!below.equals(side.getChildren().subList(fixed, side.getChildren().size()))) {
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
    followText.run();
    followList.run();
  }

  /** What is read: the picture is drawn anew at every epoch, but nobody reads so fast. */
  private void showText() {
    counts.show(model.answer());
    showMarks();
  }

  private void showPart() {
    showPicture();
    showMarks();
  }

  private void showPicture() {
    MapAnswer answer = model.answer();
    Palette palette = appearance.palette();
    map.show(answer, model.viewportProperty().get(), palette, wrapped(answer));
    String lacking = answer == null ? "" : lacking(answer.layer());
    need.setText(lacking);
    need.setVisible(!lacking.isEmpty());
    List<Node> entries = meanings.of(answer, palette);
    if (!entries.equals(legend.getChildren())) {
      legend.getChildren().setAll(entries);
    }
    Viewport part = model.viewportProperty().get();
    zoomIn.setDisable(part == null || !part.canZoomIn());
    zoomOut.setDisable(part == null || part.isWhole());
    reset.setDisable(part == null || part.isWhole());
  }

  private String wrapped(MapAnswer answer) {
    return answer == null
        ? ""
        : messages.text("map.wrapped", Integer.toString(answer.grid().bits()));
  }

  private String lacking(MapLayer layer) {
    if (!layer.isLacking()) {
      return "";
    }
    return messages.text(layer.mode() == MapMode.SURGERY ? "map.noSurgery" : "map.noData");
  }

  private void showMarks() {
    map.mark(model.selectedCell(), model.cursorProperty().get());
    int cell = model.readCell();
    if (cell == MapViewModel.NOWHERE) {
      readings.clear();
      map.setAccessibleText(messages.text("map.empty"));
      return;
    }
    MapReadout read = new MapReadout(model.answer(), cell, messages);
    boolean pointed = model.cursorProperty().get() != MapViewModel.NOWHERE;
    readings.show(read, pointed, root.getHeight() >= TALL);
    map.setAccessibleText(read.spoken());
  }

  private void showList() {
    wrongPairs.show(model.answer());
  }

  private void exportPicture() {
    MapAnswer answer = model.answer();
    if (answer == null) {
      return;
    }
    Viewport part = model.viewportProperty().get();
    int selected = model.selectedCell();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "map",
            messages.text("map.title.mode", messages.text(answer.layer().mode().textKey())),
            List.of("800 x 860", "1200 x 1260", "1600 x 1660"),
            palette -> picture(answer, part, selected, palette)));
  }

  private Region picture(MapAnswer answer, Viewport part, int selected, Palette palette) {
    MapView drawing = new MapView();
    drawing.show(answer, part, palette, wrapped(answer));
    drawing.mark(selected, MapViewModel.NOWHERE);
    FlowPane legendRow = new FlowPane(14, 4);
    legendRow.setStyle("-fx-alignment: center; -fx-padding: 6 0 0 0;");
    legendRow.getChildren().setAll(new MapLegend(messages).of(answer, palette));
    VBox page = new VBox(drawing, legendRow);
    VBox.setVgrow(drawing, Priority.ALWAYS);
    return page;
  }

  private void exportPairs() {
    MapAnswer answer = model.answer();
    if (answer != null) {
      exportTable.accept("map", () -> PairMapTables.pairs(answer.map(), answer.membership()));
    }
  }

  private void exportGroups() {
    MapAnswer answer = model.answer();
    if (answer != null) {
      exportTable.accept("map-groups", () -> PairMapTables.groups(answer.counts()));
    }
  }
}
