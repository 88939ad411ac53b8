package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.text.Names;

/** What of a column is asked. */
public enum QuizMode {
  /** The bit of the difference. */
  DIFFERENCE,
  /** Whether the column borrows from the next one. */
  BORROW;

  /** The right answer. */
  int truth(Rule rule) {
    return this == DIFFERENCE ? rule.differenceBit() : rule.borrowOut();
  }

  /** The word that tables use. */
  String id() {
    return Names.of(this);
  }

  /** Key of its name. */
  String textKey() {
    return "quiz.mode." + id();
  }
}
