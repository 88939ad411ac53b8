package dev.gatescope.ui.map;

import dev.gatescope.eval.GroupCount;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** How many pairs of each group are wrong. */
final class GroupsView {
  private final GridPane grid;
  private final Messages messages;

  GroupsView(GridPane grid, Messages messages) {
    this.grid = grid;
    this.messages = messages;
  }

  /** Shows an answer's counts; null shows nothing. */
  void show(MapAnswer answer) {
    grid.getChildren().clear();
    if (answer == null) {
      return;
    }
    boolean exact = answer.grid().exact();
    grid.add(ReadoutView.name(messages.text("map.groups.name")), 0, 0);
    head(exact ? "map.groups.pairs" : "map.groups.bins", 1);
    head("map.groups.wrong", 2);
    head("map.groups.share", 3);
    int row = 1;
    for (GroupCount group : answer.counts()) {
      Label label =
          new Label(messages.text("map.group." + group.group().name().toLowerCase(Locale.ROOT)));
      label.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(label, 0, row);
      number(MapLegend.grouped(group.pairs(), messages), 1, row);
      Label wrong = number(MapLegend.grouped(group.wrong(), messages), 2, row);
      if (group.wrong() > 0) {
        wrong.getStyleClass().add("map-wrong");
      }
      number(share(group), 3, row);
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

  private void head(String key, int column) {
    add(ReadoutView.name(messages.text(key)), column, 0);
  }

  private Label number(String text, int column, int row) {
    Label label = new Label(text);
    label.getStyleClass().add("map-number");
    label.setMinWidth(Region.USE_PREF_SIZE);
    add(label, column, row);
    return label;
  }

  private void add(Label label, int column, int row) {
    GridPane.setHalignment(label, HPos.RIGHT);
    grid.add(label, column, row);
  }
}
