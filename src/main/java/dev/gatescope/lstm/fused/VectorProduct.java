package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.PackedLayout.SLOT;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.Species.MANY_REGISTERS;

import jdk.incubator.vector.FloatVector;

/**
 * out = z W with W in panels. A tile holds the sums of a few rows by one vector of each slot in
 * registers and walks down the depth: for each k it loads four vectors of weights and spreads one
 * number of each row.
 */
final class VectorProduct {
  private VectorProduct() {}

  /**
   * Rows of z from {@code zAt} on, their numbers {@code begin} to {@code end}.
   *
   * @param rows a multiple of four
   */
  static void run(
      PackedLayout layout,
      float[] z,
      int zAt,
      int begin,
      int end,
      float[] weights,
      int rows,
      float[] out,
      int outAt) {
    int from = zAt + begin;
    int depth = end - begin;
    for (int panel = 0; panel < layout.panels; panel++) {
      for (int lane = 0; lane < SLOT; lane += LANES) {
        int weightsAt = (panel * layout.depth + begin) * PANEL + lane;
        int panelAt = outAt + panel * PANEL + lane;
        if (MANY_REGISTERS) {
          for (int row = 0; row < rows; row += 4) {
            int toAt = panelAt + row * layout.columns;
            fourRows(
                z,
                from + row * layout.depth,
                layout.depth,
                depth,
                weights,
                weightsAt,
                out,
                toAt,
                layout.columns);
          }
        } else {
          for (int row = 0; row < rows; row += 2) {
            int toAt = panelAt + row * layout.columns;
            twoRows(
                z,
                from + row * layout.depth,
                layout.depth,
                depth,
                weights,
                weightsAt,
                out,
                toAt,
                layout.columns);
          }
        }
      }
    }
  }

  private static void fourRows(
      float[] z,
      int zAt,
      int stride,
      int depth,
      float[] w,
      int wAt,
      float[] out,
      int at,
      int next) {
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
    FloatVector d0 = zero;
    FloatVector d1 = zero;
    FloatVector d2 = zero;
    FloatVector d3 = zero;
    for (int k = 0; k < depth; k++) {
      int from = wAt + k * PANEL;
      FloatVector w0 = FloatVector.fromArray(FLOATS, w, from);
      FloatVector w1 = FloatVector.fromArray(FLOATS, w, from + SLOT);
      FloatVector w2 = FloatVector.fromArray(FLOATS, w, from + 2 * SLOT);
      FloatVector w3 = FloatVector.fromArray(FLOATS, w, from + 3 * SLOT);
      FloatVector a = FloatVector.broadcast(FLOATS, z[zAt + k]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      FloatVector b = FloatVector.broadcast(FLOATS, z[zAt + stride + k]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
      FloatVector c = FloatVector.broadcast(FLOATS, z[zAt + 2 * stride + k]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      c2 = c.fma(w2, c2);
      c3 = c.fma(w3, c3);
      FloatVector d = FloatVector.broadcast(FLOATS, z[zAt + 3 * stride + k]);
      d0 = d.fma(w0, d0);
      d1 = d.fma(w1, d1);
      d2 = d.fma(w2, d2);
      d3 = d.fma(w3, d3);
    }
    store(a0, a1, a2, a3, out, at);
    store(b0, b1, b2, b3, out, at + next);
    store(c0, c1, c2, c3, out, at + 2 * next);
    store(d0, d1, d2, d3, out, at + 3 * next);
  }

  private static void twoRows(
      float[] z,
      int zAt,
      int stride,
      int depth,
      float[] w,
      int wAt,
      float[] out,
      int at,
      int next) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector a1 = zero;
    FloatVector a2 = zero;
    FloatVector a3 = zero;
    FloatVector b0 = zero;
    FloatVector b1 = zero;
    FloatVector b2 = zero;
    FloatVector b3 = zero;
    for (int k = 0; k < depth; k++) {
      int from = wAt + k * PANEL;
      FloatVector w0 = FloatVector.fromArray(FLOATS, w, from);
      FloatVector w1 = FloatVector.fromArray(FLOATS, w, from + SLOT);
      FloatVector w2 = FloatVector.fromArray(FLOATS, w, from + 2 * SLOT);
      FloatVector w3 = FloatVector.fromArray(FLOATS, w, from + 3 * SLOT);
      FloatVector a = FloatVector.broadcast(FLOATS, z[zAt + k]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      a2 = a.fma(w2, a2);
      a3 = a.fma(w3, a3);
      FloatVector b = FloatVector.broadcast(FLOATS, z[zAt + stride + k]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      b2 = b.fma(w2, b2);
      b3 = b.fma(w3, b3);
    }
    store(a0, a1, a2, a3, out, at);
    store(b0, b1, b2, b3, out, at + next);
  }

  private static void store(
      FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] out, int at) {
    v0.intoArray(out, at);
    v1.intoArray(out, at + SLOT);
    v2.intoArray(out, at + 2 * SLOT);
    v3.intoArray(out, at + 3 * SLOT);
  }

  /**
   * Goes on from the recurrent part of the sums to the whole, in the order in which {@link #run}
   * does: x0, x1, input bias, recurrent bias.
   */
  static void addInput(
      PackedLayout layout,
      float[] recurrent,
      float[] weights,
      float x0,
      float x1,
      int rows,
      float[] out) {
    FloatVector spread0 = FloatVector.broadcast(FLOATS, x0);
    FloatVector spread1 = FloatVector.broadcast(FLOATS, x1);
    for (int panel = 0; panel < layout.panels; panel++) {
      int weightsAt = (panel * layout.depth + layout.inputAt) * PANEL;
      for (int column = 0; column < PANEL; column += LANES) {
        int at = weightsAt + column;
        FloatVector w0 = FloatVector.fromArray(FLOATS, weights, at);
        FloatVector w1 = FloatVector.fromArray(FLOATS, weights, at + PANEL);
        FloatVector w2 = FloatVector.fromArray(FLOATS, weights, at + 2 * PANEL);
        FloatVector w3 = FloatVector.fromArray(FLOATS, weights, at + 3 * PANEL);
        for (int row = 0; row < rows; row++) {
          int from = row * layout.columns + panel * PANEL + column;
          FloatVector sum = FloatVector.fromArray(FLOATS, recurrent, from);
          sum = w0.fma(spread0, sum);
          sum = w1.fma(spread1, sum);
          w3.add(w2.add(sum)).intoArray(out, from);
        }
      }
    }
  }
}
