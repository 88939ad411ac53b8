package dev.gatescope.ui.map;

import dev.gatescope.text.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The values of the cell that is read, beside the map. */
final class ReadoutView {
  private static final int BITS_ROW = 4;

  private final Label sum;
  private final Label place;
  private final GridPane grid;
  private final Messages messages;

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
    grid.getChildren().clear();
    lines(read.answers(), 0);
    lines(read.facts(), 2);
    if (read.hasBits() && roomForBits) {
      bits(read);
    }
  }

  private void lines(List<MapReadout.Line> lines, int column) {
    for (int row = 0; row < lines.size(); row++) {
      MapReadout.Line line = lines.get(row);
      grid.add(name(line.name()), column, row);
      Label value = new Label(line.value());
      value.getStyleClass().add("map-number");
      switch (line.tone()) {
        case RIGHT -> value.getStyleClass().add("map-right");
        case WRONG -> value.getStyleClass().add("map-wrong");
        case PLAIN -> {}
      }
      value.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHgrow(value, Priority.ALWAYS);
      grid.add(value, column + 1, row);
    }
  }

  /** The quiet name of a value. */
  static Label name(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("map-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Both numbers' bits, most significant first, the wrong ones marked. */
  private void bits(MapReadout read) {
    TextFlow expected = new TextFlow();
    TextFlow predicted = new TextFlow();
    expected.getStyleClass().add("map-bits");
    predicted.getStyleClass().add("map-bits");
    for (int t = read.bits() - 1; t >= 0; t--) {
      expected.getChildren().add(new Text(Integer.toString(read.expectedBit(t))));
      Text bit = new Text(Integer.toString(read.predictedBit(t)));
      if (read.expectedBit(t) != read.predictedBit(t)) {
        bit.getStyleClass().add("map-wrong");
      }
      predicted.getChildren().add(bit);
    }
    grid.add(name(messages.text("map.read.expectedBits")), 0, BITS_ROW);
    grid.add(expected, 1, BITS_ROW);
    grid.add(name(messages.text("map.read.predictedBits")), 2, BITS_ROW);
    grid.add(predicted, 3, BITS_ROW);
  }
}
