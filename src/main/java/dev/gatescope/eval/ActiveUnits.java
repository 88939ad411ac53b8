package dev.gatescope.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The units that are active at some time steps and at no other: the hypothesis brush of LSTMVis
 * (Strobelt et al. 2018, https://arxiv.org/abs/1606.07461). A unit is active where its value
 * reaches a threshold, above or below zero: with the sign that fits better.
 *
 * @param units those that fit best, in ascending order; none if none is active at any of the steps
 * @param fitting at how many time steps each of them is active or not as it should be
 */
public record ActiveUnits(List<Integer> units, int fitting, int timeSteps) {
  /** The value of each unit after each time step. */
  @FunctionalInterface
  public interface Values {
    float at(int timeStep, int unit);
  }

  public ActiveUnits {
    units = List.copyOf(units);
  }

  /**
   * @param steps at which units have to be active
   * @param threshold above 0, in the unit of the values
   */
  public static ActiveUnits find(
      Values values, int timeSteps, int hiddenSize, BitSet steps, double threshold) {
    List<Integer> units = new ArrayList<>();
    int best = 0;
    for (int unit = 0; unit < hiddenSize; unit++) {
      int fitting =
          Math.max(
              fitting(active(values, timeSteps, unit, 1, threshold), timeSteps, steps),
              fitting(active(values, timeSteps, unit, -1, threshold), timeSteps, steps));
      if (fitting > best) {
        best = fitting;
        units.clear();
      }
      if (fitting == best && best > 0) {
        units.add(unit);
      }
    }
    return new ActiveUnits(units, best, timeSteps);
  }

  /** At how many steps a unit is as it should be; 0 if it is active at none of those. */
  private static int fitting(BitSet active, int timeSteps, BitSet steps) {
    if (!active.intersects(steps)) {
      return 0;
    }
    active.xor(steps);
    return timeSteps - active.cardinality();
  }

  private static BitSet active(Values values, int timeSteps, int unit, int sign, double threshold) {
    BitSet active = new BitSet();
    for (int t = 0; t < timeSteps; t++) {
      active.set(t, sign * values.at(t, unit) >= threshold);
    }
    return active;
  }

  /** Whether the units are active at just the steps that were asked for. */
  public boolean isExact() {
    return !units.isEmpty() && fitting == timeSteps;
  }
}
