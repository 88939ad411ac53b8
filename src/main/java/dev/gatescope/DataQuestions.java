package dev.gatescope;

import dev.gatescope.data.DataSet;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.predictions.TrainingOverlap;
import dev.gatescope.ui.settings.DataPreview;
import dev.gatescope.ui.settings.DataSummary;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions about the data of a run, answered on the thread for files: there may be a million
 * samples.
 */
final class DataQuestions {
  private final Aside aside;
  private final DataSets dataSets;

  DataQuestions(Aside aside, DataSets dataSets) {
    this.aside = aside;
    this.dataSets = dataSets;
  }

  /** What the data of settings come to, or what is wrong with them. */
  BiConsumer<TrainingConfig, Consumer<DataPreview.Answer>> preview() {
    return background(this::summary);
  }

  /** Which samples of the test set are also in the training set; see {@link TrainingOverlap}. */
  BiConsumer<TrainingConfig, Consumer<boolean[]>> seenInTraining() {
    return background(this::seenInTraining);
  }

  private <A> BiConsumer<TrainingConfig, Consumer<A>> background(
      Function<TrainingConfig, A> answer) {
    record Question<A>(TrainingConfig config, Consumer<A> show) {}
    record Reply<A>(Consumer<A> show, A answer) {}
    Consumer<Question<A>> ask =
        aside.inBackground(
            question -> new Reply<>(question.show, answer.apply(question.config)),
            reply -> reply.show.accept(reply.answer));
    return (config, show) -> ask.accept(new Question<>(config, show));
  }

  private DataPreview.Answer summary(TrainingConfig config) {
    try {
      DataSet data = dataSets.of(config);
      return new DataPreview.Answer(
          config,
          new DataSummary(
              data.split().trainCount(),
              data.split().testCount(),
              data.samples().distinctPairs(),
              data.leakedTestSamples()),
          null);
    } catch (ProblemException e) {
      return new DataPreview.Answer(config, null, e.problem());
    }
  }

  /** For each test sample, or null if there are no such data: the run itself says why. */
  private boolean[] seenInTraining(TrainingConfig config) {
    try {
      return dataSets.of(config).testSeenInTraining();
    } catch (ProblemException e) {
      return null;
    }
  }
}
