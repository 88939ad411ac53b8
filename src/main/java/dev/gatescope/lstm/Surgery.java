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

  public boolean isNone() {
    return clamps.isEmpty();
  }

  /** The clamps of one site that act at a step. */
  public List<Clamp> at(Site site, int timeStep) {
    return clamps.stream().filter(clamp -> clamp.site() == site && clamp.actsAt(timeStep)).toList();
  }
}
