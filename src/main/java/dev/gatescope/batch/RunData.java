package dev.gatescope.batch;

import dev.gatescope.data.DataSet;
import dev.gatescope.file.Digests;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the data of a run come from.
 *
 * @param file that they were read from; null if the seed drew them
 * @param sha256 of samples and split, as {@link Digests#of(DataSet)}
 * @param drawn whether the run's seed and settings draw just these data, and so say all of them
 */
record RunData(Path file, String sha256, boolean drawn) {
  /** How pairs are drawn and divided. */
  private static final List<String> DRAWING =
      List.of("--any-pair", "--distinct", "--split", "--train-share");

  static RunData of(Experiment experiment, Path file) {
    String sha256 = digest(experiment);
    return new RunData(file, sha256, file == null || isDrawn(experiment.config(), sha256));
  }

  /**
   * Refuses options that tell of other pairs than the file has.
   *
   * @param given whether an option is on the command line
   * @param asked the settings as the options have them
   */
  void requireToldRightly(Predicate<String> given, TrainingConfig asked, TrainingConfig run) {
    if (file == null) {
      return;
    }
    requireSame(given, "--bits", asked.bits(), run.bits());
    requireSame(given, "--samples", asked.samples(), run.samples());
    for (String option : DRAWING) {
      if (!drawn && given.test(option)) {
        throw Problem.of("train.otherPairs", option, file.toString(), Long.toString(run.seed()))
            .asException();
      }
    }
  }

  private void requireSame(Predicate<String> given, String option, int asked, int ofFile) {
    if (given.test(option) && asked != ofFile) {
      throw Problem.of(
              "train.otherData",
              option,
              Integer.toString(asked),
              file.toString(),
              Integer.toString(ofFile))
          .asException();
    }
  }

  private static boolean isDrawn(TrainingConfig config, String sha256) {
    try {
      return digest(Experiment.draw(config)).equals(sha256);
    } catch (ProblemException e) {
      return false;
    }
  }

  private static String digest(Experiment experiment) {
    return Digests.of(experiment.data());
  }
}
