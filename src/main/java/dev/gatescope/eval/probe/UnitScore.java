package dev.gatescope.eval.probe;

import dev.gatescope.lstm.Site;

/**
 * How well one unit alone tells a probe's target. Immutable.
 *
 * @param state {@link Site#CELL_STATE} or {@link Site#HIDDEN_STATE}
 * @param correlation Pearson's, from -1 to 1; NaN if the unit (or the target) never changes
 * @param accuracy the share of all pairs and steps that the threshold tells rightly; NaN where
 *     there is none: for targets that are no bits, and for units that never change
 * @param threshold what the value is compared with
 * @param oneAbove true if values above the threshold mean 1, false if those up to it do
 * @param values how often which value comes, apart for both sides of the target
 */
public record UnitScore(
    Site state,
    int unit,
    double correlation,
    double accuracy,
    float threshold,
    boolean oneAbove,
    Values values) {
  /** True if the unit has one value whatever comes: there is nothing to probe. */
  public boolean isConstant() {
    return values.low == values.high;
  }

  /** The bit that the threshold makes of a value. */
  public int bit(float value) {
    return value > threshold == oneAbove ? 1 : 0;
  }

  /**
   * A histogram in two parts, of equal bins between the lowest and the highest value.
   *
   * @param without share of all pairs and steps in each bin whose target is 0
   * @param with the same where it is not 0
   */
  public record Values(float low, float high, float[] without, float[] with) {}
}
