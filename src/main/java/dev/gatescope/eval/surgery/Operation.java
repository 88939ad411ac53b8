package dev.gatescope.eval.surgery;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;

/**
 * One thing that is done to a network, as the user means it. Plain and immutable, so that a session
 * can keep it; {@link OperationText} writes it down.
 */
public sealed interface Operation {
  /** To which units. */
  Units units();

  /** True if what it comes to must be computed from a network first: a mean, or another pass. */
  default boolean asksTheNetwork() {
    return switch (this) {
      case Hold hold -> hold.level.mean;
      case Silence _ -> false;
      case Swap _ -> true;
    };
  }

  /**
   * A gate or state of some units is held, whatever the cell computes there.
   *
   * @param timeStep at one step, from 0, or {@link Clamp#EVERY}
   */
  record Hold(Site site, Units units, int timeStep, Level level) implements Operation {}

  /**
   * What others hear of some units, h, is zero at every step. What the units keep for themselves
   * goes on unheard.
   */
  record Silence(Units units) implements Operation {}

  /**
   * At one step C or h of some units is what it was in another subtraction of the network as it was
   * trained.
   *
   * @param site {@link Site#CELL_STATE} or {@link Site#HIDDEN_STATE}
   * @param donor the other subtraction
   */
  record Swap(Site site, Units units, int timeStep, Subtraction donor) implements Operation {}

  /**
   * At what a value is held.
   *
   * @param mean at the unit's own mean over all pairs and steps of the network as it was trained,
   *     or over sampled pairs where all are too many (see {@link Means}); the number counts nothing
   *     then
   */
  record Level(boolean mean, float number) {
    public static final Level ZERO = new Level(false, 0);
    public static final Level ONE = new Level(false, 1);
    public static final Level MEAN = new Level(true, 0);

    public Level {
      number += 0f; // Of zeros there is one: -0 is written and read as 0.
    }

    public static Level of(float number) {
      return new Level(false, number);
    }
  }
}
