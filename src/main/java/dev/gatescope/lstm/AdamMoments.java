package dev.gatescope.lstm;

/**
 * What Adam remembers between two steps. With the weights it is all that an engine has learnt: the
 * same weights and moments go on bit for bit alike. Immutable.
 *
 * @param steps so many were taken
 * @param mean m, the running mean of every weight's gradient
 * @param meanSquare v, the running mean of its square
 */
public record AdamMoments(int steps, Weights mean, Weights meanSquare) {
  /**
   * @throws IllegalArgumentException if the layouts differ or the number of steps is negative
   */
  public AdamMoments {
    if (steps < 0) {
      throw new IllegalArgumentException(steps + " steps");
    }
    if (!mean.layout().equals(meanSquare.layout())) {
      throw new IllegalArgumentException(mean.layout() + " is not " + meanSquare.layout());
    }
  }

  public WeightLayout layout() {
    return mean.layout();
  }
}
