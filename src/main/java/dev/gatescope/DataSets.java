package dev.gatescope;

import dev.gatescope.data.DataSet;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;

/** The data sets of settings. The last one is kept, as several parts ask for the same. */
final class DataSets {
  private TrainingConfig config;
  private DataSet data;

  /**
   * @param wanted those of a run that is looked at, or that could be begun
   * @throws dev.gatescope.text.ProblemException if there are no such data
   */
  synchronized DataSet of(TrainingConfig wanted) {
    if (!wanted.equals(config)) {
      Experiment experiment = Experiment.draw(wanted);
      data = experiment.data();
      config = wanted;
    }
    return data;
  }
}
