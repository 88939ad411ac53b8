package dev.gatescope.ui.background;

import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;

/** How a run is done, in real life by {@link dev.gatescope.train.Trainer}. */
@FunctionalInterface
public interface Runs {
  /**
   * Trains on the calling thread until the control's state is over.
   *
   * @throws dev.gatescope.text.ProblemException if the settings cannot be run
   */
  TrainingState run(TrainingConfig config, TrainingControl control, TrainingListener listener);

  /**
   * The same from a checkpoint, whose epoch is reported first.
   *
   * @throws UnsupportedOperationException if such runs can only begin
   */
  default TrainingState resume(
      Checkpoint checkpoint, TrainingControl control, TrainingListener listener) {
    throw new UnsupportedOperationException("epoch " + checkpoint.epoch());
  }
}
