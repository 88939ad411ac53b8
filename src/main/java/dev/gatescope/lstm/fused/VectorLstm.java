package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.PackedLayout.SLOT;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;

import jdk.incubator.vector.FloatVector;

/** The LSTM's own equations; slots i, f, o, g, so that the three sigmoids are neighbours. */
final class VectorLstm {
  private VectorLstm() {}

  static void forward(Tape tape, int t) {
    float[] gates = tape.gates;
    int at = tape.gatesAt(t);
    int panels = tape.rows * tape.layout.panels;
    VectorActivations.sigmoid(gates, at, gates, at, panels, PANEL, 3 * SLOT);
    int candidates = at + 3 * SLOT;
    VectorActivations.tanh(gates, candidates, gates, candidates, panels, PANEL, SLOT);
    cellStates(tape, t);
    int states = tape.rows * tape.layout.inputAt;
    VectorActivations.tanh(
        tape.cell, tape.cellAt(t + 1), tape.tanhCell, tape.cellAt(t), 1, 0, states);
    hiddenStates(tape, t);
  }

  /** C_t = f * C_{t-1} + i * g. */
  private static void cellStates(Tape tape, int t) {
    int units = tape.layout.inputAt;
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int before = tape.cellAt(t) + row * units;
      int after = tape.cellAt(t + 1) + row * units;
      for (int unit = 0; unit < units; unit += LANES) {
        int at = gates + column(unit);
        FloatVector i = FloatVector.fromArray(FLOATS, tape.gates, at);
        FloatVector f = FloatVector.fromArray(FLOATS, tape.gates, at + SLOT);
        FloatVector g = FloatVector.fromArray(FLOATS, tape.gates, at + 3 * SLOT);
        FloatVector c = FloatVector.fromArray(FLOATS, tape.cell, before + unit);
        f.mul(c).add(i.mul(g)).intoArray(tape.cell, after + unit);
      }
    }
  }

  /** h_t = o * tanh(C_t). */
  private static void hiddenStates(Tape tape, int t) {
    int units = tape.layout.inputAt;
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int cell = tape.cellAt(t) + row * units;
      int after = tape.zAt(t + 1) + row * tape.layout.depth;
      for (int unit = 0; unit < units; unit += LANES) {
        FloatVector o = FloatVector.fromArray(FLOATS, tape.gates, gates + column(unit) + 2 * SLOT);
        FloatVector tanhC = FloatVector.fromArray(FLOATS, tape.tanhCell, cell + unit);
        o.mul(tanhC).intoArray(tape.z, after + unit);
      }
    }
  }

  static void backward(Tape tape, float[] output, int t) {
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int before = tape.cellAt(t) + row * tape.layout.inputAt;
      row(tape, output, tape.byLogit[t * tape.rows + row], row, gates, before);
    }
  }

  private static void row(
      Tape tape, float[] output, float byLogit, int row, int gates, int before) {
    float[] values = tape.gates;
    int units = tape.layout.inputAt;
    int byHidden = row * tape.layout.transposedColumns;
    for (int unit = 0; unit < units; unit += LANES) {
      int at = gates + column(unit);
      FloatVector i = FloatVector.fromArray(FLOATS, values, at);
      FloatVector f = FloatVector.fromArray(FLOATS, values, at + SLOT);
      FloatVector o = FloatVector.fromArray(FLOATS, values, at + 2 * SLOT);
      FloatVector g = FloatVector.fromArray(FLOATS, values, at + 3 * SLOT);
      FloatVector tanhC = FloatVector.fromArray(FLOATS, tape.tanhCell, before + unit);
      FloatVector dh = FloatVector.fromArray(FLOATS, tape.byHidden, byHidden + unit);
      dh = FloatVector.fromArray(FLOATS, output, unit).fma(spread(byLogit), dh);
      FloatVector dc = FloatVector.fromArray(FLOATS, tape.byCell, row * units + unit);
      dc = dh.mul(o).fma(tanhSlope(tanhC), dc);
      FloatVector previous = FloatVector.fromArray(FLOATS, tape.cell, before + unit);
      dc.mul(g).mul(sigmoidSlope(i)).intoArray(values, at);
      dc.mul(previous).mul(sigmoidSlope(f)).intoArray(values, at + SLOT);
      dh.mul(tanhC).mul(sigmoidSlope(o)).intoArray(values, at + 2 * SLOT);
      dc.mul(i).mul(tanhSlope(g)).intoArray(values, at + 3 * SLOT);
      dc.mul(f).intoArray(tape.byCell, row * units + unit);
      FloatVector.zero(FLOATS).intoArray(tape.byHidden, byHidden + unit);
    }
  }

  /** The column of a unit's first slot. */
  static int column(int unit) {
    return unit / SLOT * PANEL + unit % SLOT;
  }

  /** s (1 - s). */
  static FloatVector sigmoidSlope(FloatVector s) {
    return s.mul(spread(1f).sub(s));
  }

  /** 1 - t t. */
  static FloatVector tanhSlope(FloatVector t) {
    return spread(1f).sub(t.mul(t));
  }

  static FloatVector spread(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
