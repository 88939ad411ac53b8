package dev.gatescope.train;

import dev.gatescope.data.Samples;
import dev.gatescope.eval.Examination;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;

/**
 * Trains one network by the article's recipe, synchronously: it runs on whatever thread calls it
 * and asks its {@link TrainingControl} before every batch whether to go on.
 */
public final class Trainer {
  private static final double NANOS_PER_MILLI = 1e6;

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
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    try (RecurrentEngine engine =
        Engines.create(config.engine(), experiment.initial(), adam, options)) {
      new Run(experiment, engine).train();
    } catch (InterruptedException e) {
      control.cancel();
      Thread.currentThread().interrupt();
    }
    return control.state();
  }

  /** The state of one run. */
  private final class Run {
    private final Experiment experiment;
    private final RecurrentEngine engine;
    private final Sequences data;
    private final Samples test;
    private final PairChecker pairChecker;

    Run(Experiment experiment, RecurrentEngine engine) {
      this.experiment = experiment;
      this.engine = engine;
      data = experiment.samples().toSequences(experiment.split().train());
      test = experiment.samples().subset(experiment.split().test());
      pairChecker = new PairChecker(config.bits(), config.seed());
    }

    void train() throws InterruptedException {
      report(0, Double.NaN, 0);
      for (int epoch = 1; epoch <= config.epochs(); epoch++) {
        if (!control.awaitPermission() || !trainEpoch(epoch)) {
          return;
        }
        control.epochDone();
      }
      control.finish();
    }

    /** Returns false if the run was over before the epoch was. */
    private boolean trainEpoch(int epoch) throws InterruptedException {
      int[] order = experiment.torch().epochOrder(data.count());
      int batches = Math.ceilDiv(order.length, config.batchSize());
      long trainNanos = 0;
      double lossSum = 0;
      for (int batch = 1; batch <= batches; batch++) {
        if (!control.awaitPermission()) {
          return false;
        }
        int from = (batch - 1) * config.batchSize();
        int to = Math.min(from + config.batchSize(), order.length);
        long start = System.nanoTime();
        double loss = engine.trainBatch(data, order, from, to);
        trainNanos += System.nanoTime() - start;
        if (!Double.isFinite(loss)) {
          control.fail(
              Problem.of(
                  "training.notFinite",
                  Double.toString(loss),
                  Integer.toString(epoch),
                  Integer.toString(batch),
                  Double.toString(config.learningRate())));
          return false;
        }
        lossSum += loss;
        listener.batchDone(epoch, batch, batches);
      }
      return report(epoch, lossSum, trainNanos);
    }

    /** Returns false, with the run failed, if the weights are no longer numbers. */
    private boolean report(int epoch, double loss, long trainNanos) {
      var weights = engine.weights();
      if (!weights.isFinite()) {
        control.fail(
            Problem.of(
                "training.weightsNotFinite",
                Integer.toString(epoch),
                Double.toString(config.learningRate())));
        return false;
      }
      long start = System.nanoTime();
      Predictions predictions = Predictions.of(engine, test);
      Examination examination = pairChecker.examine(engine);
      double evaluationMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
      listener.epochDone(
          new EpochReport(
              epoch,
              loss,
              predictions.meanLoss(),
              predictions,
              examination.pairs(),
              examination.rules(),
              weights,
              trainNanos / NANOS_PER_MILLI,
              evaluationMillis));
      return true;
    }
  }
}
