package dev.gatescope.eval;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.PrefixSweep;
import java.util.List;

/** The states that a cell carries from step to step. */
public enum StateKind {
  /** C. */
  CELL_STATE,
  /** h. */
  HIDDEN_STATE;

  /** All that a cell carries: the next step depends on these and on the input alone. */
  public static List<StateKind> of(CellType cell) {
    return cell.hasCellState() ? List.of(CELL_STATE, HIDDEN_STATE) : List.of(HIDDEN_STATE);
  }

  float in(PrefixSweep sweep, int timeStep, int prefix, int unit) {
    return this == CELL_STATE
        ? sweep.cellState(timeStep, prefix, unit)
        : sweep.hiddenState(timeStep, prefix, unit);
  }
}
