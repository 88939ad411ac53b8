package dev.gatescope.eval;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.optim.BinaryCrossEntropy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network answered to a list of subtractions. Immutable; index i is the position in that
 * list, which for a test set is the article's sample number.
 */
public final class Predictions {
  private static final int FLAT_SEEN = 1000;

  private final int bits;
  private final long[] a;
  private final long[] b;
  private final float[] probabilities;
  private final int wrong;
  private final double squaredErrors;

  /**
   * Takes over the arrays, which must not be changed afterwards.
   *
   * @param probabilities [count][bits], row-major, least significant bit first
   */
  public Predictions(int bits, long[] a, long[] b, float[] probabilities) {
    if (a.length != b.length || probabilities.length != a.length * bits) {
      throw new IllegalArgumentException(
          "%d and %d numbers of %d bits do not fit %d probabilities"
              .formatted(a.length, b.length, bits, probabilities.length));
    }
    this.bits = bits;
    this.a = a;
    this.b = b;
    this.probabilities = probabilities;
    int wrongPairs = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double error = absoluteError(i);
      wrongPairs += error > 0 ? 1 : 0;
      squares += error * error;
    }
    wrong = wrongPairs;
    squaredErrors = squares;
  }

  /** What an engine answers to each of the samples. */
  public static Predictions of(RecurrentEngine engine, Samples samples) {
    return new Predictions(
        samples.bits(), samples.a(), samples.b(), engine.probabilities(samples.toSequences()));
  }

  public int count() {
    return a.length;
  }

  public int bits() {
    return bits;
  }

  public Subtraction pair(int index) {
    return new Subtraction(a[index], b[index], bits);
  }

  /**
   * Five samples spread over the list: every fifth part's first, which for the article's 1,000 are
   * the five that it prints (0, 200, 400, 600, 800). Fewer if there are fewer.
   */
  public List<Integer> fiveIndices() {
    return IntStream.range(0, 5).map(i -> i * count() / 5).distinct().boxed().toList();
  }

  /** What the numbers take in memory. */
  public long bytes() {
    return (long) probabilities.length * Float.BYTES + 2L * a.length * Long.BYTES;
  }

  /** The true difference. */
  public long expected(int index) {
    return pair(index).difference();
  }

  /** The number that the rounded bits make. */
  public long predicted(int index) {
    long number = 0;
    for (int t = 0; t < bits; t++) {
      number |= (long) predictedBit(index, t) << t;
    }
    return number;
  }

  /** The probability rounded as PyTorch rounds it: one half goes to 0. */
  public int predictedBit(int index, int timeStep) {
    return probability(index, timeStep) > 0.5f ? 1 : 0;
  }

  public float probability(int index, int timeStep) {
    return probabilities[index * bits + timeStep];
  }

  /** |expected - predicted| of the whole numbers. */
  public double absoluteError(int index) {
    return Math.abs((double) (expected(index) - predicted(index)));
  }

  /** Root of the mean squared error of the whole numbers; NaN for an empty list. */
  public double rmse() {
    return Math.sqrt(squaredErrors / count());
  }

  /** The sum of the squared errors of the whole numbers, of which the RMSE is made. */
  public double squaredErrors() {
    return squaredErrors;
  }

  /** Share of the bits that are right; NaN for an empty list. */
  public double bitAccuracy() {
    long right = 0;
    for (int i = 0; i < count(); i++) {
      right += bits - Long.bitCount(expected(i) ^ predicted(i));
    }
    return (double) right / ((long) count() * bits);
  }

  /**
   * Mean binary cross-entropy over all bits, the logarithm clamped at -100 as PyTorch clamps it;
   * NaN for an empty list.
   */
  public double meanLoss() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      for (int t = 0; t < bits; t++) {
        double p = probability(i, t);
        double right = pair(i).differenceBit(t) == 1 ? p : 1 - p;
        sum -= Math.max(Math.log(right), -100);
      }
    }
    return sum / ((double) count() * bits);
  }

  /**
   * Share of the bits of the first subtractions, 1,000 at most, whose answer is so sure that the
   * loss has no slope left to correct it by; NaN for an empty list.
   */
  public double flatShare() {
    int bitsSeen = Math.min(count(), FLAT_SEEN) * bits;
    int flat = 0;
    for (int i = 0; i < bitsSeen; i++) {
      double p = probabilities[i];
      flat += p * (1 - p) < BinaryCrossEntropy.SMALLEST_SLOPE ? 1 : 0;
    }
    return (double) flat / bitsSeen;
  }

  /** How many have at least one wrong bit. */
  public int wrong() {
    return wrong;
  }
}
