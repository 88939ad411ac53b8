package dev.gatescope.ui.predictions;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/** The dock's table of predictions and, beside it, what the article prints. */
public final class PredictionsController extends Controller {
  /** A thousand rows and their cells are made anew: once in two seconds, or in one. */
  private static final int TABLE_PACES = 10;

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final ShownReport shown;
  private final PredictionsViewModel model;
  private final Messages messages;
  private final Runnable update;

  @FXML private ToggleButton allRows;
  @FXML private ToggleButton wrongRows;
  @FXML private TextField filter;
  @FXML private Label count;
  @FXML private Button csv;
  @FXML private TableView<PredictionRow> table;
  @FXML private VBox five;
  @FXML private VBox printed;
  @FXML private Label rmse;
  @FXML private Label empty;
  @FXML private Label placeholder;

  /**
   * @param turns when what a training brings is shown
   */
  public PredictionsController(
      ShownReport shown, PredictionsViewModel model, Messages messages, Turns turns) {
    this.shown = shown;
    this.update = turns.seldom(model::update, TABLE_PACES);
    this.model = model;
    this.messages = messages;
  }

  @FXML
  void initialize() {
    initializeFilter();
    initializeTable();
    initializePrinted();
    until(shown.reportProperty().subscribe((_, _) -> update.run()));
    until(model.followTraining());
    model.update();
  }

  private void initializeFilter() {
    ToggleGroup which = new ToggleGroup();
    which.getToggles().setAll(allRows, wrongRows);
    (model.wrongOnlyProperty().get() ? wrongRows : allRows).setSelected(true);
    which
        .selectedToggleProperty()
        .subscribe(
            (before, now) -> {
              if (now == null) {
                // One of the two always holds.
                before.setSelected(true);
              } else {
                model.wrongOnlyProperty().set(wrongRows.isSelected());
              }
            });
    filter.textProperty().bindBidirectional(model.typedProperty());
    count.textProperty().bind(model.countProperty());
    csv.setOnAction(event -> model.exportCsv());
    csv.disableProperty().bind(model.emptyProperty());
  }

  private void initializeTable() {
    table.getColumns().add(column("predictions.index", PredictionRow::index));
    table.getColumns().add(column("predictions.a", PredictionRow::a));
    table.getColumns().add(column("predictions.b", PredictionRow::b));
    table.getColumns().add(column("predictions.expected", PredictionRow::expected));
    table.getColumns().add(column("predictions.predicted", PredictionRow::predicted));
    table.getColumns().add(column("predictions.error", PredictionRow::absoluteError));
    table.getColumns().add(column("predictions.inTraining", PredictionRow::inTraining));
    SortedList<PredictionRow> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    placeholder.setText(messages.text("predictions.none"));
    table.setRowFactory(view -> new Row());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              // A refreshed table selects nothing; only people do.
              if (row != null && table.isFocused()) {
                model.choose(row.index());
              }
            });
  }

  private <T> TableColumn<PredictionRow, T> column(String key, Function<PredictionRow, T> value) {
    TableColumn<PredictionRow, T> column = new TableColumn<>(messages.text(key));
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(ignored -> new Cell<>());
    column.getStyleClass().add("number-column");
    return column;
  }

  private void initializePrinted() {
    empty.visibleProperty().bind(model.emptyProperty());
    empty.managedProperty().bind(model.emptyProperty());
    printed.visibleProperty().bind(model.emptyProperty().not());
    printed.managedProperty().bind(model.emptyProperty().not());
    rmse.textProperty().bind(model.rmseProperty());
    ListChangeListener<PrintedSample> show = change -> showPrinted();
    model.five().addListener(show);
    showPrinted();
    until(() -> model.five().removeListener(show));
  }

  private void showPrinted() {
    List<Node> views = five.getChildren();
    int count = model.five().size();
    while (views.size() < count) {
      views.add(new PrintedView(messages, model::choose));
    }
    views.subList(count, views.size()).clear();
    for (int i = 0; i < count; i++) {
      ((PrintedView) views.get(i)).show(model.five().get(i));
    }
  }

  /** Numbers at the right, words for yes and no. */
  private final class Cell<T> extends javafx.scene.control.TableCell<PredictionRow, T> {
    @Override
    protected void updateItem(T item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      if (isEmpty || item == null) {
        setText(null);
      } else if (item instanceof Boolean yes) {
        setText(messages.text(yes ? "predictions.yes" : "predictions.no"));
      } else {
        setText(item instanceof Double number ? Numbers.exact(number) : item.toString());
      }
    }
  }

  /** A wrong row is coloured, and its error is not 0. */
  private final class Row extends TableRow<PredictionRow> {
    Row() {
      // A row that is selected already is not selected again, but means its pair all the same.
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              model.choose(getItem().index());
            }
          });
    }

    @Override
    protected void updateItem(PredictionRow row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      pseudoClassStateChanged(WRONG, row != null && !isEmpty && row.wrong());
    }
  }
}
