package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.PackedLayout.SLOT;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.Species.MANY_REGISTERS;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient z^T d over all rows of all steps. A tile holds the sums of a few rows of weights
 * (neighbours in depth) by one vector of each slot and walks over all rows, so that each sum is
 * written once.
 */
final class VectorGradient {
  private VectorGradient() {}

  /**
   * The panels' gradient: h rows from step 1 on, for h is zero before step 0; input rows of all.
   */
  static void panels(Tape tape, float[] out) {
    PackedLayout layout = tape.layout;
    int all = tape.rows * tape.timeSteps;
    for (int panel = 0; panel < layout.panels; panel++) {
      for (int lane = 0; lane < SLOT; lane += LANES) {
        int column = panel * PANEL + lane;
        for (int k = 0; k < layout.depth; k += 4) {
          int first = k < layout.inputAt ? tape.rows : 0;
          int zAt = first * layout.depth + k;
          int dAt = first * layout.columns + column;
          int at = (panel * layout.depth + k) * PANEL + lane;
          if (MANY_REGISTERS) {
            four(tape.z, zAt, layout.depth, tape.gates, dAt, layout.columns, all - first, out, at);
          } else {
            two(tape.z, zAt, layout.depth, tape.gates, dAt, layout.columns, all - first, out, at);
            two(
                tape.z,
                zAt + 2,
                layout.depth,
                tape.gates,
                dAt,
                layout.columns,
                all - first,
                out,
                at + 2 * PANEL);
          }
        }
      }
    }
  }

  private static void four(
      float[] z,
      int zAt,
      int depth,
      float[] d,
      int dAt,
      int columns,
      int rows,
      float[] out,
      int at) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector a1 = zero;
    FloatVector a2 = zero;
    FloatVector a3 = zero;
    FloatVector b0 = zero;
    FloatVector b1 = zero;
    FloatVector b2 = zero;
    FloatVector b3 = zero;
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector e0 = zero;
    FloatVector e1 = zero;
    FloatVector e2 = zero;
    FloatVector e3 = zero;
    for (int row = 0; row < rows; row++) {
      int from = dAt + row * columns;
      FloatVector d0 = FloatVector.fromArray(FLOATS, d, from);
      FloatVector d1 = FloatVector.fromArray(FLOATS, d, from + SLOT);
      FloatVector d2 = FloatVector.fromArray(FLOATS, d, from + 2 * SLOT);
      FloatVector d3 = FloatVector.fromArray(FLOATS, d, from + 3 * SLOT);
      int zFrom = zAt + row * depth;
      FloatVector a = FloatVector.broadcast(FLOATS, z[zFrom]);
      a0 = a.fma(d0, a0);
      a1 = a.fma(d1, a1);
      a2 = a.fma(d2, a2);
      a3 = a.fma(d3, a3);
      FloatVector b = FloatVector.broadcast(FLOATS, z[zFrom + 1]);
      b0 = b.fma(d0, b0);
      b1 = b.fma(d1, b1);
      b2 = b.fma(d2, b2);
      b3 = b.fma(d3, b3);
      FloatVector c = FloatVector.broadcast(FLOATS, z[zFrom + 2]);
      c0 = c.fma(d0, c0);
      c1 = c.fma(d1, c1);
      c2 = c.fma(d2, c2);
      c3 = c.fma(d3, c3);
      FloatVector e = FloatVector.broadcast(FLOATS, z[zFrom + 3]);
      e0 = e.fma(d0, e0);
      e1 = e.fma(d1, e1);
      e2 = e.fma(d2, e2);
      e3 = e.fma(d3, e3);
    }
    store(a0, a1, a2, a3, out, at);
    store(b0, b1, b2, b3, out, at + PANEL);
    store(c0, c1, c2, c3, out, at + 2 * PANEL);
    store(e0, e1, e2, e3, out, at + 3 * PANEL);
  }

  private static void two(
      float[] z,
      int zAt,
      int depth,
      float[] d,
      int dAt,
      int columns,
      int rows,
      float[] out,
      int at) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector a1 = zero;
    FloatVector a2 = zero;
    FloatVector a3 = zero;
    FloatVector b0 = zero;
    FloatVector b1 = zero;
    FloatVector b2 = zero;
    FloatVector b3 = zero;
    for (int row = 0; row < rows; row++) {
      int from = dAt + row * columns;
      FloatVector d0 = FloatVector.fromArray(FLOATS, d, from);
      FloatVector d1 = FloatVector.fromArray(FLOATS, d, from + SLOT);
      FloatVector d2 = FloatVector.fromArray(FLOATS, d, from + 2 * SLOT);
      FloatVector d3 = FloatVector.fromArray(FLOATS, d, from + 3 * SLOT);
      FloatVector a = FloatVector.broadcast(FLOATS, z[zAt + row * depth]);
      a0 = a.fma(d0, a0);
      a1 = a.fma(d1, a1);
      a2 = a.fma(d2, a2);
      a3 = a.fma(d3, a3);
      FloatVector b = FloatVector.broadcast(FLOATS, z[zAt + row * depth + 1]);
      b0 = b.fma(d0, b0);
      b1 = b.fma(d1, b1);
      b2 = b.fma(d2, b2);
      b3 = b.fma(d3, b3);
    }
    store(a0, a1, a2, a3, out, at);
    store(b0, b1, b2, b3, out, at + PANEL);
  }

  private static void store(
      FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] out, int at) {
    v0.intoArray(out, at);
    v1.intoArray(out, at + SLOT);
    v2.intoArray(out, at + 2 * SLOT);
    v3.intoArray(out, at + 3 * SLOT);
  }

  /** The output layer's gradient: the sum of dy h over all rows. */
  static void output(Tape tape, float[] out) {
    PackedLayout layout = tape.layout;
    int all = tape.rows * tape.timeSteps;
    for (int unit = 0; unit < layout.inputAt; unit += LANES) {
      int from = tape.zAt(1) + unit;
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int row = 0; row < all; row++) {
        FloatVector h = FloatVector.fromArray(FLOATS, tape.z, from + row * layout.depth);
        sum = h.fma(FloatVector.broadcast(FLOATS, tape.byLogit[row]), sum);
      }
      sum.intoArray(out, unit);
    }
  }
}
