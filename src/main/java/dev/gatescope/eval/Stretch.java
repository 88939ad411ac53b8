package dev.gatescope.eval;

import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What a network answers to numbers of another width than it was trained on: the cell is the same
 * at every step, so nothing stops it from going on. A seeded sample of pairs with all their bits
 * drawn at random, a &lt; b too (modulo 2^bits). Immutable.
 *
 * @param bits width of the numbers
 * @param pairs how many were asked
 * @param places one a bit, the least significant first
 */
public record Stretch(int bits, int pairs, List<Place> places) {
  /** Twice, four and eight times the article's width; the last is wider than a long's numbers. */
  public static final List<Integer> WIDTHS = List.of(16, 32, 64);

  /** Pairs in a sample, where {@link #SAMPLE_WORK} allows it. */
  public static final int PAIRS = 2048;

  /** Below this many, a share says too little. */
  private static final int LEAST_PAIRS = 64;

  /** Multiplications that a sample may take: about a second. */
  private static final double SAMPLE_WORK = 2e10;

  /**
   * One bit over all pairs; margins as in {@link RuleScore}.
   *
   * @param bit 0 is the least significant
   * @param accuracy share of right answers
   * @param rightSoFar share of pairs whose bits are all right from the lowest to this one; of the
   *     highest bit, the share of right differences
   */
  public record Place(
      int bit, double accuracy, double rightSoFar, double meanMargin, double smallestMargin) {}

  public Stretch {
    places = List.copyOf(places);
  }

  /** Asks an engine's network, as it is now, at each of the {@link #WIDTHS}. */
  public static List<Stretch> ofWidths(RecurrentEngine engine, long seed) {
    return WIDTHS.stream().map(bits -> of(engine, bits, seed)).toList();
  }

  /** Asks an engine's network, as it is now. */
  public static Stretch of(RecurrentEngine engine, int bits, long seed) {
    int pairs = pairs(engine.layout());
    Sequences sample = sample(bits, pairs, seed);
    Answers answers = engine.answers(sample);
    BitSet failed = new BitSet(pairs);
    List<Place> places = new ArrayList<>();
    for (int t = 0; t < bits; t++) {
      places.add(place(sample, answers, t, failed));
    }
    return new Stretch(bits, pairs, places);
  }

  /** Pairs in a network's samples: fewer for large networks, the same for all widths. */
  static int pairs(WeightLayout layout) {
    double widest = Collections.max(WIDTHS);
    double work = widest * layout.gateRows() * layout.hiddenSize();
    return (int) Math.clamp(SAMPLE_WORK / work, LEAST_PAIRS, PAIRS);
  }

  /** Random pairs of any width, subtracted bit by bit. */
  static Sequences sample(int bits, int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = new float[pairs * bits * WeightLayout.INPUT_SIZE];
    float[] targets = new float[pairs * bits];
    for (int i = 0; i < pairs; i++) {
      int borrow = 0;
      for (int t = 0; t < bits; t++) {
        int a = random.nextInt(2);
        int b = random.nextInt(2);
        int at = i * bits + t;
        inputs[WeightLayout.INPUT_SIZE * at] = a;
        inputs[WeightLayout.INPUT_SIZE * at + 1] = b;
        targets[at] = a ^ b ^ borrow;
        borrow = a - b - borrow < 0 ? 1 : 0;
      }
    }
    return new Sequences(pairs, bits, inputs, targets);
  }

  /**
   * @param failed pairs with a wrong bit below this one; gets those that are wrong here
   */
  private static Place place(Sequences sample, Answers answers, int t, BitSet failed) {
    int right = 0;
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sample.count(); i++) {
      int truth = Math.round(sample.target(i, t));
      double margin = truth == 1 ? answers.logit(i, t) : -answers.logit(i, t);
      if (answers.bit(i, t) == truth) {
        right++;
      } else {
        failed.set(i);
      }
      sum += margin;
      smallest = Math.min(smallest, margin);
    }
    double count = sample.count();
    double rightSoFar = (count - failed.cardinality()) / count;
    return new Place(t, right / count, rightSoFar, sum / count, smallest);
  }

  /** Share of pairs whose difference is right in all bits. */
  public double allRight() {
    return places.getLast().rightSoFar;
  }

  /** The lowest bit that was answered wrongly at least once; empty if none was. */
  public OptionalInt firstFailing() {
    return places.stream().filter(place -> place.accuracy < 1).mapToInt(Place::bit).findFirst();
  }
}
