package dev.gatescope.ui.runs;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunSummary;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.EpochAxis;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.common.SortKeys;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.run.RunText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The pane of the runs: the table, what can be done with a run, and the comparison. */
public final class RunsController extends Controller {
  private static final List<String> SIZES = List.of("1200 x 600", "1280 x 720", "800 x 400");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  /** From here on the chart has its place below the table. */
  private static final double TALL = 380;

  private final RunsViewModel model;
  private final Appearance appearance;
  private final Messages messages;
  private final RunsText text;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final Turns turns;
  private TableColumn<RunRow, String> notes;

  /** True while the selection is put back: nobody chose anything then. */
  private boolean selecting;

  @FXML private Region root;
  @FXML private Button show;
  @FXML private Button use;
  @FXML private Button delete;
  @FXML private Button undo;
  @FXML private Label status;
  @FXML private ToggleButton logarithmic;
  @FXML private MenuButton menu;
  @FXML private SplitPane split;
  @FXML private TableView<RunRow> table;
  @FXML private Label differences;
  @FXML private RunCurvesView curves;
  @FXML private Label empty;

  /**
   * @param exportDrawing asks for a picture of the chart
   * @param exportTable asks for the list as a table
   * @param turns when what a training brings is shown
   */
  public RunsController(
      RunsViewModel model,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable,
      Turns turns) {
    this.model = model;
    this.appearance = appearance;
    this.messages = appearance.messages();
    this.text = new RunsText(messages);
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.turns = turns;
  }

  @FXML
  void initialize() {
    curves.setMessages(messages);
    initializeColumns();
    initializeTable();
    show.setOnAction(_ -> model.showAgain());
    use.setOnAction(_ -> model.useSettings());
    delete.setOnAction(_ -> delete());
    undo.setOnAction(_ -> model.undo());
    both(logarithmic.selectedProperty(), model.logarithmicProperty());
    Runnable refresh = whileVisible(root, this::show);
    Runnable update = turns.of(whileVisible(root, model::refresh));
    until(model.changesProperty().subscribe(_ -> refresh.run()));
    until(model.growthProperty().subscribe(_ -> update.run()));
    whenChanged(refresh, model.refusalProperty(), model.logarithmicProperty());
    until(
        appearance
            .paletteProperty()
            .subscribe(
                (_, _) -> {
                  table.refresh();
                  refresh.run();
                }));
    root.focusWithinProperty().subscribe(model.focusedProperty()::set);
    until(() -> model.focusedProperty().set(false));
    root.heightProperty().subscribe(height -> arrange(height.doubleValue()));
    curves.setOnMouseMoved(event -> read(curves.epochAt(event.getX())));
    curves.setOnMousePressed(_ -> curves.requestFocus());
    curves.setOnKeyPressed(this::move);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(curves, exportItems());
  }

  private void initializeColumns() {
    TableColumn<RunRow, RunRow.Mark> mark = new TableColumn<>();
    mark.setCellValueFactory(row -> row.getValue().markProperty());
    mark.setCellFactory(_ -> new MarkCell(messages, () -> appearance.palette()));
    mark.setSortable(false);
    size(mark, 44);
    table.getColumns().add(mark);
    number("number", 40, RunSummary::number, String::valueOf);
    ZoneId zone = ZoneId.systemDefault();
    column("entered", 84, RunSummary::entered, (Instant at) -> RunsText.entered(at, zone));
    column("cell", 46, run -> run.config().cell(), Enum::name);
    number("units", 42, run -> run.config().hiddenSize(), String::valueOf);
    number("bits", 36, run -> run.config().bits(), String::valueOf);
    number("samples", 58, run -> run.config().samples(), this::count);
    number("seed", 80, run -> run.config().seed(), String::valueOf);
    number("epochs", 52, RunSummary::epochs, this::count);
    number("loss", 58, run -> run.newest().loss(), RunsText::loss);
    number("rmse", 76, run -> run.newest().testRmse(), RunsText::rmse);
    number("wrong", 50, run -> run.newest().allPairs().wrong(), this::count);
    number("time", 46, RunSummary::millis, RunText::duration);
    notes = new TableColumn<>(messages.text("runs.column.note"));
    notes.setCellValueFactory(row -> row.getValue().summaryProperty().map(RunSummary::note));
    notes.setCellFactory(
        _ ->
            new NoteCell(
                messages.text("runs.note.prompt"), (row, note) -> model.note(row.number(), note)));
    notes.setMinWidth(100);
    notes.setPrefWidth(160);
    table.getColumns().add(notes);
  }

  private String count(int count) {
    return messages.count(count);
  }

  private <T> TableColumn<RunRow, T> number(
      String key, double width, Function<RunSummary, T> value, Function<T, String> words) {
    TableColumn<RunRow, T> column = column(key, width, value, words);
    column.getStyleClass().add("number-column");
    return column;
  }

  private <T> TableColumn<RunRow, T> column(
      String key, double width, Function<RunSummary, T> value, Function<T, String> words) {
    TableColumn<RunRow, T> column = new TableColumn<>(messages.text("runs.column." + key));
    column.setCellValueFactory(row -> row.getValue().summaryProperty().map(value));
    column.setCellFactory(_ -> new Cell<>(words));
    column.setEditable(false);
    size(column, width);
    table.getColumns().add(column);
    return column;
  }

  private static void size(TableColumn<?, ?> column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setMaxWidth(2 * width);
  }

