package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.Sequences;
import java.util.Arrays;

/**
 * What the forward pass of some sequences writes down and the backward pass reads. Step t of a
 * matrix is the block of {@link #rows} rows from row t * rows on.
 *
 * <p>The memory grows with the largest use and is then used again; rows are a multiple of {@link
 * #ROW_MULTIPLE}, those beyond the sequences are filled with zeros and count nothing.
 */
final class Tape {
  /** Rows of a tile. */
  static final int ROW_MULTIPLE = 4;

  /** Arrays with a number an output. */
  private static final int OUTPUTS = 7;

  final PackedLayout layout;

  /** Sequences in use. */
  int count;

  /** Rows in use: {@link #count} rounded up. */
  int rows;

  int timeSteps;

  /**
   * [timeSteps + 1][rows][depth]: h of the step before, x, 1, 1. The last block has h alone, and
   * after it is room for the rows that pad the outputs.
   */
  float[] z = {};

  /** [timeSteps][rows][columns]: pre-activations, then gates, then derivatives by the former. */
  float[] gates = {};

  /** [timeSteps + 1][rows][inputAt]: C of the step before. The LSTM's. */
  float[] cell = {};

  /** [timeSteps][rows][inputAt]: tanh of C after the step. The LSTM's. */
  float[] tanhCell = {};

  /** [rows][transposedColumns]: derivatives by h on their way back. */
  float[] byHidden = {};

  /** [rows][inputAt]: derivatives by C on their way back. The LSTM's. */
  float[] byCell = {};

  /** y, p, target bit and loss, and later the derivative by y: [timeSteps][rows], padded. */
  float[] logit = {};

  float[] probability = {};
  float[] target = {};
  float[] loss = {};
  float[] byLogit = {};

  /** log p and log(1 - p). */
  float[] logP = {};

  float[] logQ = {};

  Tape(PackedLayout layout) {
    this.layout = layout;
  }

  /** Makes room for some sequences and sets the states before the first step to zero. */
  void reset(int newCount, int newTimeSteps) {
    count = newCount;
    rows = PackedLayout.roundUp(newCount, ROW_MULTIPLE);
    timeSteps = newTimeSteps;
    int all = rows * timeSteps;
    int padded = paddedOutputs();
    z = room(z, (rows + padded) * layout.depth);
    gates = room(gates, all * layout.columns);
    if (layout.cell.hasCellState()) {
      cell = room(cell, (all + rows) * layout.inputAt);
      tanhCell = room(tanhCell, all * layout.inputAt);
      byCell = room(byCell, rows * layout.inputAt);
      Arrays.fill(cell, 0, rows * layout.inputAt, 0);
    }
    byHidden = room(byHidden, rows * layout.transposedColumns);
    logit = room(logit, padded);
    probability = room(probability, padded);
    target = room(target, padded);
    loss = room(loss, padded);
    byLogit = room(byLogit, padded);
    logP = room(logP, padded);
    logQ = room(logQ, padded);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(z, row * layout.depth, row * layout.depth + layout.inputAt, 0);
    }
  }

  /** Floats that {@link #reset} makes room for. */
  static long floats(PackedLayout layout, int count, int timeSteps) {
    long rows = PackedLayout.roundUp(count, ROW_MULTIPLE);
    long all = rows * timeSteps;
    long padded = Math.ceilDiv(all, PackedLayout.SLOT) * PackedLayout.SLOT;
    long cells = layout.cell.hasCellState() ? (2 * all + 2 * rows) * layout.inputAt : 0;
    return (rows + padded) * layout.depth
        + all * layout.columns
        + cells
        + rows * layout.transposedColumns
        + OUTPUTS * padded;
  }

  /** Floats of the longest of its arrays, which Java bounds. */
  static long longest(PackedLayout layout, int count, int timeSteps) {
    long rows = PackedLayout.roundUp(count, ROW_MULTIPLE);
    return rows * (timeSteps + 2) * Math.max(layout.columns, layout.depth);
  }

  /** Copies the sequences {@code order[from]} to {@code order[to - 1]} in. */
  void fill(Sequences data, int[] order, int from, int to) {
    reset(to - from, data.timeSteps());
    for (int row = 0; row < count; row++) {
      int sequence = order[from + row];
      for (int t = 0; t < timeSteps; t++) {
        fillRow(t, row, data.input(sequence, t, 0), data.input(sequence, t, 1));
        target[t * rows + row] = data.target(sequence, t);
      }
    }
    for (int row = count; row < rows; row++) {
      for (int t = 0; t < timeSteps; t++) {
        fillRow(t, row, 0, 0);
        target[t * rows + row] = 0;
      }
    }
  }

  private void fillRow(int timeStep, int row, float x0, float x1) {
    int at = zAt(timeStep) + row * layout.depth + layout.inputAt;
    z[at] = x0;
    z[at + 1] = x1;
    z[at + 2] = 1;
    z[at + 3] = 1;
  }

  /** Sets the derivatives that come from beyond the last step to zero. */
  void resetBackward() {
    Arrays.fill(byHidden, 0, rows * layout.transposedColumns, 0);
    if (layout.cell.hasCellState()) {
      Arrays.fill(byCell, 0, rows * layout.inputAt, 0);
    }
  }

  /** Number of outputs, rounded up to whole vectors of any width. */
  int paddedOutputs() {
    return PackedLayout.roundUp(rows * timeSteps, PackedLayout.SLOT);
  }

  int zAt(int timeStep) {
    return timeStep * rows * layout.depth;
  }

  int gatesAt(int timeStep) {
    return timeStep * rows * layout.columns;
  }

  int cellAt(int timeStep) {
    return timeStep * rows * layout.inputAt;
  }

  private static float[] room(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }
}
