package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;

/**
 * One answered question.
 *
 * @param rule of the column that was asked about
 * @param said the learner's bit
 * @param network what the network makes of the column at the same moment; null if there is none
 */
public record QuizAnswer(QuizMode mode, Rule rule, int said, Reading network) {
  /**
   * A bit as the network has it.
   *
   * @param value above one half means 1: the output's probability of a 1; or, as no output tells
   *     the borrow, about 0 or 1 as the probe reads it from the state after the step
   */
  public record Reading(double value) {
    int bit() {
      return value > 0.5 ? 1 : 0;
    }
  }

  int truth() {
    return mode.truth(rule);
  }

  boolean right() {
    return said == truth();
  }

  /** False, too, if there is no network. */
  boolean networkRight() {
    return network != null && network.bit() == truth();
  }
}
