package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;

/**
 * Where every weight stands in the packed matrices, and the sizes of everything (see the package's
 * page). Nothing here depends on the vector width.
 */
final class PackedLayout {
  /** Columns of one slot of a panel: the widest vector's lanes. */
  static final int SLOT = 16;

  /** Slots side by side in a panel: an LSTM's four gates. */
  static final int SLOTS = 4;

  /** Columns of a panel. */
  static final int PANEL = SLOT * SLOTS;

  /** Rows of x and of the two ones that carry the biases. */
  static final int INPUT_ROWS = 4;

  /** Units of a panel of the transposed weights: two of the widest vectors. */
  static final int UNITS = 2 * SLOT;

  final WeightLayout weights;
  final CellType cell;
  final int hidden;

  /** Hidden units with padding: where x begins in a row. */
  final int inputAt;

  /** Floats of a row [h | x | 1 1]. */
  final int depth;

  final int panels;

  /** Columns of all panels: floats of a row of gates. */
  final int columns;

  /** Floats of a row of derivatives by h: the units in whole panels of the transposed weights. */
  final int transposedColumns;

  PackedLayout(WeightLayout weights) {
    this.weights = weights;
    cell = weights.cell();
    hidden = weights.hiddenSize();
    inputAt = roundUp(hidden, SLOT);
    depth = inputAt + INPUT_ROWS;
    panels = Math.ceilDiv(hidden, cell == CellType.RNN ? PANEL : SLOT);
    columns = panels * PANEL;
    transposedColumns = roundUp(hidden, UNITS);
  }

  static int roundUp(int number, int multiple) {
    return Math.ceilDiv(number, multiple) * multiple;
  }

  int packedSize() {
    return columns * depth;
  }

  int transposedSize() {
    return columns * transposedColumns;
  }

  /** For each weight of the recurrent layer, in flat order, its place in the packed matrix. */
  int[] packedPlaces() {
    int inputWeightAt = weights.inputWeight().offset();
    int recurrentWeightAt = weights.recurrentWeight().offset();
    int inputBiasAt = weights.inputBias().offset();
    int recurrentBiasAt = weights.recurrentBias().offset();
    int[] places = new int[weights.outputWeight().offset()];
    for (int row = 0; row < weights.gateRows(); row++) {
      int inColumn = column(row, false);
      int backColumn = column(row, true);
      for (int k = 0; k < WeightLayout.INPUT_SIZE; k++) {
        places[inputWeightAt + row * WeightLayout.INPUT_SIZE + k] = place(inputAt + k, inColumn);
      }
      for (int k = 0; k < hidden; k++) {
        places[recurrentWeightAt + row * hidden + k] = place(k, backColumn);
      }
      places[inputBiasAt + row] = place(inputAt + 2, inColumn);
      places[recurrentBiasAt + row] = place(inputAt + 3, backColumn);
    }
    return places;
  }

  /** For each recurrent weight, in flat order, its place in the transposed matrix. */
  int[] transposedPlaces() {
    int[] places = new int[weights.recurrentWeight().size()];
    for (int row = 0; row < weights.gateRows(); row++) {
      int column = column(row, true);
      for (int k = 0; k < hidden; k++) {
        places[row * hidden + k] = transposedPlace(column, k);
      }
    }
    return places;
  }

  /** The column of one of PyTorch's rows g * H + u; the GRU's NEW has one for each of its terms. */
  int column(int row, boolean recurrent) {
    int unit = row % hidden;
    if (cell == CellType.RNN) {
      return unit;
    }
    return unit / SLOT * PANEL
        + slot(cell.gates().get(row / hidden), recurrent) * SLOT
        + unit % SLOT;
  }

  /** The place of a column and a unit in the transposed matrix: panels of {@link #UNITS} units. */
  int transposedPlace(int column, int unit) {
    return (unit / UNITS * columns + column) * UNITS + unit % UNITS;
  }

  private static int slot(Gate gate, boolean recurrent) {
    return switch (gate) {
      case INPUT, RESET, HIDDEN -> 0;
      case FORGET, UPDATE -> 1;
      case OUTPUT -> 2;
      case CANDIDATE -> 3;
      case NEW -> recurrent ? 3 : 2;
    };
  }

  private int place(int k, int column) {
    return (column / PANEL * depth + k) * PANEL + column % PANEL;
  }
}
