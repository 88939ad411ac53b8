package dev.gatescope.file;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.train.EpochSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of one epoch as a row of doubles, exactly:
 *
 * <pre>
 *   epoch, loss, test loss, test RMSE, training and evaluation milliseconds,
 *   pairs, wrong, every pair, every wrong, whether sampled (0 or 1), whether the rules are sampled,
 *   then for each of the eight rules:
 *   count, right, mean margin, smallest margin, and of the hardest pair: bits (0 if there is none),
 *   time step, a's bits from 31 up, a's lower 31, b's bits from 31 up, b's lower 31
 * </pre>
 *
 * <p>Whole numbers below 2^53 are exact in a double; a and b may be larger and are halved.
 */
public final class EpochRow {
  private static final int FIXED = 12;
  private static final int PER_RULE = 10;
  private static final int HALF = 31;

  /** Doubles in a row. */
  public static final int SIZE = FIXED + PER_RULE * Rule.ALL.size();

  /** The name of a tensor of such rows. */
  public static final String EPOCHS = "epochs";

  private EpochRow() {}

  /** One row an epoch. */
  public static Safetensors.Doubles table(List<EpochSummary> epochs) {
    double[] rows = new double[Math.multiplyExact(epochs.size(), SIZE)];
    for (int i = 0; i < epochs.size(); i++) {
      write(epochs.get(i), rows, i * SIZE);
    }
    return new Safetensors.Doubles(EPOCHS, List.of(epochs.size(), SIZE), rows);
  }

  /**
   * The first rows of a table.
   *
   * @throws IllegalArgumentException or a {@link dev.gatescope.text.ProblemException} if it is
   *     none, has fewer rows, or no such epochs can be
   */
  public static List<EpochSummary> read(Safetensors.Doubles table, int count) {
    boolean fits = table.shape().size() == 2 && table.shape().get(1) == SIZE;
    if (!fits || table.shape().getFirst() < count) {
      throw new IllegalArgumentException(table.name() + " " + table.shape());
    }
    List<EpochSummary> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      epochs.add(read(table.values(), i * SIZE));
    }
    return epochs;
  }

  /** Writes {@link #SIZE} doubles. */
  static void write(EpochSummary epoch, double[] to, int at) {
    PairCheck pairs = epoch.allPairs();
    put(
        to,
        at,
        epoch.epoch(),
        epoch.loss(),
        epoch.testLoss(),
        epoch.testRmse(),
        epoch.trainMillis(),
        epoch.evaluationMillis(),
        pairs.pairs(),
        pairs.wrong(),
        pairs.everyPair(),
        pairs.everyWrong(),
        pairs.sampled() ? 1 : 0,
        epoch.rules().sampled() ? 1 : 0);
    for (RuleScore score : epoch.rules().scores()) {
      write(score, to, at + FIXED + PER_RULE * score.rule().index());
    }
  }

  private static void write(RuleScore score, double[] to, int at) {
    put(to, at, score.count(), score.right(), score.meanMargin(), score.smallestMargin());
    if (score.hardest() != null) {
      Subtraction pair = score.hardest().pair();
      put(
          to,
          at + 4,
          pair.bits(),
          score.hardest().timeStep(),
          pair.a() >>> HALF,
          low(pair.a()),
          pair.b() >>> HALF,
          low(pair.b()));
    }
  }

  private static long low(long number) {
    return number & ((1L << HALF) - 1);
  }

  private static void put(double[] to, int at, double... values) {
    System.arraycopy(values, 0, to, at, values.length);
  }

  /** Reads what {@link #write} wrote. */
  static EpochSummary read(double[] from, int at) {
    PairCheck pairs =
        new PairCheck(
            whole(from[at + 6]),
            whole(from[at + 7]),
            whole(from[at + 8]),
            whole(from[at + 9]),
            truth(from[at + 10]));
    List<RuleScore> scores = new ArrayList<>();
    for (Rule rule : Rule.ALL) {
      scores.add(score(rule, from, at + FIXED + PER_RULE * rule.index()));
    }
    return new EpochSummary(
        whole(from[at]),
        from[at + 1],
        from[at + 2],
        from[at + 3],
        pairs,
        new RuleTable(scores, truth(from[at + 11])),
        from[at + 4],
        from[at + 5]);
  }

  private static RuleScore score(Rule rule, double[] from, int at) {
    int bits = whole(from[at + 4]);
    RuleScore.Case hardest =
        bits == 0
            ? null
            : new RuleScore.Case(
                new Subtraction(
                    joined(from[at + 6], from[at + 7]), joined(from[at + 8], from[at + 9]), bits),
                whole(from[at + 5]));
    return new RuleScore(
        rule, count(from[at]), count(from[at + 1]), from[at + 2], from[at + 3], hardest);
  }

  private static long joined(double high, double low) {
    return (long) whole(high) << HALF | whole(low);
  }

  private static boolean truth(double value) {
    return whole(value) == 1;
  }

  private static int whole(double value) {
    return Math.toIntExact(count(value));
  }

  private static long count(double value) {
    long whole = (long) value;
    if (whole != value || whole < 0) {
      throw new IllegalArgumentException(value + " is no whole number from 0");
    }
    return whole;
  }
}
