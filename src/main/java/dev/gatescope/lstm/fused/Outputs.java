package dev.gatescope.lstm.fused;

/** What is one number after the other in every implementation: sums over units and outputs. */
final class Outputs {
  private Outputs() {}

  /**
   * y = v h + e. Units are summed one by one, so that no vector's lanes must be added up; eight
   * rows at once keep the processor busy, as a sum waits four cycles for the one before.
   */
  static void logits(Tape tape, float[] v, float e) {
    int d = tape.layout.depth;
    int units = tape.layout.hidden;
    float[] z = tape.z;
    float[] y = tape.logit;
    int all = tape.paddedOutputs();
    for (int row = 0; row < all; row += 8) {
      int at = tape.zAt(1) + row * d;
      float y0 = 0;
      float y1 = 0;
      float y2 = 0;
      float y3 = 0;
      float y4 = 0;
      float y5 = 0;
      float y6 = 0;
      float y7 = 0;
      for (int u = 0; u < units; u++) {
        y0 = Math.fma(v[u], z[at + u], y0);
        y1 = Math.fma(v[u], z[at + d + u], y1);
        y2 = Math.fma(v[u], z[at + 2 * d + u], y2);
        y3 = Math.fma(v[u], z[at + 3 * d + u], y3);
        y4 = Math.fma(v[u], z[at + 4 * d + u], y4);
        y5 = Math.fma(v[u], z[at + 5 * d + u], y5);
        y6 = Math.fma(v[u], z[at + 6 * d + u], y6);
        y7 = Math.fma(v[u], z[at + 7 * d + u], y7);
      }
      y[row] = y0 + e;
      y[row + 1] = y1 + e;
      y[row + 2] = y2 + e;
      y[row + 3] = y3 + e;
      y[row + 4] = y4 + e;
      y[row + 5] = y5 + e;
      y[row + 6] = y6 + e;
      y[row + 7] = y7 + e;
    }
  }

  /** Takes the rows that are no sequences, and what pads the outputs, out of the derivatives. */
  static void dropPadding(Tape tape) {
    for (int t = 0; t < tape.timeSteps; t++) {
      for (int row = tape.count; row < tape.rows; row++) {
        tape.byLogit[t * tape.rows + row] = 0;
      }
    }
  }

  /** The sum of all sequences' losses. */
  static double lossSum(Tape tape) {
    double sum = 0;
    for (int t = 0; t < tape.timeSteps; t++) {
      for (int row = 0; row < tape.count; row++) {
        sum += tape.loss[t * tape.rows + row];
      }
    }
    return sum;
  }

  /** The derivative by e. */
  static float byBias(Tape tape) {
    float sum = 0;
    int all = tape.rows * tape.timeSteps;
    for (int i = 0; i < all; i++) {
      sum += tape.byLogit[i];
    }
    return sum;
  }
}
