package dev.gatescope.ui.common;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;

/** A table with one pair of numbers a row: sorted by any column; a row that is chosen is told. */
public final class PairTable<R> {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TableView<R> table;
  private final Function<Object, String> text;
  private final Consumer<R> choose;
  private final Predicate<R> wrong;

  /**
   * @param table empty, to be filled
   * @param text of a cell's value
   * @param choose told the row that somebody means
   * @param wrong which rows stand out
   */
  public PairTable(
      TableView<R> table,
      ObservableList<R> rows,
      Function<Object, String> text,
      Consumer<R> choose,
      Predicate<R> wrong) {
    this.table = table;
    this.text = text;
    this.choose = choose;
    this.wrong = wrong;
    SortedList<R> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setRowFactory(_ -> new Row());
    SortKeys.install(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              // A refreshed table selects nothing; only people do.
              if (row != null && table.isFocused()) {
                choose.accept(row);
              }
            });
  }

  /** Adds a column at the end. */
  public <T> TableColumn<R, T> column(String title, Function<R, T> value) {
    TableColumn<R, T> column = new TableColumn<>(title);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(_ -> new Cell<>());
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
    return column;
  }

  private final class Cell<T> extends TableCell<R, T> {
    @Override
    protected void updateItem(T item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      setText(isEmpty || item == null ? null : text.apply(item));
    }
  }

  private final class Row extends TableRow<R> {
    Row() {
      // A row that is selected already is not selected again, but means its pair all the same.
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              choose.accept(getItem());
            }
          });
    }

    @Override
    protected void updateItem(R row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      pseudoClassStateChanged(WRONG, row != null && !isEmpty && wrong.test(row));
    }
  }
}
