package dev.gatescope.ui.export;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.heat.Brush;
import dev.gatescope.ui.model.Selection;
import java.util.Optional;

/**
 * What a picture of the cell shows.
 *
 * @param trace the pass of the pair
 * @param hiddenFrom the first time step of which nothing is shown, as somebody is asked for it;
 *     {@link Selection#NOTHING} for none
 * @param ranking has the order of the units in heat maps; empty for that of their numbers
 * @param brush how units are looked for in heat maps, if they are
 */
public record CellMoment(
    GateTrace trace,
    Subtraction pair,
    int timeStep,
    int unit,
    int hiddenFrom,
    Optional<Probe> ranking,
    Optional<Brush> brush) {
  /** Nothing is hidden, no units are looked for, and they stand in the order of their numbers. */
  public CellMoment(GateTrace trace, Subtraction pair, int timeStep, int unit) {
    this(trace, pair, timeStep, unit, Selection.NOTHING, Optional.empty(), Optional.empty());
  }

  /** Whether somebody has yet to say the pair's difference. */
  boolean asked() {
    return hiddenFrom < trace.timeSteps();
  }
}
