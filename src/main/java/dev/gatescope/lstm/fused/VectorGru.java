package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.PackedLayout.SLOT;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.VectorLstm.column;
import static dev.gatescope.lstm.fused.VectorLstm.sigmoidSlope;
import static dev.gatescope.lstm.fused.VectorLstm.spread;
import static dev.gatescope.lstm.fused.VectorLstm.tanhSlope;

import jdk.incubator.vector.FloatVector;

/**
 * The GRU's own equations; slots r, z, W x + b of n, U h + d of n. The third slot is overwritten by
 * n, the fourth is kept for the backward pass.
 */
final class VectorGru {
  private VectorGru() {}

  static void forward(Tape tape, int t) {
    float[] gates = tape.gates;
    int at = tape.gatesAt(t);
    int panels = tape.rows * tape.layout.panels;
    VectorActivations.sigmoid(gates, at, gates, at, panels, PANEL, 2 * SLOT);
    newSums(gates, at, panels);
    VectorActivations.tanh(gates, at + 2 * SLOT, gates, at + 2 * SLOT, panels, PANEL, SLOT);
    hiddenStates(tape, t);
  }

  /** W x + b + r * (U h + d), in the third slot. */
  private static void newSums(float[] gates, int from, int panels) {
    for (int panel = 0; panel < panels; panel++) {
      for (int lane = 0; lane < SLOT; lane += LANES) {
        int at = from + panel * PANEL + lane;
        FloatVector r = FloatVector.fromArray(FLOATS, gates, at);
        FloatVector input = FloatVector.fromArray(FLOATS, gates, at + 2 * SLOT);
        FloatVector recurrent = FloatVector.fromArray(FLOATS, gates, at + 3 * SLOT);
        r.mul(recurrent).add(input).intoArray(gates, at + 2 * SLOT);
      }
    }
  }

  /** h_t = (1 - z) * n + z * h_{t-1}, as (h_{t-1} - n) * z + n. */
  private static void hiddenStates(Tape tape, int t) {
    int units = tape.layout.inputAt;
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int before = tape.zAt(t) + row * tape.layout.depth;
      int after = tape.zAt(t + 1) + row * tape.layout.depth;
      for (int unit = 0; unit < units; unit += LANES) {
        int at = gates + column(unit);
        FloatVector z = FloatVector.fromArray(FLOATS, tape.gates, at + SLOT);
        FloatVector n = FloatVector.fromArray(FLOATS, tape.gates, at + 2 * SLOT);
        FloatVector previous = FloatVector.fromArray(FLOATS, tape.z, before + unit);
        previous.sub(n).mul(z).add(n).intoArray(tape.z, after + unit);
      }
    }
  }

  static void backward(Tape tape, float[] output, int t) {
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      int before = tape.zAt(t) + row * tape.layout.depth;
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
      FloatVector r = FloatVector.fromArray(FLOATS, values, at);
      FloatVector z = FloatVector.fromArray(FLOATS, values, at + SLOT);
      FloatVector n = FloatVector.fromArray(FLOATS, values, at + 2 * SLOT);
      FloatVector recurrent = FloatVector.fromArray(FLOATS, values, at + 3 * SLOT);
      FloatVector previous = FloatVector.fromArray(FLOATS, tape.z, before + unit);
      FloatVector dh = FloatVector.fromArray(FLOATS, tape.byHidden, byHidden + unit);
      dh = FloatVector.fromArray(FLOATS, output, unit).fma(spread(byLogit), dh);
      FloatVector kept = dh.mul(z); // what reaches h' past the gates
      FloatVector dn = dh.sub(kept).mul(tanhSlope(n));
      dn.mul(recurrent).mul(sigmoidSlope(r)).intoArray(values, at);
      dh.mul(previous.sub(n)).mul(sigmoidSlope(z)).intoArray(values, at + SLOT);
      dn.intoArray(values, at + 2 * SLOT);
      dn.mul(r).intoArray(values, at + 3 * SLOT);
      kept.intoArray(tape.byHidden, byHidden + unit);
    }
  }
}
