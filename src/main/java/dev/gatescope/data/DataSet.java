package dev.gatescope.data;

/** What a run trains on and is tested with: samples and their division. */
public record DataSet(Samples samples, Split split) {
  /**
   * @throws IllegalArgumentException if the split is of another number of samples
   */
  public DataSet {
    int divided = split.trainCount() + split.testCount();
    if (divided != samples.count()) {
      throw new IllegalArgumentException(
          "a split of " + divided + " samples does not fit " + samples.count());
    }
  }

  /** For each test sample, by its number, whether its pair also stands in the training set. */
  public boolean[] testSeenInTraining() {
    boolean[] seen = split.seenInTraining(samples);
    int[] test = split.test();
    boolean[] ofTest = new boolean[test.length];
    for (int i = 0; i < test.length; i++) {
      ofTest[i] = seen[test[i]];
    }
    return ofTest;
  }

  /** How many test samples are pairs that also stand in the training set. */
  public int leakedTestSamples() {
    return split.leakedTestSamples(samples);
  }
}
