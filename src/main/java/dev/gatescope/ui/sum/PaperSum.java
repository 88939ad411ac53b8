package dev.gatescope.ui.sum;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.ReadOut;
import dev.gatescope.lstm.GateTrace;

/**
 * A subtraction beside what the network makes of it. Knows no toolkit.
 *
 * @param prediction the pass of this very pair, or null while there is none
 * @param borrow reads the borrow from a state, or null while nothing does
 * @param hiddenFrom the first column whose answers are hidden
 */
record PaperSum(Subtraction pair, GateTrace prediction, ReadOut borrow, int hiddenFrom) {
  /**
   * A trace of another pair (it arrives a moment after the selection) counts as none, and so does a
   * probe of another kind of network.
   */
  static PaperSum of(Subtraction pair, GateTrace trace, Probe probe, int hiddenFrom) {
    GateTrace prediction = trace != null && Tracer.isOf(trace, pair) ? trace : null;
    boolean reads =
        prediction != null
            && probe != null
            && probe.network().layout().equals(prediction.weights().layout());
    return new PaperSum(pair, prediction, reads ? probe.readOut() : null, hiddenFrom);
  }

  boolean predicted() {
    return prediction != null;
  }

  /** True if a column's answers are hidden. */
  boolean hides(int timeStep) {
    return timeStep >= hiddenFrom;
  }

  /** True if the borrow into a column is hidden: it is the answer of the column before. */
  boolean hidesBorrow(int timeStep) {
    return timeStep > 0 && hides(timeStep - 1);
  }

  /** True if all of the answer can be seen. */
  boolean whole() {
    return !hides(pair.bits() - 1);
  }

  /** True if a state has been read for a column; before the first step there is none. */
  boolean probed(int timeStep) {
    return borrow != null && timeStep > 0 && !hidesBorrow(timeStep);
  }

  /**
   * The borrow that comes into a column as the state before it has it: about 0 or 1, what the row
   * above says.
   */
  double probedBorrowIn(int timeStep) {
    return borrow.of(prediction, timeStep - 1);
  }

  /** Whether the reading is nearer to the true borrow than to the other. */
  boolean probedRight(int timeStep) {
    return (probedBorrowIn(timeStep) > 0.5 ? 1 : 0) == pair.borrowIn(timeStep);
  }

  /** Whether the predicted bit is the true one. */
  boolean right(int timeStep) {
    return prediction.bit(timeStep) == pair.differenceBit(timeStep);
  }

  /** The number that the predicted bits make. */
  long predictedNumber() {
    return prediction.predicted();
  }

  int wrongBits() {
    int wrong = 0;
    for (int t = 0; t < pair.bits(); t++) {
      wrong += right(t) ? 0 : 1;
    }
    return wrong;
  }
}
