package dev.gatescope.ui.background;

import dev.gatescope.train.RaceListener;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import java.util.List;

/** How a race is run, in real life by {@link dev.gatescope.train.Race}. */
@FunctionalInterface
public interface Races {
  /**
   * Trains on the calling thread until the control's state is over.
   *
   * @throws dev.gatescope.text.ProblemException if the lanes cannot race
   */
  void run(List<TrainingConfig> lanes, TrainingControl control, RaceListener listener);
}
