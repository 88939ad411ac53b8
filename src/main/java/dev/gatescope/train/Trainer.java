package dev.gatescope.train;

import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Weights;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.ProblemException;

/**
 * Trains one network by the article's recipe, synchronously: it runs on whatever thread calls it
 * and asks its {@link TrainingControl} before every batch whether to go on.
 */
public final class Trainer {
  private final TrainingConfig config;
  private final TrainingControl control;
  private final TrainingListener listener;
  private final FusedOptions options;

  public Trainer(TrainingConfig config, TrainingControl control, TrainingListener listener) {
    this(config, control, listener, FusedOptions.standard());
  }

  /**
   * @param options how the fused engine, if it is the one, shares the machine with others
   */
  public Trainer(
      TrainingConfig config,
      TrainingControl control,
      TrainingListener listener,
      FusedOptions options) {
    this.config = config;
    this.control = control;
    this.listener = listener;
    this.options = options;
  }

  /**
   * Prepares data and engine, reports the untrained network as epoch 0, and trains until the
   * control's state is over. A problem (a wrong setting, a loss that is no number) ends the run as
   * FAILED, the reports so far stay good.
   *
   * @return the state in which the run ended
   */
  public TrainingState run() {
    try {
      return run(Experiment.prepare(config));
    } catch (ProblemException e) {
      control.fail(e.problem());
      return control.state();
    }
  }

  /** The same from an experiment that is already prepared; its generator is used up by the run. */
  public TrainingState run(Experiment experiment) {
    return run(experiment, null);
  }

  /**
   * Goes on after a checkpoint's epoch, which is reported first: from there all is bit for bit as
   * if the run had never stopped, on the same engine.
   *
   * @param experiment of the run's settings and data, prepared anew
   * @throws IllegalArgumentException if the checkpoint does not lead to the trainer's settings
   */
  public TrainingState resume(Experiment experiment, Checkpoint checkpoint) {
    if (!checkpoint.leadsTo(config)) {
      throw new IllegalArgumentException(
          "after epoch %d of %s: %s".formatted(checkpoint.epoch(), checkpoint.config(), config));
    }
    return run(experiment, checkpoint);
  }

  /**
   * The same with data that the seed draws.
   *
   * @throws ProblemException if the run cannot be here, for want of memory, say; elsewhere it could
   */
  public TrainingState resume(Checkpoint checkpoint) {
    return resume(Experiment.prepare(config), checkpoint);
  }

  /**
   * @param checkpoint to go on from; null to begin
   */
  private TrainingState run(Experiment experiment, Checkpoint checkpoint) {
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    Weights weights = checkpoint == null ? experiment.initial() : checkpoint.weights();
    try (RecurrentEngine engine = Engines.create(config.engine(), weights, adam, options)) {
      EpochTrainer network = new EpochTrainer(config, experiment, engine, control);
      if (checkpoint != null) {
        engine.load(checkpoint.moments());
        experiment.torch().skipEpochs(checkpoint.epoch());
      }
      train(experiment, network, checkpoint);
    } catch (InterruptedException e) {
      control.cancel();
      Thread.currentThread().interrupt();
    }
    return control.state();
  }

  private void train(Experiment experiment, EpochTrainer network, Checkpoint checkpoint)
      throws InterruptedException {
    try {
      EpochReport first =
          checkpoint == null ? network.untrained() : network.again(checkpoint.summary());
      report(first, network);
      for (int epoch = first.epoch() + 1; epoch <= config.epochs(); epoch++) {
        if (!control.awaitPermission() || !trainEpoch(epoch, experiment, network)) {
          return;
        }
        control.epochDone();
      }
      control.finish();
    } catch (ProblemException e) {
      control.fail(e.problem());
    }
  }

  /** Returns false if the run was over before the epoch was. */
  private boolean trainEpoch(int epoch, Experiment experiment, EpochTrainer network)
      throws InterruptedException {
    int[] order = experiment.torch().epochOrder(network.trainCount());
    EpochReport report =
        network.train(epoch, order, (batch, batches) -> listener.batchDone(epoch, batch, batches));
    if (report == null) {
      return false;
    }
    report(report, network);
    return true;
  }

  private void report(EpochReport report, EpochTrainer network) {
    if (network.sweep() != null) {
      listener.pairsAnswered(report.weights(), network.sweep());
    }
    listener.epochDone(report, network.checkpoint(report));
  }
}
