package dev.gatescope.file.lesson;

import dev.gatescope.lstm.Gate;
import java.util.Optional;

/**
 * What a card selects when it is opened; empty leaves it as it is.
 *
 * @param step 0 is the least significant bit
 * @param unit from 0
 * @param epoch whose weights are looked at; the last there is where a run has not come so far
 */
public record Scene(
    Optional<Pair> pair,
    Optional<Integer> step,
    Optional<Integer> unit,
    Optional<Gate> gate,
    Optional<Integer> epoch) {
  /** Two numbers, 1 <= b < a, of whatever width the run has. */
  public record Pair(long a, long b) {}

  public static final Scene UNCHANGED =
      new Scene(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
