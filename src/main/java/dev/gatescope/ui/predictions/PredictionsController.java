package dev.gatescope.ui.predictions;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.PairTable;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The dock's table of predictions and, beside it, what the article prints. */
public final class PredictionsController extends Controller {
  /** A thousand rows and their cells are made anew: once in two seconds, or in one. */
  private static final int TABLE_PACES = 10;

  private final ShownReport shown;
  private final PredictionsViewModel model;
  private final Messages messages;
  private final Runnable update;

  @FXML private Region root;
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
    // Cells are the costliest to make anew: they have a pulse for themselves.
    Runnable rows = turns.seldom(model::updateRows, TABLE_PACES);
    this.update =
        turns.seldom(
            () -> {
              model.updateSummary();
              rows.run();
            },
            TABLE_PACES);
    this.model = model;
    this.messages = messages;
  }

  @FXML
  void initialize() {
    initializeFilter();
    initializeTable();
    initializePrinted();
    whenChanged(whileVisible(root, update), shown.reportProperty());
    until(model.followTraining(whileVisible(root, model::updateRows)));
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
    both(filter.textProperty(), model.typedProperty());
    count.textProperty().bind(model.countProperty());
    csv.setOnAction(event -> model.exportCsv());
    csv.disableProperty().bind(model.emptyProperty());
  }

  private void initializeTable() {
    PairTable<PredictionRow> pairs =
        new PairTable<>(table, model.rows(), this::text, model::choose, PredictionRow::wrong);
    pairs.column(messages.text("predictions.index"), PredictionRow::index);
    pairs.column(messages.text("predictions.a"), PredictionRow::a);
    pairs.column(messages.text("predictions.b"), PredictionRow::b);
    pairs.column(messages.text("predictions.expected"), PredictionRow::expected);
    pairs.column(messages.text("predictions.predicted"), PredictionRow::predicted);
    pairs.column(messages.text("predictions.error"), PredictionRow::absoluteError);
    pairs.column(messages.text("predictions.inTraining"), PredictionRow::inTraining);
    // Before the first report there is nothing that could match.
    placeholder
        .textProperty()
        .bind(
            Bindings.when(model.emptyProperty())
                .then("")
                .otherwise(
                    Bindings.when(model.wrongOnlyProperty().and(model.typedProperty().isEmpty()))
                        .then(messages.text("predictions.noneWrong"))
                        .otherwise(messages.text("predictions.none"))));
  }

  /** Numbers, and words for yes and no. */
  private String text(Object item) {
    return switch (item) {
      case Boolean yes -> messages.text(yes ? "predictions.yes" : "predictions.no");
      case Double number -> Numbers.exact(number);
      default -> item.toString();
    };
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
}
