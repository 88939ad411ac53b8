package dev.gatescope.eval;

import dev.gatescope.lstm.PrefixSweep;

/**
 * Numbers the prefixes of all steps of a {@link PrefixSweep} in one row: first those of step 0,
 * then those of step 1, and so on.
 */
public final class PrefixIndex {
  private static final int FANOUT = 4;

  private PrefixIndex() {}

  /** How many prefixes the first steps have: 4 + 16 + ... + 4^timeSteps. */
  public static int count(int timeSteps) {
    return (PrefixSweep.prefixes(timeSteps - 1) - 1) / (FANOUT - 1) * FANOUT;
  }

  public static int of(int timeStep, int prefix) {
    return count(timeStep) + prefix;
  }

  /** The step of an index. */
  public static int timeStep(int index) {
    int timeStep = 0;
    while (index >= count(timeStep + 1)) {
      timeStep++;
    }
    return timeStep;
  }

  /** The prefix of an index, as its step numbers it. */
  public static int prefix(int index) {
    return index - count(timeStep(index));
  }
}
