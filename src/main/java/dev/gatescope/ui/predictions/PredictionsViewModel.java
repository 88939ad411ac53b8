package dev.gatescope.ui.predictions;

import dev.gatescope.eval.Predictions;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** The test set's predictions at the shown epoch: table, filter, the article's five, the RMSE. */
public final class PredictionsViewModel {
  private final ShownReport report;
  private final Selection selection;
  private final Supplier<Messages> messages;
  private final ObservableValue<IntPredicate> inTraining;
  private final Runnable exportCsv;

  private final ObservableList<PredictionRow> all = FXCollections.observableArrayList();
  private final FilteredList<PredictionRow> shown = new FilteredList<>(all);
  private final ObservableList<PrintedSample> five = FXCollections.observableArrayList();
  private final BooleanProperty wrongOnly = new SimpleBooleanProperty(this, "wrongOnly");
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rmse = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private Predictions predictions;

  /** What the rows are of: they may come a pulse later than the rest. */
  private Predictions inRows;

  /**
   * @param messages of the present language
   * @param inTraining whether a test sample's pair also stands in training; its value is null while
   *     that is not known
   * @param exportCsv asks where to, and saves the run's predictions
   */
  public PredictionsViewModel(
      ShownReport report,
      Selection selection,
      Supplier<Messages> messages,
      ObservableValue<IntPredicate> inTraining,
      Runnable exportCsv) {
    this.report = report;
    this.selection = selection;
    this.messages = messages;
    this.inTraining = inTraining;
    this.exportCsv = exportCsv;
    wrongOnly.subscribe((_, _) -> filter());
    typed.subscribe((_, _) -> filter());
    update();
  }

  /** The rows that the filter lets through. */
  public ObservableList<PredictionRow> rows() {
    return shown;
  }

  /** The article's five. */
  public ObservableList<PrintedSample> five() {
    return five;
  }

  /**
   * Has something done when it becomes known what stands in the training set, until told otherwise.
   */
  Subscription followTraining(Runnable known) {
    return inTraining.subscribe(
        (_, is) -> {
          if (is != null) {
            known.run();
          }
        });
  }

  public BooleanProperty wrongOnlyProperty() {
    return wrongOnly;
  }

  /** Numbers typed as a filter on a and b. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** How many rows there are, are wrong, and are shown. */
  public ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** The formula of the RMSE with its numbers. */
  public ReadOnlyStringProperty rmseProperty() {
    return rmse.getReadOnlyProperty();
  }

  /** True until there is a report. */
  public ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /** Takes over the shown report, and the language. */
  public void update() {
    updateSummary();
    updateRows();
    tellRmse();
  }

  /** Takes over the shown report, but for the rows, which stay those of the one before. */
  void updateSummary() {
    EpochReport shownReport = report.report();
    Predictions newest = shownReport == null ? null : shownReport.test();
    if (newest == predictions) {
      return;
    }
    predictions = newest;
    empty.set(newest == null || newest.count() == 0);
    if (empty.get()) {
      updateRows();
      five.clear();
    } else {
      setIfOther(
          five, newest.fiveIndices().stream().map(i -> PrintedSample.of(newest, i)).toList());
    }
    tellRmse();
  }

  /** Makes the rows those of the report that was taken over. */
  void updateRows() {
    if (empty.get()) {
      all.clear();
    } else {
      fillRows();
    }
    countRows();
  }

  /** Loads the pair of one of the five into all panes. */
  public void choose(int index) {
    selection.selectPair(predictions.pair(index));
  }

  /** Loads a row's pair into all panes. */
  void choose(PredictionRow row) {
    selection.selectPair(inRows.pair(row.index()));
  }

  /** Saves the whole table, whatever the filter. */
  public void exportCsv() {
    if (!empty.get()) {
      exportCsv.run();
    }
  }

  private void fillRows() {
    IntPredicate known = inTraining.getValue();
    if (!empty.get()) {
      inRows = predictions;
      setIfOther(
          all, IntStream.range(0, inRows.count()).mapToObj(index -> row(index, known)).toList());
    }
  }

  /** What is set makes its cells anew, and late in a training little changes. */
  private static <T> void setIfOther(ObservableList<T> list, List<T> items) {
    if (!list.equals(items)) {
      list.setAll(items);
    }
  }

  private PredictionRow row(int index, IntPredicate known) {
    return PredictionRow.of(inRows, index, known == null ? null : (Boolean) known.test(index));
  }

  private void filter() {
    shown.setPredicate(new RowFilter(wrongOnly.get(), typed.get()));
    countRows();
  }

  private void countRows() {
    Messages words = messages.get();
    count.set(
        all.isEmpty()
            ? ""
            : words.text(
                "predictions.count",
                words.count(shown.size()),
                words.count(all.size()),
                words.count(inRows.wrong())));
  }

  private void tellRmse() {
    rmse.set(
        empty.get()
            ? ""
            : messages
                .get()
                .text(
                    "predictions.rmse",
                    Numbers.exact(predictions.squaredErrors()),
                    Integer.toString(predictions.count()),
                    Numbers.exact(predictions.rmse())));
  }
}
