package dev.gatescope.eval;

import dev.gatescope.lstm.PrefixSweep;
import java.util.List;

/** The states of a sweep as vectors: one kind of state, or several behind each other. */
public final class StateVectors {
  private final PrefixSweep sweep;
  private final List<StateKind> kinds;

  /**
   * @param sweep with states
   */
  public StateVectors(PrefixSweep sweep, List<StateKind> kinds) {
    this.sweep = sweep;
    this.kinds = List.copyOf(kinds);
  }

  /** Length of a vector. */
  public int width() {
    return kinds.size() * sweep.layout().hiddenSize();
  }

  public int timeSteps() {
    return sweep.timeSteps();
  }

  /** Writes the state after a prefix. */
  public void read(int timeStep, int prefix, double[] vector) {
    int hidden = sweep.layout().hiddenSize();
    int at = 0;
    for (StateKind kind : kinds) {
      for (int unit = 0; unit < hidden; unit++) {
        vector[at++] = kind.in(sweep, timeStep, prefix, unit);
      }
    }
  }
}
