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
    int panels = tape.rows * tape.layout.panels;
    VectorActivations.sigmoids(tape.gates, tape.gatesAt(t), panels, 0, 3 * SLOT);
    VectorActivations.tanhs(tape.gates, tape.gatesAt(t), panels, 3 * SLOT, PANEL);
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int before = tape.cellAt(t) + row * tape.layout.inputAt;
      int after = tape.cellAt(t + 1) + row * tape.layout.inputAt;
      int hidden = tape.zAt(t + 1) + row * tape.layout.depth;
      states(tape, gates, before, after, hidden);
    }
  }

  /** C and h of one row. */
  private static void states(Tape tape, int gates, int before, int after, int hidden) {
    float[] values = tape.gates;
    int units = tape.layout.inputAt;
    for (int unit = 0; unit < units; unit += LANES) {
      int at = gates + column(unit);
      FloatVector i = FloatVector.fromArray(FLOATS, values, at);
      FloatVector f = FloatVector.fromArray(FLOATS, values, at + SLOT);
      FloatVector o = FloatVector.fromArray(FLOATS, values, at + 2 * SLOT);
      FloatVector g = FloatVector.fromArray(FLOATS, values, at + 3 * SLOT);
      FloatVector c = f.mul(FloatVector.fromArray(FLOATS, tape.cell, before + unit));
      c = c.add(i.mul(g));
      FloatVector tanhC = VectorActivations.tanh(c);
      c.intoArray(tape.cell, after + unit);
      tanhC.intoArray(tape.tanhCell, before + unit);
      o.mul(tanhC).intoArray(tape.z, hidden + unit);
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