  private void initializeTable() {
    SortedList<RunRow> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setEditable(true);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setAccessibleText(messages.text("runs.table"));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<RunRow>) _ -> choose());
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    SortKeys.install(table);
    table.setContextMenu(contextMenu());
  }

  private void choose() {
    if (!selecting) {
      model.select(
          table.getSelectionModel().getSelectedItems().stream()
              .filter(row -> row != null)
              .map(RunRow::number)
              .toList());
    }
  }

  /** What was selected elsewhere: by undo, or in the view before a change of language. */
  private void followSelection() {
    List<Integer> wanted = model.selected().stream().map(RunRecord::number).toList();
    List<Integer> here =
        table.getSelectionModel().getSelectedItems().stream().map(RunRow::number).toList();
    if (!Set.copyOf(wanted).equals(Set.copyOf(here))) {
      select(wanted);
    }
  }

  private void select(List<Integer> numbers) {
    selecting = true;
    table.getSelectionModel().clearSelection();
    for (RunRow row : table.getItems()) {
      if (numbers.contains(row.number())) {
        table.getSelectionModel().select(row);
      }
    }
    selecting = false;
    choose();
  }

  private ContextMenu contextMenu() {
    ContextMenu items = new ContextMenu();
    items
        .getItems()
        .setAll(
            item("runs.show", show, model::showAgain),
            item("runs.use", use, model::useSettings),
            item("runs.note.edit", show, this::editNote),
            new SeparatorMenuItem(),
            item("runs.delete", delete, this::delete),
            item("runs.undo", undo, model::undo),
            new SeparatorMenuItem());
    items.getItems().addAll(exportItems());
    return items;
  }

  /** Can be chosen when a button can be pressed. */
  private MenuItem item(String key, Button like, Runnable action) {
    return PaneMenu.item(messages.text(key), Bindings.not(like.disableProperty()), action);
  }

  private void press(KeyEvent event) {
    if (event.getTarget() instanceof TextField) {
      return;
    }
    switch (event.getCode()) {
      case DELETE, BACK_SPACE -> delete();
      case ENTER, F2 -> editNote();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void editNote() {
    int row = table.getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      table.scrollToColumn(notes);
      table.edit(row, notes);
    }
  }

  /** The row that comes into the place of the deleted ones is selected: one can go on. */
  private void delete() {
    List<Integer> places = List.copyOf(table.getSelectionModel().getSelectedIndices());
    if (places.isEmpty()) {
      return;
    }
    model.delete();
    int next = Math.min(places.getFirst(), table.getItems().size() - 1);
    select(next < 0 ? List.of() : List.of(table.getItems().get(next).number()));
    if (next >= 0) {
      table.getFocusModel().focus(next);
    }
  }

  private void read(int epoch) {
    if (epoch >= 0) {
      model.read(epoch);
    }
  }

  private void move(KeyEvent event) {
    EpochAxis.move(event, model.epoch(), model.newestEpoch(), model::read);
  }

  /** The chart beside the table, or below it where there is room. */
  private void arrange(double height) {
    boolean tall = height > TALL;
    Orientation wanted = tall ? Orientation.VERTICAL : Orientation.HORIZONTAL;
    if (split.getOrientation() != wanted) {
      split.setOrientation(wanted);
      split.setDividerPositions(tall ? 0.5 : 0.67);
    }
  }

  private void show() {
    followSelection();
    boolean any = !model.rows().isEmpty();
    show.setDisable(!model.hasSingle());
    use.setDisable(!model.hasSingle());
    delete.setDisable(model.selected().isEmpty());
    undo.setDisable(model.undoable() == 0);
    undo.setText(
        model.undoable() == 0
            ? messages.text("runs.undo")
            : messages.text("runs.undo.count", model.undoable()));
    Problem refusal = model.refusalProperty().get();
    status.pseudoClassStateChanged(REFUSED, refusal != null);
    status.setText(refusal != null ? messages.text(refusal) : any ? text.memory(model) : "");
    status.setTooltip(status.getText().isEmpty() ? null : new Tooltip(status.getText()));
    split.setVisible(any);
    empty.setVisible(!any);
    logarithmic.setDisable(!any);
    if (any) {
      compare();
    }
  }

  private void compare() {
    String words = text.differences(model.compared());
    int chosen = model.selected().size();
    String hint =
        chosen == 0
            ? messages.text("runs.compare.newest")
            : chosen > RunsViewModel.MOST_COMPARED
                ? messages.text("runs.compare.first", RunsViewModel.MOST_COMPARED, chosen)
                : "";
    differences.setText((words + "  " + hint).strip());
    differences.setTooltip(new Tooltip(differences.getText()));
    RunCurves drawn = RunCurves.of(model);
    curves.show(drawn, appearance.palette());
    curves.setAccessibleText(drawn.words(messages));
  }

  private List<MenuItem> exportItems() {
    return List.of(
        PaneMenu.item(
            messages.text("runs.export.picture"), split.visibleProperty(), this::exportPicture),
        PaneMenu.item(
            messages.text("runs.export.table"),
            split.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    RunCurves drawn = RunCurves.of(model);
    exportDrawing.accept(
        PaneDrawing.ofRuns(
            "runs",
            text.differences(model.compared()),
            SIZES,
            model.compared().stream().map(RunRecord::config).toList(),
            palette -> drawing(drawn, palette)));
  }

  private RunCurvesView drawing(RunCurves drawn, Palette palette) {
    RunCurvesView drawing = new RunCurvesView();
    drawing.setMessages(messages);
    drawing.show(drawn, palette);
    return drawing;
  }

  private static final class Cell<T> extends TableCell<RunRow, T> {
    private final Function<T, String> words;

    Cell(Function<T, String> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(T item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      setText(isEmpty || item == null ? null : words.apply(item));
    }
  }
}
