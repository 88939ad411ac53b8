package dev.gatescope.ui.settings;

import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import java.util.function.Consumer;

/** Finds out in the background what the samples of some settings would be like. */
@FunctionalInterface
public interface DataPreview {
  /**
   * One of the two.
   *
   * @param config the settings that were asked about
   * @param summary null if there are no such samples
   * @param problem why not, or null
   */
  record Answer(TrainingConfig config, DataSummary summary, Problem problem) {}

  /** Asks; the answer comes later on the JavaFX thread, or never if a newer question overtook. */
  void ask(TrainingConfig config, Consumer<Answer> answer);
}
