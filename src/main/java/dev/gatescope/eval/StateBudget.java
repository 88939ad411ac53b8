package dev.gatescope.eval;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.WeightLayout;

/**
 * How many steps of a network all of whose states can be looked at: as many as memory and time
 * allow, and at most 8, after which there are 87,380 states.
 */
public final class StateBudget {
  /** The steps of the widest numbers of which all pairs are looked at. */
  public static final int MAX_TIME_STEPS = PairChecker.MAX_SWEEP_BITS;

  /** Bytes that the states of a sweep may take: less where the heap is small. */
  public static final long MAX_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Below two steps nothing is ever borrowed. */
  private static final int MIN_TIME_STEPS = 2;

  private StateBudget() {}

  /** The steps that fit; two always do, which take 160 kB at most. */
  public static int timeSteps(WeightLayout layout, int bits) {
    return timeSteps(layout, bits, MAX_BYTES);
  }

  static int timeSteps(WeightLayout layout, int bits, long maxBytes) {
    int timeSteps = Math.min(bits, MAX_TIME_STEPS);
    while (timeSteps > MIN_TIME_STEPS && PrefixSweep.stateBytes(layout, timeSteps) > maxBytes) {
      timeSteps--;
    }
    return timeSteps;
  }
}
