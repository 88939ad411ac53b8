package dev.gatescope.ui.flow;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;

/** The value of each part of a diagram in a trace, and the scale on which it is coloured. */
final class PartValues {
  private PartValues() {}

  /**
   * @param unit without meaning for parts that have one value in all
   * @throws IllegalArgumentException for parts that the trace's cell does not have
   */
  static double of(GateTrace trace, Element element, int t, int unit) {
    return switch (element) {
      case X -> throw new IllegalArgumentException("x has two values");
      case PREVIOUS_CELL -> trace.cellState(t - 1, unit);
      case PREVIOUS_HIDDEN -> trace.hiddenState(t - 1, unit);
      case FORGET, INPUT, CANDIDATE, OUTPUT, UPDATE, RESET, NEW ->
          trace.gate(element.gate(), t, unit);
      case KEEP -> trace.gate(Gate.FORGET, t, unit) * (double) trace.cellState(t - 1, unit);
      case WRITE -> trace.gate(Gate.INPUT, t, unit) * (double) trace.gate(Gate.CANDIDATE, t, unit);
      case ADD, CELL -> trace.cellState(t, unit);
      case TANH -> trace.tanhCellState(t, unit);
      case RESET_TERM ->
          trace.gate(Gate.RESET, t, unit)
              * ((double) trace.part(Part.RECURRENT_TERM, Gate.NEW, t, unit)
                  + trace.recurrentBias(Gate.NEW, unit));
      case COMPLEMENT -> 1 - (double) trace.gate(Gate.UPDATE, t, unit);
      case KEEP_HIDDEN ->
          trace.gate(Gate.UPDATE, t, unit) * (double) trace.hiddenState(t - 1, unit);
      case WRITE_NEW ->
          (1 - (double) trace.gate(Gate.UPDATE, t, unit)) * trace.gate(Gate.NEW, t, unit);
      case INPUT_TERM -> trace.part(Part.INPUT_TERM, Gate.HIDDEN, t, unit);
      case RECURRENT_TERM -> trace.part(Part.RECURRENT_TERM, Gate.HIDDEN, t, unit);
      case SUM -> trace.part(Part.PRE_ACTIVATION, Gate.HIDDEN, t, unit);
      case REVEAL, ADD_HIDDEN, TANH_SUM, HIDDEN -> trace.hiddenState(t, unit);
      case LOGIT -> trace.logit(t);
      case PROBABILITY -> trace.probability(t);
      case BIT -> trace.bit(t);
      case LOSS -> trace.loss(t);
    };
  }

  /**
   * The value that has the full colour, the same for every step of a trace so that steps can be
   * compared: 1 for gates and h, the largest |C| for C, the largest summand for summands.
   */
  static double limit(GateTrace trace, Element element) {
    return switch (element) {
      case PREVIOUS_CELL, CELL -> largest(trace, Element.CELL);
      case INPUT_TERM, RECURRENT_TERM ->
          Math.max(largest(trace, Element.INPUT_TERM), largest(trace, Element.RECURRENT_TERM));
      default -> 1;
    };
  }

  private static double largest(GateTrace trace, Element element) {
    double largest = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int unit = 0; unit < trace.hiddenSize(); unit++) {
        largest = Math.max(largest, Math.abs(of(trace, element, t, unit)));
      }
    }
    return largest > 0 ? largest : 1;
  }
}
