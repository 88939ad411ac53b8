package dev.gatescope.ui.map;

import dev.gatescope.eval.Membership;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.PairTable;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The list of wrong pairs, with the first bit that fails and the borrows that arrive there. */
final class WrongPairsList {
  private static final double ROOM_FOR_ALL = 440;

  private final PairTable<WrongPair> table;
  private final Label count;
  private final Messages messages;
  private final ObservableList<WrongPair> pairs = FXCollections.observableArrayList();

  /**
   * @param table empty, to be filled
   * @param count says how many pairs there are
   * @param load loads a cell's pair into all panes
   */
  WrongPairsList(TableView<WrongPair> table, Label count, Messages messages, IntConsumer load) {
    this.table =
        new PairTable<>(table, pairs, this::text, row -> load.accept(row.cell()), _ -> false);
    this.count = count;
    this.messages = messages;
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
  }

  private <T> TableColumn<WrongPair, T> column(String key, Function<WrongPair, T> value) {
    return table.column(messages.text(key), value);
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
            ? messages.text("map.list.capped", messages.count(wrong), messages.count(worst.size()))
            : messages.text("map.list.all", wrong, messages.count(wrong)));
  }

  /** Numbers, and memberships in words. */
  private String text(Object item) {
    return switch (item) {
      case Membership membership -> messages.text("map.data." + Names.of(membership));
      case Double number -> number < 0 ? NumberText.fixed(number, 2) : Numbers.exact(number);
      default -> item.toString();
    };
  }
}
