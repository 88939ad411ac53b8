package dev.gatescope.ui.background;

/** Turns for tests: whoever asks works at once. */
public final class TurnsAtOnce {
  private TurnsAtOnce() {}

  public static Turns turns() {
    return new Turns(() -> 0, () -> 0, task -> task);
  }
}
