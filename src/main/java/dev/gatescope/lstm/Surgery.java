package dev.gatescope.lstm;

import java.util.List;

/**
 * What is held during forward passes, in the order in which it is done: of two clamps of one value
 * the later counts. Immutable.
 */
public record Surgery(List<Clamp> clamps) {
  /** Leaves the network as it was trained. */
  public static final Surgery NONE = new Surgery(List.of());

  public Surgery {
    clamps = List.copyOf(clamps);
  }

  /**
   * Checks that a network can be operated on like this.
   *
   * @throws IllegalArgumentException if it has no such site or unit, or a value is not finite
   */
  public void requireFits(WeightLayout layout) {
    for (Clamp clamp : clamps) {
      if (!fits(clamp, layout)) {
        throw new IllegalArgumentException(layout + " has nothing to hold for " + clamp);
      }
    }
  }

  /** True if a network has all that is to be held. */
  public boolean fits(WeightLayout layout) {
    return clamps.stream().allMatch(clamp -> fits(clamp, layout));
  }

  private static boolean fits(Clamp clamp, WeightLayout layout) {
    boolean unit = clamp.unit() >= 0 && clamp.unit() < layout.hiddenSize();
    return unit && Float.isFinite(clamp.value()) && clamp.site().isIn(layout.cell());
  }

  /**
   * For training, which needs the network itself: derivatives do not pass what is held.
   *
   * @throws IllegalStateException if anything is held
   */
  public void requireNone() {
    if (!isNone()) {
      throw new IllegalStateException("a network that is operated on cannot be trained");
    }
  }

  public boolean isNone() {
    return clamps.isEmpty();
  }

  /** The clamps of one site that act at a step. */
  public List<Clamp> at(Site site, int timeStep) {
    return clamps.stream().filter(clamp -> clamp.site() == site && clamp.actsAt(timeStep)).toList();
  }
}
