package dev.gatescope.train;

import dev.gatescope.text.Problem;

/** Told of a race's progress, on the thread that trains. Lanes are numbered from 0. */
public interface RaceListener {
  /** A lane ended an epoch; epoch 0 is its untrained network. */
  void epochDone(int lane, EpochReport report);

  /** A lane cannot go on and drops out; its reports so far stay good. */
  default void laneFailed(int lane, Problem problem) {}
}
