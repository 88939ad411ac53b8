package dev.gatescope.data;

/** How the samples are divided into training and test set. */
public enum SplitKind {
  /** The article's {@code random_split}: by sample, so a pair may stand on both sides. */
  ARTICLE,
  /** By distinct pair: all samples of a pair go to the same side, so none leaks. */
  PAIRS
}
