package dev.gatescope.ui.export;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;

/**
 * What a picture of the cell shows.
 *
 * @param trace the pass of the pair
 */
public record CellMoment(GateTrace trace, Subtraction pair, int timeStep, int unit) {
  /** The same subtraction and unit at another step. */
  CellMoment at(int otherStep) {
    return new CellMoment(trace, pair, otherStep, unit);
  }
}
