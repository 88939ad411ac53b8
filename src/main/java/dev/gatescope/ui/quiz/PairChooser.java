package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import java.util.SplittableRandom;

/**
 * Draws the pairs of the article's range, with a liking for those whose columns follow rules in
 * which the learner is weak: the best of a few random ones. The same seed and score give the same
 * pairs.
 */
final class PairChooser {
  /** More would ask for the one weakest rule alone. */
  private static final int CANDIDATES = 6;

  private final SplittableRandom random;

  PairChooser(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * @param before the pair that was asked last: it is not drawn again if there is another
   */
  Subtraction next(Subtraction before, QuizMode mode, QuizScore score) {
    Subtraction best = null;
    double weakest = -1;
    for (int i = 0; i < CANDIDATES; i++) {
      Subtraction pair = draw(before.bits());
      double weakness = weakness(pair, mode, score);
      if (weakness > weakest && !pair.equals(before)) {
        best = pair;
        weakest = weakness;
      }
    }
    return best == null ? draw(before.bits()) : best;
  }

  /** 2 &lt;= a &lt;= 2^bits - 2, 1 &lt;= b &lt; a. */
  private Subtraction draw(int bits) {
    long a = random.nextLong(2, (1L << bits) - 1);
    return new Subtraction(a, random.nextLong(1, a), bits);
  }

  /** Summed over the columns: as many questions about weak rules as possible. */
  private static double weakness(Subtraction pair, QuizMode mode, QuizScore score) {
    double sum = 0;
    for (int t = 0; t < pair.bits(); t++) {
      sum += score.weakness(mode, Rule.at(pair, t));
    }
    return sum;
  }
}
