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

  /** How many test samples are pairs that also stand in the training set. */
  public int leakedTestSamples() {
    return split.leakedTestSamples(samples);
  }
}
