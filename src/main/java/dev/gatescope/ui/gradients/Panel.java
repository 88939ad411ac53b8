package dev.gatescope.ui.gradients;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.lstm.CellType;
import java.util.List;

/**
 * One triangle of the picture.
 *
 * @param pair of {@link Kind#PAIR}, else null
 */
record Panel(Kind kind, GradientReach reach, State state, Subtraction pair) {
  /** Whose gradients they are. */
  enum Kind {
    /** The shown network, over the sample. */
    MEAN,
    /** The shown network, for the selected pair. */
    PAIR,
    /** The shown network beside other cells, over the sample. */
    SHOWN,
    /** A network of another cell, or of the same with other weights, over the sample. */
    OTHER
  }

  /** One panel for each state of the cell. */
  static List<Panel> of(Kind kind, GradientReach reach, Subtraction pair) {
    return reach.states().stream().map(state -> new Panel(kind, reach, state, pair)).toList();
  }

  CellType cell() {
    return reach.layout().cell();
  }

  GradientTriangle triangle(Of of) {
    return reach.triangle(of, state);
  }

  int timeSteps() {
    return reach.timeSteps();
  }
}
