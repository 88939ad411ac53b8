package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;

/** Reads every value out of the forward pass of one sequence, back into PyTorch's order. */
final class Trace {
  private final PackedWeights weights;
  private final PackedLayout layout;
  private final Kernels kernels;
  private final Tape tape;

  /** PyTorch's row to its column: of the input's sum, and of the recurrent one. */
  private final int[] inputColumns;

  private final int[] recurrentColumns;

  private final int[] order = new int[1];
  private float[] recurrent = {};
  private Weights snapshot;

  Trace(PackedWeights weights, Kernels kernels) {
    this.weights = weights;
    this.kernels = kernels;
    layout = weights.layout;
    tape = new Tape(layout);
    int rows = layout.weights.gateRows();
    inputColumns = new int[rows];
    recurrentColumns = new int[rows];
    for (int row = 0; row < rows; row++) {
      inputColumns[row] = layout.column(row, false);
      recurrentColumns[row] = layout.column(row, true);
    }
  }

  /** The next trace takes a new copy of the weights. */
  void weightsChanged() {
    snapshot = null;
  }

  GateTrace run(Surgeon surgeon, Sequences data, int sequence) {
    if (snapshot == null) {
      snapshot = Weights.of(layout.weights, weights.flat);
    }
    order[0] = sequence;
    tape.fill(data, order, 0, 1);
    int timeSteps = tape.timeSteps;
    int gateValues = timeSteps * inputColumns.length;
    int states = timeSteps * layout.hidden;
    int cells = layout.cell.hasCellState() ? states : 0;
    GateTrace.Values values =
        new GateTrace.Values(
            new float[timeSteps * WeightLayout.INPUT_SIZE],
            new float[gateValues],
            new float[gateValues],
            new float[gateValues],
            new float[gateValues],
            new float[cells],
            new float[cells],
            new float[states],
            new float[timeSteps],
            new float[timeSteps],
            new float[timeSteps],
            new float[timeSteps]);
    for (int t = 0; t < timeSteps; t++) {
      step(surgeon, values, t);
    }
    kernels.output(tape, weights);
    kernels.loss(tape, 1);
    for (int t = 0; t < timeSteps; t++) {
      int at = t * tape.rows;
      values.logit()[t] = tape.logit[at];
      values.probability()[t] = tape.probability[at];
      values.target()[t] = tape.target[at];
      values.loss()[t] = tape.loss[at];
    }
    return new GateTrace(new Network(snapshot, surgeon.surgery()), timeSteps, values);
  }

  private void step(Surgeon surgeon, GateTrace.Values values, int t) {
    int z = tape.zAt(t);
    int gates = tape.gatesAt(t);
    int rows = inputColumns.length;
    System.arraycopy(tape.z, z + layout.inputAt, values.inputs(), t * 2, 2);
    recurrent = recurrent.length == 0 ? new float[tape.rows * layout.columns] : recurrent;
    kernels.recurrentProduct(tape, weights, t, recurrent);
    copy(recurrent, 0, recurrentColumns, values.recurrentTerm(), t * rows);
    inputTerms(values, t);
    kernels.product(tape, weights, t);
    copy(tape.gates, gates, inputColumns, values.preActivation(), t * rows);
    surgeon.cell(kernels, tape, t, t);
    copy(tape.gates, gates, inputColumns, values.activation(), t * rows);
    if (layout.cell == CellType.GRU) {
      addRecurrentToNew(values, gates, t * rows);
    }
    int hidden = layout.hidden;
    System.arraycopy(tape.z, tape.zAt(t + 1), values.hiddenState(), t * hidden, hidden);
    if (layout.cell.hasCellState()) {
      System.arraycopy(tape.cell, tape.cellAt(t + 1), values.cellState(), t * hidden, hidden);
      System.arraycopy(tape.tanhCell, tape.cellAt(t), values.tanhCellState(), t * hidden, hidden);
    }
  }

  private static void copy(float[] row, int rowAt, int[] columns, float[] to, int at) {
    for (int i = 0; i < columns.length; i++) {
      to[at + i] = row[rowAt + columns[i]];
    }
  }

  /** W x, from the weights as they stand in PyTorch's order. */
  private void inputTerms(GateTrace.Values values, int t) {
    float x0 = values.inputs()[2 * t];
    float x1 = values.inputs()[2 * t + 1];
    int rows = inputColumns.length;
    for (int row = 0; row < rows; row++) {
      float first = weights.flat[2 * row] * x0;
      values.inputTerm()[t * rows + row] = Math.fma(weights.flat[2 * row + 1], x1, first);
    }
  }

  /** The GRU's n: its column holds W x + b alone; r (U h + d) is still to be added. */
  private void addRecurrentToNew(GateTrace.Values values, int gates, int at) {
    int first = CellType.GRU.indexOf(Gate.NEW) * layout.hidden;
    for (int unit = 0; unit < layout.hidden; unit++) {
      float r = tape.gates[gates + inputColumns[unit]];
      float term = tape.gates[gates + recurrentColumns[first + unit]];
      values.preActivation()[at + first + unit] += r * term;
    }
  }
}
