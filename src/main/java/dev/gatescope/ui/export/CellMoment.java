package dev.gatescope.ui.export;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.model.Selection;
import java.util.Optional;

/**
 * What a picture of the cell shows.
 *
 * @param trace the pass of the pair
 * @param hiddenFrom the first time step of which nothing is shown, as somebody is asked for it;
 *     {@link Selection#NOTHING} for none
 * @param ranking has the order of the units in heat maps; empty for that of their numbers
 */
public record CellMoment(
    GateTrace trace,
    Subtraction pair,
    int timeStep,
    int unit,
    int hiddenFrom,
    Optional<Probe> ranking) {
  /** Nothing is hidden, and the units stand in the order of their numbers. */
  public CellMoment(GateTrace trace, Subtraction pair, int timeStep, int unit) {
    this(trace, pair, timeStep, unit, Selection.NOTHING, Optional.empty());
  }

  /** Whether somebody has yet to say the pair's difference. */
  boolean asked() {
    return hiddenFrom < trace.timeSteps();
  }
}
