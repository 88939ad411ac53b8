package dev.gatescope.eval.automaton;

import java.util.List;

/**
 * An input on which two machines differ, in its last step for the first time.
 *
 * @param inputs 2 a + b for each step, the least significant bits first
 * @param output what the first machine answers to the last step; the other answers the other bit
 */
public record Difference(List<Integer> inputs, int output) {
  public Difference {
    inputs = List.copyOf(inputs);
  }

  /** The step at which they differ. */
  public int timeStep() {
    return inputs.size() - 1;
  }

  /** The input as a prefix of its last step. */
  public int prefix() {
    int prefix = 0;
    for (int t = 0; t < inputs.size(); t++) {
      prefix |= inputs.get(t) << (2 * t);
    }
    return prefix;
  }
}
