package dev.gatescope.ui.map;

import dev.gatescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * The values of the cell that is read, beside the map. Labels stay and change their texts, as in
 * {@link GroupsView}.
 */
final class ReadoutView {
  private static final int BITS_ROW = 4;
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /**
   * What the labels are made for.
   *
   * @param bits written down of each answer; 0 for none
   */
  private record Kind(List<String> answers, List<String> facts, int bits) {}

  private final Label sum;
  private final Label place;
  private final GridPane grid;
  private final Messages messages;
  private final List<Label> values = new ArrayList<>();

  /** Least significant bit first. */
  private final List<Text> expected = new ArrayList<>();

  private final List<Text> predicted = new ArrayList<>();
  private Kind kind;

  /**
   * @param sum the subtraction
   * @param place which cell it is
   * @param grid for all else
   */
  ReadoutView(Label sum, Label place, GridPane grid, Messages messages) {
    this.sum = sum;
    this.place = place;
    this.grid = grid;
    this.messages = messages;
  }

  void clear() {
    sum.setText("");
    place.setText("");
    grid.getChildren().clear();
    kind = null;
  }

  /**
   * Shows a cell.
   *
   * @param pointed whether it is the cursor's, not the selected pair's
   * @param roomForBits whether there is room for both answers' bits
   */
  void show(MapReadout read, boolean pointed, boolean roomForBits) {
    sum.setText(read.sum());
    String where = messages.text(pointed ? "map.read.cursor" : "map.read.selected");
    place.setText(read.bin().isEmpty() ? where : read.bin());
    List<MapReadout.Line> answers = read.answers();
    List<MapReadout.Line> facts = read.facts();
    int bits = read.hasBits() && roomForBits ? read.bits() : 0;
    Kind wanted = new Kind(names(answers), names(facts), bits);
    if (!wanted.equals(kind)) {
      kind = wanted;
      build();
    }
    List<MapReadout.Line> lines = Stream.concat(answers.stream(), facts.stream()).toList();
    for (int i = 0; i < lines.size(); i++) {
      Label value = values.get(i);
      value.setText(lines.get(i).value());
      value.pseudoClassStateChanged(RIGHT, lines.get(i).tone() == MapReadout.Tone.RIGHT);
      value.pseudoClassStateChanged(WRONG, lines.get(i).tone() == MapReadout.Tone.WRONG);
    }
    for (int t = 0; t < bits; t++) {
      expected.get(t).setText(Integer.toString(read.expectedBit(t)));
      predicted.get(t).setText(Integer.toString(read.predictedBit(t)));
      predicted.get(t).pseudoClassStateChanged(WRONG, read.expectedBit(t) != read.predictedBit(t));
    }
  }

  private static List<String> names(List<MapReadout.Line> lines) {
    return lines.stream().map(MapReadout.Line::name).toList();
  }

  private void build() {
    grid.getChildren().clear();
    values.clear();
    column(kind.answers, 0);
    column(kind.facts, 2);
    expected.clear();
    predicted.clear();
    if (kind.bits > 0) {
      grid.add(name(messages.text("map.read.expectedBits")), 0, BITS_ROW);
      grid.add(bits(expected), 1, BITS_ROW);
      grid.add(name(messages.text("map.read.predictedBits")), 2, BITS_ROW);
      grid.add(bits(predicted), 3, BITS_ROW);
    }
  }

  private void column(List<String> names, int column) {
    for (int row = 0; row < names.size(); row++) {
      grid.add(name(names.get(row)), column, row);
      Label value = new Label();
      value.getStyleClass().add("map-number");
      value.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHgrow(value, Priority.ALWAYS);
      grid.add(value, column + 1, row);
      values.add(value);
    }
  }

  /** The quiet name of a value. */
  static Label name(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("map-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A number's bits, most significant first, the wrong ones marked. */
  private TextFlow bits(List<Text> texts) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("map-bits");
    for (int t = 0; t < kind.bits; t++) {
      Text text = new Text();
      texts.add(text);
      flow.getChildren().addFirst(text);
    }
    return flow;
  }
}
