package dev.gatescope.lstm.fused;

/** What is one number after the other in every implementation: sums over units and outputs. */
final class Outputs {
  private Outputs() {}

  /**
   * y = v h + e. Units are summed one by one, so that no vector's lanes must be added up; four rows
   * at once keep the processor busy.
   */
  static void logits(Tape tape, float[] v, float e) {
    int depth = tape.layout.depth;
    int units = tape.layout.hidden;
    float[] z = tape.z;
    int all = tape.rows * tape.timeSteps;
    for (int row = 0; row < all; row += 4) {
      int at = tape.zAt(1) + row * depth;
      float y0 = 0;
      float y1 = 0;
      float y2 = 0;
      float y3 = 0;
      for (int u = 0; u < units; u++) {
        y0 = Math.fma(v[u], z[at + u], y0);
        y1 = Math.fma(v[u], z[at + depth + u], y1);
        y2 = Math.fma(v[u], z[at + 2 * depth + u], y2);
        y3 = Math.fma(v[u], z[at + 3 * depth + u], y3);
      }
      tape.logit[row] = y0 + e;
      tape.logit[row + 1] = y1 + e;
      tape.logit[row + 2] = y2 + e;
      tape.logit[row + 3] = y3 + e;
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
