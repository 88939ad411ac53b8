package dev.gatescope.eval.automaton;

import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.StateVectors;
import dev.gatescope.lstm.PrefixSweep;
import java.util.Arrays;

/**
 * The states of a sweep with what follows on them: state 0 is the one before the first step (all
 * zeros), state 1 + i the one after prefix i (see {@link PrefixIndex}). Of those after the last
 * step it is not known what follows.
 */
final class InnerStates {
  private final PrefixSweep sweep;
  private final StateVectors vectors;
  private final int known;
  private final int count;

  /**
   * @param sweep with states
   */
  InnerStates(PrefixSweep sweep) {
    this.sweep = sweep;
    vectors = new StateVectors(sweep, StateKind.of(sweep.layout().cell()));
    count = 1 + PrefixIndex.count(sweep.timeSteps());
    known = 1 + PrefixIndex.count(sweep.timeSteps() - 1);
  }

  int count() {
    return count;
  }

  /** How many states have known successors; they come first. */
  int known() {
    return known;
  }

  int width() {
    return vectors.width();
  }

  /** Writes all that the network carries in a state. */
  void read(int state, double[] vector) {
    if (state == 0) {
      Arrays.fill(vector, 0);
      return;
    }
    int t = PrefixIndex.timeStep(state - 1);
    vectors.read(t, state - 1 - PrefixIndex.count(t), vector);
  }

  /** The state after one more input. */
  int next(int state, int input) {
    if (state == 0) {
      return 1 + input;
    }
    int t = PrefixIndex.timeStep(state - 1);
    int prefix = state - 1 - PrefixIndex.count(t);
    return 1 + PrefixIndex.of(t + 1, prefix + (input << (2 * (t + 1))));
  }

  /** The bit that the network gives on an input in a state. */
  int output(int state, int input) {
    int index = next(state, input) - 1;
    int t = PrefixIndex.timeStep(index);
    return sweep.bit(t, index - PrefixIndex.count(t));
  }
}
