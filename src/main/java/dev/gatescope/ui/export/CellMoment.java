package dev.gatescope.ui.export;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.model.Selection;

/**
 * What a picture of the cell shows.
 *
 * @param trace the pass of the pair
 * @param hiddenFrom the first time step of which nothing is shown, as somebody is asked for it;
 *     {@link Selection#NOTHING} for none
 */
public record CellMoment(
    GateTrace trace, Subtraction pair, int timeStep, int unit, int hiddenFrom) {
  /** Nothing is hidden. */
  public CellMoment(GateTrace trace, Subtraction pair, int timeStep, int unit) {
    this(trace, pair, timeStep, unit, Selection.NOTHING);
  }

  /** Whether somebody has yet to say the pair's difference. */
  boolean asked() {
    return hiddenFrom < trace.timeSteps();
  }
}
