package dev.gatescope.lstm;

/**
 * One value of the forward pass held at a number, whatever the cell computes there.
 *
 * @param site what is held
 * @param unit of which unit, from 0
 * @param timeStep at which step, from 0, or {@link #EVERY}
 * @param value at what
 */
public record Clamp(Site site, int unit, int timeStep, float value) {
  /** The time step that means all of them. */
  public static final int EVERY = -1;

  public boolean actsAt(int step) {
    return timeStep == EVERY || timeStep == step;
  }
}
