package dev.gatescope.data;

import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which samples are trained on and which are kept for the test, by their positions. The order in
 * each set is part of the run: batches and the article's test sample numbers count in it.
 * Immutable.
 */
public final class Split {
  private final int[] train;
  private final int[] test;

  private Split(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /**
   * Copies the arrays, which must name each of the samples 0, 1, 2, ... once.
   *
   * @throws IllegalArgumentException if they do not
   * @throws dev.gatescope.text.ProblemException if one of them is empty
   */
  public static Split of(int[] train, int[] test) {
    boolean[] named = new boolean[train.length + test.length];
    IntStream.concat(Arrays.stream(train), Arrays.stream(test))
        .forEach(
            i -> {
              if (i < 0 || i >= named.length || named[i]) {
                throw new IllegalArgumentException("sample " + i + " is unknown or named twice");
              }
              named[i] = true;
            });
    if (train.length == 0) {
      throw Problem.of("data.noTraining", test.length).asException();
    }
    if (test.length == 0) {
      throw Problem.of("data.noTest", train.length).asException();
    }
    return new Split(train.clone(), test.clone());
  }

  /**
   * Divides in the way that is asked for.
   *
   * @param trainShare above 0 and below 1
   * @throws dev.gatescope.text.ProblemException if training or test set would be empty
   */
  public static Split of(SplitKind kind, Samples samples, double trainShare, TorchRandom random) {
    return switch (kind) {
      case ARTICLE -> article(samples.count(), trainShare, random);
      case PAIRS -> byPair(samples, trainShare, random);
    };
  }

  /**
   * The article's {@code torch.utils.data.random_split}: one randperm, whose beginning is the
   * training set. A pair that was drawn twice may stand on both sides.
   *
   * @param trainShare above 0 and below 1; the training set has its whole part of the samples
   * @throws dev.gatescope.text.ProblemException if training or test set would be empty
   */
  public static Split article(int samples, double trainShare, TorchRandom random) {
    int trained = (int) (trainShare * samples);
    checkSides(samples, trained, trainShare, "data.emptySide");
    int[] order = random.randperm(samples);
    return of(Arrays.copyOfRange(order, 0, trained), Arrays.copyOfRange(order, trained, samples));
  }

  /**
   * No pair on both sides: one randperm of the distinct pairs, whose beginning is trained on. Each
   * set lists its samples in the order in which they were drawn.
   *
   * @param trainShare above 0 and below 1, of the distinct pairs
   * @throws dev.gatescope.text.ProblemException if training or test set would be empty
   */
  public static Split byPair(Samples samples, double trainShare, TorchRandom random) {
    int[] pairNumbers = samples.pairNumbers();
    int pairs = samples.distinctPairs();
    int trained = (int) (trainShare * pairs);
    checkSides(pairs, trained, trainShare, "data.emptyPairSide");
    boolean[] isTrained = new boolean[pairs];
    for (int pair : Arrays.copyOf(random.randperm(pairs), trained)) {
      isTrained[pair] = true;
    }
    return of(positions(pairNumbers, isTrained, true), positions(pairNumbers, isTrained, false));
  }

  private static int[] positions(int[] pairNumbers, boolean[] isTrained, boolean side) {
    return IntStream.range(0, pairNumbers.length)
        .filter(i -> isTrained[pairNumbers[i]] == side)
        .toArray();
  }

  private static void checkSides(int things, int trained, double trainShare, String key) {
    if (trained < 1 || trained >= things) {
      throw Problem.of(key, things, Double.toString(trainShare), trained, things - trained)
          .asException();
    }
  }

  /** A copy of the positions of the training samples. */
  public int[] train() {
    return train.clone();
  }

  /** A copy of the positions of the test samples. */
  public int[] test() {
    return test.clone();
  }

  public int trainCount() {
    return train.length;
  }

  public int testCount() {
    return test.length;
  }

  /** For each sample of the list whether its pair stands in the training set. */
  public boolean[] seenInTraining(Samples samples) {
    if (samples.count() != train.length + test.length) {
      throw new IllegalArgumentException(
          samples.count() + " samples, but a split of " + (train.length + test.length));
    }
    int[] pairNumbers = samples.pairNumbers();
    boolean[] trainedPair = new boolean[samples.distinctPairs()];
    for (int i : train) {
      trainedPair[pairNumbers[i]] = true;
    }
    boolean[] seen = new boolean[samples.count()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = trainedPair[pairNumbers[i]];
    }
    return seen;
  }

  /** How many test samples are pairs that also stand in the training set. */
  public int leakedTestSamples(Samples samples) {
    boolean[] seen = seenInTraining(samples);
    return (int) Arrays.stream(test).filter(i -> seen[i]).count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split that
        && Arrays.equals(train, that.train)
        && Arrays.equals(test, that.test);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(train) + Arrays.hashCode(test);
  }
}
