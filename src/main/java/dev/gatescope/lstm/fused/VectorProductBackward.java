package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * out += d U^T on the transposed copy of the weights. A tile holds the sums of four rows by two
 * vectors of hidden units.
 */
final class VectorProductBackward {
  private VectorProductBackward() {}

  static void run(
      PackedLayout layout, float[] d, int dAt, float[] transposed, int rows, float[] out) {
    int stride = layout.transposedColumns;
    for (int unit = 0; unit < stride; unit += 2 * LANES) {
      for (int row = 0; row < rows; row += 4) {
        int from = dAt + row * layout.columns;
        fourRows(d, from, layout.columns, transposed, unit, stride, out, row * stride + unit);
      }
    }
  }

  private static void fourRows(
      float[] d, int dAt, int columns, float[] w, int wAt, int stride, float[] out, int at) {
    FloatVector a0 = FloatVector.fromArray(FLOATS, out, at);
    FloatVector a1 = FloatVector.fromArray(FLOATS, out, at + LANES);
    FloatVector b0 = FloatVector.fromArray(FLOATS, out, at + stride);
    FloatVector b1 = FloatVector.fromArray(FLOATS, out, at + stride + LANES);
    FloatVector c0 = FloatVector.fromArray(FLOATS, out, at + 2 * stride);
    FloatVector c1 = FloatVector.fromArray(FLOATS, out, at + 2 * stride + LANES);
    FloatVector e0 = FloatVector.fromArray(FLOATS, out, at + 3 * stride);
    FloatVector e1 = FloatVector.fromArray(FLOATS, out, at + 3 * stride + LANES);
    for (int column = 0; column < columns; column++) {
      FloatVector w0 = FloatVector.fromArray(FLOATS, w, wAt + column * stride);
      FloatVector w1 = FloatVector.fromArray(FLOATS, w, wAt + column * stride + LANES);
      FloatVector a = FloatVector.broadcast(FLOATS, d[dAt + column]);
      a0 = a.fma(w0, a0);
      a1 = a.fma(w1, a1);
      FloatVector b = FloatVector.broadcast(FLOATS, d[dAt + columns + column]);
      b0 = b.fma(w0, b0);
      b1 = b.fma(w1, b1);
      FloatVector c = FloatVector.broadcast(FLOATS, d[dAt + 2 * columns + column]);
      c0 = c.fma(w0, c0);
      c1 = c.fma(w1, c1);
      FloatVector e = FloatVector.broadcast(FLOATS, d[dAt + 3 * columns + column]);
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
