package dev.gatescope.ui.timebar;

import java.util.ArrayList;
import java.util.List;

/** Plays a step until the test says that it is over. */
final class ManualPlayer implements StepPlayer {
  final List<Double> played = new ArrayList<>();
  private Runnable whenDone;

  @Override
  public void play(double milliseconds, Runnable newWhenDone) {
    played.add(milliseconds);
    whenDone = newWhenDone;
  }

  @Override
  public void showEnd() {
    whenDone = null;
  }

  boolean moving() {
    return whenDone != null;
  }

  void finish() {
    Runnable done = whenDone;
    whenDone = null;
    done.run();
  }
}
