package dev.gatescope;

import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.Runs;

/** How the window trains: with a processor left to draw on. */
final class WindowRuns implements Runs {
  @Override
  public TrainingState run(
      TrainingConfig config, TrainingControl control, TrainingListener listener) {
    return new Trainer(config, control, listener, FusedOptions.besideWindow()).run();
  }

  @Override
  public TrainingState resume(
      Checkpoint checkpoint, TrainingControl control, TrainingListener listener) {
    TrainingConfig config = checkpoint.config();
    return new Trainer(config, control, listener, FusedOptions.besideWindow()).resume(checkpoint);
  }
}
