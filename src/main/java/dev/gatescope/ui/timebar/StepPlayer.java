package dev.gatescope.ui.timebar;

/** Shows one time step, at once or as a movement: how playback keeps time. */
public interface StepPlayer {
  /**
   * Plays the selected step. Whatever was under way is given up, its {@code whenDone} not run.
   *
   * @param milliseconds the movement lasts, waiting for the pointer not counted
   * @param whenDone run once at the end, on the JavaFX thread
   */
  void play(double milliseconds, Runnable whenDone);

  /** Gives up a movement and shows the selected step's end. */
  void showEnd();
}
