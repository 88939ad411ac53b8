package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import java.util.ArrayList;
import java.util.List;

/**
 * One pair, asked from the least significant bit up. Immutable.
 *
 * @param answers the answered columns, from time step 0
 */
public record QuizRound(Subtraction pair, List<QuizAnswer> answers) {
  public QuizRound {
    answers = List.copyOf(answers);
  }

  static QuizRound of(Subtraction pair) {
    return new QuizRound(pair, List.of());
  }

  QuizRound with(QuizAnswer answer) {
    List<QuizAnswer> longer = new ArrayList<>(answers);
    longer.add(answer);
    return new QuizRound(pair, longer);
  }

  /** The time step that is asked about; past the last one if all are answered. */
  int asked() {
    return answers.size();
  }

  boolean done() {
    return asked() == pair.bits();
  }

  /** The rule of the column that is asked about. */
  Rule rule() {
    return Rule.at(pair, asked());
  }

  /** The newest answer; null before the first. */
  QuizAnswer newest() {
    return answers.isEmpty() ? null : answers.getLast();
  }

  int right() {
    return (int) answers.stream().filter(QuizAnswer::right).count();
  }
}
