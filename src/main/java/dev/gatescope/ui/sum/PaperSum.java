package dev.gatescope.ui.sum;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;

/**
 * A subtraction beside what the network makes of it. Knows no toolkit.
 *
 * @param prediction the pass of this very pair, or null while there is none
 */
record PaperSum(Subtraction pair, GateTrace prediction) {
  /** A trace of another pair (it arrives a moment after the selection) counts as none. */
  static PaperSum of(Subtraction pair, GateTrace trace) {
    return new PaperSum(pair, trace != null && fits(pair, trace) ? trace : null);
  }

  private static boolean fits(Subtraction pair, GateTrace trace) {
    if (trace.timeSteps() != pair.bits()) {
      return false;
    }
    for (int t = 0; t < pair.bits(); t++) {
      if (Math.round(trace.input(t, 0)) != pair.aBit(t)
          || Math.round(trace.input(t, 1)) != pair.bBit(t)) {
        return false;
      }
    }
    return true;
  }

  boolean predicted() {
    return prediction != null;
  }

  /** Whether the predicted bit is the true one. */
  boolean right(int timeStep) {
    return prediction.bit(timeStep) == pair.differenceBit(timeStep);
  }

  /** The number that the predicted bits make. */
  long predictedNumber() {
    long number = 0;
    for (int t = 0; t < pair.bits(); t++) {
      number |= (long) prediction.bit(t) << t;
    }
    return number;
  }

  int wrongBits() {
    int wrong = 0;
    for (int t = 0; t < pair.bits(); t++) {
      wrong += right(t) ? 0 : 1;
    }
    return wrong;
  }
}
