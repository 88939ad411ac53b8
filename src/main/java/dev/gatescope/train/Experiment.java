package dev.gatescope.train;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Split;
import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import java.util.Optional;

/**
 * Everything that a seed decides before the first batch, drawn in the article's order: the samples
 * from numpy's stream; split, initial weights and later the batches from torch's.
 *
 * @param torch the generator as it stands after the initial weights; the trainer draws on from it
 */
public record Experiment(
    TrainingConfig config, Samples samples, Split split, Weights initial, TorchRandom torch) {

  /** Samples and split. */
  public DataSet data() {
    return new DataSet(samples, split);
  }

  /**
   * Draws data, split and weights.
   *
   * @throws ProblemException if a setting is wrong or there are no such data
   */
  public static Experiment prepare(TrainingConfig config) {
    config.requireValid();
    return draw(config);
  }

  /**
   * Draws what a run of old had drawn, to look at it: whether it could be trained here, and with a
   * split of its own, is not asked.
   *
   * @param config settings of which each by itself is valid
   * @throws ProblemException if there are no such data
   */
  public static Experiment draw(TrainingConfig config) {
    Samples samples =
        SampleGenerator.generate(
            config.bits(),
            config.samples(),
            config.borrowOnly(),
            config.distinct(),
            new NumpyRandom(config.seed()));
    TorchRandom torch = new TorchRandom(config.seed());
    Split split = Split.of(config.split(), samples, config.trainShare(), torch);
    return new Experiment(config, samples, split, Weights.initial(config.layout(), torch), torch);
  }

  /** The weights before training, drawn again; empty if the settings draw no data. */
  public static Optional<Weights> initialWeights(TrainingConfig config) {
    try {
      return Optional.of(draw(config).initial());
    } catch (ProblemException noData) {
      return Optional.empty();
    }
  }

  /**
   * The same with samples and split from elsewhere, such as a file; bits and number of samples are
   * theirs. Data that a run had drawn give that run again under its seed.
   *
   * @throws ProblemException if a setting is wrong
   */
  public static Experiment prepare(TrainingConfig config, DataSet data) {
    Samples samples = data.samples();
    TrainingConfig fitted = config.withData(samples.bits(), samples.count());
    int trainCount = data.split().trainCount();
    // By whole pairs it may be fewer than their share, by which such a run's batch is judged.
    fitted.requireValid(
        config.split() == SplitKind.PAIRS ? Math.max(trainCount, fitted.trainCount()) : trainCount);
    TorchRandom torch = new TorchRandom(config.seed());
    // Drawn and thrown away, so that the weights that follow are those of the seed's own run.
    Split.of(config.split(), samples, config.trainShare(), torch);
    Weights initial = Weights.initial(config.layout(), torch);
    return new Experiment(fitted, samples, data.split(), initial, torch);
  }
}
