package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.PackedLayout.SLOT;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.Species.MANY_REGISTERS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The gradient z^T d over all rows of all steps. A tile holds the sums of a few rows of weights
 * (neighbours in depth) by one vector of each slot and walks over a block of rows.
 */
final class VectorGradient {
  private VectorGradient() {}

  /**
   * Rows that are walked over for all weights before the next: what a panel's tiles read of them
   * fits the first-level cache.
   */
  private static final int BLOCK = 64;

  /**
   * The panels' gradient: h rows from step 1 on, for h is zero before step 0; input rows of all.
   */
  static void panels(Tape tape, float[] out) {
    PackedLayout layout = tape.layout;
    int all = tape.rows * tape.timeSteps;
    Arrays.fill(out, 0);
    for (int first = 0; first < all; first += BLOCK) {
      int rows = Math.min(BLOCK, all - first);
      int skipped = Math.clamp(tape.rows - first, 0, rows);
      for (int panel = 0; panel < layout.panels; panel++) {
        inputs(tape, panel, 0, layout.inputAt, first + skipped, rows - skipped, out);
        inputs(tape, panel, layout.inputAt, layout.depth, first, rows, out);
      }
    }
  }

  /** Adds what some rows give to a panel's weights of the inputs {@code k} to {@code end}. */
  private static void inputs(
      Tape tape, int panel, int k, int end, int first, int rows, float[] out) {
    int depth = tape.layout.depth;
    int columns = tape.layout.columns;
    float[] z = tape.z;
    float[] d = tape.gates;
    for (int lane = 0; lane < SLOT; lane += LANES) {
      int dAt = first * columns + panel * PANEL + lane;
      for (int row = k; row < end; row += 4) {
        int zAt = first * depth + row;
        int at = (panel * depth + row) * PANEL + lane;
        if (MANY_REGISTERS) {
          four(z, zAt, depth, d, dAt, columns, rows, out, at);
        } else {
          two(z, zAt, depth, d, dAt, columns, rows, out, at);
          two(z, zAt + 2, depth, d, dAt, columns, rows, out, at + 2 * PANEL);
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
    FloatVector a0 = FloatVector.fromArray(FLOATS, out, at);
    FloatVector a1 = FloatVector.fromArray(FLOATS, out, at + SLOT);
    FloatVector a2 = FloatVector.fromArray(FLOATS, out, at + 2 * SLOT);
    FloatVector a3 = FloatVector.fromArray(FLOATS, out, at + 3 * SLOT);
    FloatVector b0 = FloatVector.fromArray(FLOATS, out, at + PANEL);
    FloatVector b1 = FloatVector.fromArray(FLOATS, out, at + PANEL + SLOT);
    FloatVector b2 = FloatVector.fromArray(FLOATS, out, at + PANEL + 2 * SLOT);
    FloatVector b3 = FloatVector.fromArray(FLOATS, out, at + PANEL + 3 * SLOT);
    FloatVector c0 = FloatVector.fromArray(FLOATS, out, at + 2 * PANEL);
    FloatVector c1 = FloatVector.fromArray(FLOATS, out, at + 2 * PANEL + SLOT);
    FloatVector c2 = FloatVector.fromArray(FLOATS, out, at + 2 * PANEL + 2 * SLOT);
    FloatVector c3 = FloatVector.fromArray(FLOATS, out, at + 2 * PANEL + 3 * SLOT);
    FloatVector e0 = FloatVector.fromArray(FLOATS, out, at + 3 * PANEL);
    FloatVector e1 = FloatVector.fromArray(FLOATS, out, at + 3 * PANEL + SLOT);
    FloatVector e2 = FloatVector.fromArray(FLOATS, out, at + 3 * PANEL + 2 * SLOT);
    FloatVector e3 = FloatVector.fromArray(FLOATS, out, at + 3 * PANEL + 3 * SLOT);
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
    FloatVector a0 = FloatVector.fromArray(FLOATS, out, at);
    FloatVector a1 = FloatVector.fromArray(FLOATS, out, at + SLOT);
    FloatVector a2 = FloatVector.fromArray(FLOATS, out, at + 2 * SLOT);
    FloatVector a3 = FloatVector.fromArray(FLOATS, out, at + 3 * SLOT);
    FloatVector b0 = FloatVector.fromArray(FLOATS, out, at + PANEL);
    FloatVector b1 = FloatVector.fromArray(FLOATS, out, at + PANEL + SLOT);
    FloatVector b2 = FloatVector.fromArray(FLOATS, out, at + PANEL + 2 * SLOT);
    FloatVector b3 = FloatVector.fromArray(FLOATS, out, at + PANEL + 3 * SLOT);
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
