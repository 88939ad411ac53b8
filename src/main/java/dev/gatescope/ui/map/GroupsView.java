package dev.gatescope.ui.map;

import dev.gatescope.eval.GroupCount;
import dev.gatescope.eval.PairGroup;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * How many pairs of each group are wrong. Labels stay and change their texts: new ones would cost a
 * training that is followed live more than the map itself.
 */
final class GroupsView {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /** What the labels are made for. */
  private record Kind(boolean exact, List<PairGroup> groups) {}

  /** The numbers of one group. */
  private record Row(Label pairs, Label wrong, Label share) {}

  private final GridPane grid;
  private final Messages messages;
  private final List<Row> rows = new ArrayList<>();
  private Kind kind;

  GroupsView(GridPane grid, Messages messages) {
    this.grid = grid;
    this.messages = messages;
  }

  /** Shows an answer's counts; null shows nothing. */
  void show(MapAnswer answer) {
    if (answer == null) {
      grid.getChildren().clear();
      kind = null;
      return;
    }
    List<PairGroup> groups = answer.counts().stream().map(GroupCount::group).toList();
    Kind wanted = new Kind(answer.grid().exact(), groups);
    if (!wanted.equals(kind)) {
      kind = wanted;
      build();
    }
    for (int i = 0; i < rows.size(); i++) {
      GroupCount count = answer.counts().get(i);
      Row row = rows.get(i);
      row.pairs.setText(messages.count(count.pairs()));
      row.wrong.setText(messages.count(count.wrong()));
      row.wrong.pseudoClassStateChanged(WRONG, count.wrong() > 0);
      row.share.setText(share(count));
    }
  }

  private void build() {
    grid.getChildren().clear();
    rows.clear();
    grid.add(ReadoutView.name(messages.text("map.groups.name")), 0, 0);
    head(kind.exact ? "map.groups.pairs" : "map.groups.bins", 1);
    head("map.groups.wrong", 2);
    head("map.groups.share", 3);
    for (PairGroup group : kind.groups) {
      int row = rows.size() + 1;
      Label name = new Label(messages.text("map.group." + Names.of(group)));
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(name, 0, row);
      rows.add(new Row(number(1, row), number(2, row), number(3, row)));
    }
  }

  /** The share of right pairs; what is not all of them is never rounded to it. */
  private static String share(GroupCount group) {
    if (group.pairs() == 0) {
      return "";
    }
    return NumberText.percent((double) (group.pairs() - group.wrong()) / group.pairs());
  }

  private void head(String key, int column) {
    add(ReadoutView.name(messages.text(key)), column, 0);
  }

  private Label number(int column, int row) {
    Label label = new Label();
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
