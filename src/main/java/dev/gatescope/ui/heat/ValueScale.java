package dev.gatescope.ui.heat;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.CellValue;

/** The limits of the maps' colours: -1..1 for gates and tanh values, the largest |C| for C. */
final class ValueScale {
  private ValueScale() {}

  /** The value that has the full colour. */
  static double limit(CellValue value, GateTrace trace) {
    if (value != CellValue.CELL_STATE) {
      return 1;
    }
    double largest = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int unit = 0; unit < trace.hiddenSize(); unit++) {
        double magnitude = Math.abs(trace.cellState(t, unit));
        if (magnitude > largest && Double.isFinite(magnitude)) {
          largest = magnitude;
        }
      }
    }
    return largest > 0 ? largest : 1;
  }
}
