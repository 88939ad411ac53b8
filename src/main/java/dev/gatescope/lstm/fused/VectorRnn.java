package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.VectorLstm.spread;
import static dev.gatescope.lstm.fused.VectorLstm.tanhSlope;

import jdk.incubator.vector.FloatVector;

/** The RNN's own equations; the four slots of a panel are neighbouring units. */
final class VectorRnn {
  private VectorRnn() {}

  static void forward(Tape tape, int t) {
    PackedLayout layout = tape.layout;
    int from = tape.gatesAt(t);
    VectorActivations.tanh(tape.gates, from, tape.gates, from, 1, 0, tape.rows * layout.columns);
    for (int row = 0; row < tape.rows; row++) {
      int to = tape.zAt(t + 1) + row * layout.depth;
      System.arraycopy(tape.gates, from + row * layout.columns, tape.z, to, layout.inputAt);
    }
  }

  static void backward(Tape tape, float[] output, int t) {
    for (int row = 0; row < tape.rows; row++) {
      int gates = tape.gatesAt(t) + row * tape.layout.columns;
      row(tape, output, tape.byLogit[t * tape.rows + row], row, gates);
    }
  }

  private static void row(Tape tape, float[] output, float byLogit, int row, int gates) {
    int units = tape.layout.inputAt;
    int byHidden = row * tape.layout.transposedColumns;
    for (int unit = 0; unit < units; unit += LANES) {
      FloatVector h = FloatVector.fromArray(FLOATS, tape.gates, gates + unit);
      FloatVector dh = FloatVector.fromArray(FLOATS, tape.byHidden, byHidden + unit);
      dh = FloatVector.fromArray(FLOATS, output, unit).fma(spread(byLogit), dh);
      dh.mul(tanhSlope(h)).intoArray(tape.gates, gates + unit);
      FloatVector.zero(FLOATS).intoArray(tape.byHidden, byHidden + unit);
    }
  }
}
