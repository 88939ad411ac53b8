package dev.gatescope.train;

import dev.gatescope.text.Problem;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a run learns nothing, where its numbers tell. It does no harm and ends nothing, but who sees
 * a flat loss asks.
 *
 * <p>Adam's steps are about as long as the learning rate, whatever the gradient. At a rate of 10
 * the first step moves every weight by 10, the sums of 32 units saturate the output, and where p is
 * exactly 0 or 1 a wrong answer costs 100 and has no slope: nothing moves the weights back. At a
 * rate of 1 the gates saturate, and the output is left to guess.
 */
public final class Stall {
  /** Of the article's data, 0.1 learns with each cell and 1 with none. */
  private static final double LARGE_RATE = 0.1;

  /** What tossing a coin costs a bit. */
  private static final double COIN = Math.log(2);

  /** Near enough to a coin to be one. */
  private static final double GUESSES = 0.75 * COIN;

  /** So long a run may take to find its way. */
  private static final int PATIENCE = 10;

  private static final double FLAT = 0.5;

  private Stall() {}

  /**
   * What to say about a run.
   *
   * @param report its newest
   * @return empty while nothing is to be said
   */
  public static Optional<Problem> of(TrainingConfig config, EpochReport report) {
    if (report.epoch() == 0 || !(report.testLoss() > GUESSES)) {
      return Optional.empty();
    }
    String rate = plain(config.learningRate());
    String usual = plain(TrainingConfig.article().learningRate());
    double flat = report.test().flatShare();
    if (report.testLoss() > COIN && flat >= FLAT) {
      return Optional.of(Problem.of("stall.flat", percent(flat), rate, usual));
    }
    if (report.epoch() >= PATIENCE && config.learningRate() > LARGE_RATE) {
      return Optional.of(
          Problem.of(
              "stall.guesses",
              String.format(Locale.ROOT, "%.2f", report.testLoss()),
              String.format(Locale.ROOT, "%.2f", COIN),
              rate,
              usual));
    }
    return Optional.empty();
  }

  private static String plain(double rate) {
    return new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
  }

  private static String percent(double share) {
    return (int) (100 * share) + " %";
  }
}
