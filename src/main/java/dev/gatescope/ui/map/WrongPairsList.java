package dev.gatescope.ui.map;

import dev.gatescope.eval.Membership;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.common.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;

/** The list of wrong pairs, with the first bit that fails and the borrows that arrive there. */
final class WrongPairsList {
  private static final double ROOM_FOR_ALL = 440;

  private final TableView<WrongPair> table;
  private final Label count;
  private final Messages messages;
  private final IntConsumer load;
  private final ObservableList<WrongPair> pairs = FXCollections.observableArrayList();

  /**
   * @param table empty, to be filled
   * @param count says how many pairs there are
   * @param load loads a cell's pair into all panes
   */
  WrongPairsList(TableView<WrongPair> table, Label count, Messages messages, IntConsumer load) {
    this.table = table;
    this.count = count;
    this.messages = messages;
    this.load = load;
    column("map.list.a", WrongPair::a);
    column("map.list.b", WrongPair::b);
    List<TableColumn<?, ?>> more =
        List.of(
            column("map.list.expected", WrongPair::expected),
            column("map.list.predicted", WrongPair::predicted),
            column("map.list.error", WrongPair::absoluteError));
    column("map.list.margin", WrongPair::smallestMargin);
    explain(column("map.list.firstWrong", WrongPair::firstWrongBit), "map.list.firstWrong.detail");
    explain(column("map.list.chain", WrongPair::borrowChain), "map.list.chain.detail");
    TableColumn<?, ?> data = column("map.list.data", WrongPair::membership);
    table
        .widthProperty()
        .subscribe(
            width -> {
              // A narrow list names the pair, how wrong it is and where it fails: the readout has
              // the rest.
              boolean all = width.doubleValue() >= ROOM_FOR_ALL;
              more.forEach(column -> column.setVisible(all));
              data.setVisible(all);
            });
    SortedList<WrongPair> sorted = new SortedList<>(pairs);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setRowFactory(_ -> new Row());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              // A refreshed table selects nothing; only people do.
              if (row != null && table.isFocused()) {
                load.accept(row.cell());
              }
            });
  }

  private <T> TableColumn<WrongPair, T> column(String key, Function<WrongPair, T> value) {
    TableColumn<WrongPair, T> column = new TableColumn<>(messages.text(key));
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(_ -> new Cell<>());
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
    return column;
  }

  private void explain(TableColumn<?, ?> column, String key) {
    Label label = new Label(column.getText());
    label.setTooltip(new Tooltip(messages.text(key)));
    column.setText("");
    column.setGraphic(label);
  }

  /** Lists an answer's wrong pairs; null lists nothing. */
  void show(MapAnswer answer) {
    if (answer == null) {
      pairs.clear();
      count.setText("");
      return;
    }
    int wrong = answer.wrong();
    List<WrongPair> worst = answer.worst();
    if (!worst.equals(pairs)) {
      pairs.setAll(worst);
    }
    count.setText(
        wrong > worst.size()
            ? messages.text(
                "map.list.capped",
                MapLegend.grouped(wrong, messages),
                MapLegend.grouped(worst.size(), messages))
            : messages.text("map.list.all", wrong, MapLegend.grouped(wrong, messages)));
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
              load.accept(getItem().cell());
            }
          });
    }
  }
}
