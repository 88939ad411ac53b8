package dev.gatescope.ui.race;

import dev.gatescope.train.EpochSummary;
import java.util.List;

/** Finds the first epoch after which all pairs are right; looks at each epoch once. */
final class FirstAllRight {
  private final List<EpochSummary> epochs;
  private int searched;
  private int found;

  /**
   * @param epochs may grow at its end
   */
  FirstAllRight(List<EpochSummary> epochs) {
    this.epochs = epochs;
  }

  /** 0 for none so far. */
  int epoch() {
    while (found == 0 && searched < epochs.size()) {
      EpochSummary epoch = epochs.get(searched++);
      if (epoch.allPairs().wrong() == 0) {
        found = epoch.epoch();
      }
    }
    return found;
  }
}
