package dev.gatescope.ui.common;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Sorts a table by keyboard, as clicks on the heads of its columns do: Alt with left or right takes
 * another column, and beyond the last one none; Alt with up or down says which way.
 */
public final class SortKeys {
  private SortKeys() {}

  public static <R> void install(TableView<R> table) {
    // A filter, as the table takes arrows to be moves whatever else is held.
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          // While a cell is edited, its field's.
          boolean typed = event.getTarget() instanceof TextInputControl;
          if (!typed && event.isAltDown() && !event.isControlDown() && press(table, event)) {
            event.consume();
          }
        });
  }

  private static <R> boolean press(TableView<R> table, KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> go(table, -1);
      case RIGHT -> go(table, 1);
      case UP -> turn(table, SortType.ASCENDING);
      case DOWN -> turn(table, SortType.DESCENDING);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static <R> void go(TableView<R> table, int places) {
    List<TableColumn<R, ?>> columns =
        table.getVisibleLeafColumns().stream().filter(TableColumn::isSortable).toList();
    int now =
        table.getSortOrder().isEmpty() ? -1 : columns.indexOf(table.getSortOrder().getFirst());
    // One place more than there are columns: that of no order.
    int next = Math.floorMod(now + 1 + places, columns.size() + 1) - 1;
    if (next < 0) {
      table.getSortOrder().clear();
    } else {
      table.getSortOrder().setAll(List.of(columns.get(next)));
      table.scrollToColumn(columns.get(next));
    }
  }

  private static <R> void turn(TableView<R> table, SortType type) {
    if (table.getSortOrder().isEmpty()) {
      go(table, 1);
    }
    table.getSortOrder().getFirst().setSortType(type);
  }
}
