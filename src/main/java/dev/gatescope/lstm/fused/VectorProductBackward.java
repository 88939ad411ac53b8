package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.UNITS;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.Species.MANY_REGISTERS;

import jdk.incubator.vector.FloatVector;

/**
 * out += d U on the transposed copy of the weights. A tile holds the sums of eight rows (or four)
 * by two vectors of hidden units, and walks along the columns of the gates.
 */
final class VectorProductBackward {
  private VectorProductBackward() {}

  /**
   * @param rows a multiple of four
   */
  static void run(
      PackedLayout layout, float[] d, int dAt, float[] transposed, int rows, float[] out) {
    int columns = layout.columns;
    int stride = layout.transposedColumns;
    int eights = MANY_REGISTERS ? rows / 8 * 8 : 0;
    for (int unit = 0; unit < stride; unit += 2 * LANES) {
      int weightsAt = layout.transposedPlace(0, unit);
      for (int row = 0; row < eights; row += 8) {
        int from = dAt + row * columns;
        eightRows(d, from, columns, transposed, weightsAt, out, row * stride + unit, stride);
      }
      for (int row = eights; row < rows; row += 4) {
        int from = dAt + row * columns;
        fourRows(d, from, columns, transposed, weightsAt, out, row * stride + unit, stride);
      }
    }
  }

  private static void eightRows(
      float[] d, int dAt, int columns, float[] w, int wAt, float[] out, int at, int stride) {
    FloatVector a0 = FloatVector.fromArray(FLOATS, out, at);
    FloatVector a1 = FloatVector.fromArray(FLOATS, out, at + LANES);
    FloatVector b0 = FloatVector.fromArray(FLOATS, out, at + stride);
    FloatVector b1 = FloatVector.fromArray(FLOATS, out, at + stride + LANES);
    FloatVector c0 = FloatVector.fromArray(FLOATS, out, at + 2 * stride);
    FloatVector c1 = FloatVector.fromArray(FLOATS, out, at + 2 * stride + LANES);
    FloatVector e0 = FloatVector.fromArray(FLOATS, out, at + 3 * stride);
    FloatVector e1 = FloatVector.fromArray(FLOATS, out, at + 3 * stride + LANES);
    FloatVector f0 = FloatVector.fromArray(FLOATS, out, at + 4 * stride);
    FloatVector f1 = FloatVector.fromArray(FLOATS, out, at + 4 * stride + LANES);
    FloatVector g0 = FloatVector.fromArray(FLOATS, out, at + 5 * stride);
    FloatVector g1 = FloatVector.fromArray(FLOATS, out, at + 5 * stride + LANES);
    FloatVector h0 = FloatVector.fromArray(FLOATS, out, at + 6 * stride);
    FloatVector h1 = FloatVector.fromArray(FLOATS, out, at + 6 * stride + LANES);
    FloatVector i0 = FloatVector.fromArray(FLOATS, out, at + 7 * stride);
    FloatVector i1 = FloatVector.fromArray(FLOATS, out, at + 7 * stride + LANES);
    for (int column = 0; column < columns; column++) {
      FloatVector w0 = FloatVector.fromArray(FLOATS, w, wAt + column * UNITS);
      FloatVector w1 = FloatVector.fromArray(FLOATS, w, wAt + column * UNITS + LANES);
      int from = dAt + column;
      FloatVector a = FloatVector.broadcast(FLOATS, d[from]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      FloatVector b = FloatVector.broadcast(FLOATS, d[from + columns]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      FloatVector c = FloatVector.broadcast(FLOATS, d[from + 2 * columns]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      FloatVector e = FloatVector.broadcast(FLOATS, d[from + 3 * columns]);
      e0 = e.fma(w0, e0);
      e1 = e.fma(w1, e1);
      FloatVector f = FloatVector.broadcast(FLOATS, d[from + 4 * columns]);
      f0 = f.fma(w0, f0);
      f1 = f.fma(w1, f1);
      FloatVector g = FloatVector.broadcast(FLOATS, d[from + 5 * columns]);
      g0 = g.fma(w0, g0);
      g1 = g.fma(w1, g1);
      FloatVector h = FloatVector.broadcast(FLOATS, d[from + 6 * columns]);
      h0 = h.fma(w0, h0);
      h1 = h.fma(w1, h1);
      FloatVector i = FloatVector.broadcast(FLOATS, d[from + 7 * columns]);
      i0 = i.fma(w0, i0);
      i1 = i.fma(w1, i1);
    }
    a0.intoArray(out, at);
    a1.intoArray(out, at + LANES);
    b0.intoArray(out, at + stride);
    b1.intoArray(out, at + stride + LANES);
    c0.intoArray(out, at + 2 * stride);
    c1.intoArray(out, at + 2 * stride + LANES);
    e0.intoArray(out, at + 3 * stride);
    e1.intoArray(out, at + 3 * stride + LANES);
    f0.intoArray(out, at + 4 * stride);
    f1.intoArray(out, at + 4 * stride + LANES);
    g0.intoArray(out, at + 5 * stride);
    g1.intoArray(out, at + 5 * stride + LANES);
    h0.intoArray(out, at + 6 * stride);
    h1.intoArray(out, at + 6 * stride + LANES);
    i0.intoArray(out, at + 7 * stride);
    i1.intoArray(out, at + 7 * stride + LANES);
  }

  private static void fourRows(
      float[] d, int dAt, int columns, float[] w, int wAt, float[] out, int at, int stride) {
    FloatVector a0 = FloatVector.fromArray(FLOATS, out, at);
    FloatVector a1 = FloatVector.fromArray(FLOATS, out, at + LANES);
    FloatVector b0 = FloatVector.fromArray(FLOATS, out, at + stride);
    FloatVector b1 = FloatVector.fromArray(FLOATS, out, at + stride + LANES);
    FloatVector c0 = FloatVector.fromArray(FLOATS, out, at + 2 * stride);
    FloatVector c1 = FloatVector.fromArray(FLOATS, out, at + 2 * stride + LANES);
    FloatVector e0 = FloatVector.fromArray(FLOATS, out, at + 3 * stride);
    FloatVector e1 = FloatVector.fromArray(FLOATS, out, at + 3 * stride + LANES);
    for (int column = 0; column < columns; column++) {
      FloatVector w0 = FloatVector.fromArray(FLOATS, w, wAt + column * UNITS);
      FloatVector w1 = FloatVector.fromArray(FLOATS, w, wAt + column * UNITS + LANES);
      int from = dAt + column;
      FloatVector a = FloatVector.broadcast(FLOATS, d[from]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      FloatVector b = FloatVector.broadcast(FLOATS, d[from + columns]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      FloatVector c = FloatVector.broadcast(FLOATS, d[from + 2 * columns]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      FloatVector e = FloatVector.broadcast(FLOATS, d[from + 3 * columns]);
      e0 = e.fma(w0, e0);
      e1 = e.fma(w1, e1);
    }
    a0.intoArray(out, at);
    a1.intoArray(out, at + LANES);
    b0.intoArray(out, at + stride);
    b1.intoArray(out, at + stride + LANES);
    c0.intoArray(out, at + 2 * stride);
    c1.intoArray(out, at + 2 * stride + LANES);
    e0.intoArray(out, at + 3 * stride);
    e1.intoArray(out, at + 3 * stride + LANES);
  }
}
