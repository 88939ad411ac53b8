package dev.gatescope;

import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.Runs;

/** Runs of the window, and those that go on. */
final class WindowRuns implements Runs {
  @Override
  public TrainingState run(
      TrainingConfig config, TrainingControl control, TrainingListener listener) {
    return WindowWiring.train(config, control, listener);
  }

  @Override
  public TrainingState resume(
      Checkpoint checkpoint, TrainingControl control, TrainingListener listener) {
    TrainingConfig config = checkpoint.config();
    return new Trainer(config, control, listener, FusedOptions.besideWindow()).resume(checkpoint);
  }
}
