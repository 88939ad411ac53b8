package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;

/**
 * How well a network keeps one rule. The margin of an answer is the logit times +1 where the true
 * bit is 1 and -1 where it is 0: above 0 where the answer is right, and the further the surer.
 *
 * @param rule the row of the subtraction table
 * @param count pairs and steps at which the rule applied
 * @param right how many of them were answered rightly
 * @param meanMargin their mean margin; NaN where there are none
 * @param smallestMargin the worst one's margin; NaN where there are none
 * @param hardest a pair and step with that margin; null where there are none
 */
public record RuleScore(
    Rule rule, long count, long right, double meanMargin, double smallestMargin, Case hardest) {
  /** One column of one subtraction. */
  public record Case(Subtraction pair, int timeStep) {}

  /** Share of right answers; NaN where the rule never applied. */
  public double accuracy() {
    return count == 0 ? Double.NaN : (double) right / count;
  }

  /** True if the rule applied, and not once was the answer wrong. */
  public boolean isKept() {
    return count > 0 && right == count;
  }
}
