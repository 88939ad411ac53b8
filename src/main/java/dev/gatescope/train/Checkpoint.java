package dev.gatescope.train;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.Weights;

/**
 * All that is needed to go on after an epoch's end as if the run had never stopped, bit for bit.
 * Samples, split and the orders of later epochs are not in it: the settings' seed gives them again
 * (or whoever gave the run its data does). Immutable, and so free to cross threads.
 *
 * @param config the run's settings
 * @param summary the numbers of the epoch after which it was taken; epoch 0 is the untrained
 *     network
 * @param weights at the end of that epoch
 * @param moments Adam's at the same time
 */
public record Checkpoint(
    TrainingConfig config, EpochSummary summary, Weights weights, AdamMoments moments) {
  /**
   * @throws IllegalArgumentException if weights or moments are of another network than the settings
   */
  public Checkpoint {
    if (!config.layout().equals(weights.layout()) || !weights.layout().equals(moments.layout())) {
      throw new IllegalArgumentException(
          config.layout() + ", " + weights.layout() + " and " + moments.layout() + " differ");
    }
  }

  public int epoch() {
    return summary.epoch();
  }

  /**
   * Whether a run of other settings would have come this way: they may differ in the number of
   * epochs, which decides nothing before the last.
   */
  public boolean leadsTo(TrainingConfig other) {
    return other.epochs() >= epoch() && config.withEpochs(other.epochs()).equals(other);
  }
}
