package dev.gatescope.train;

import dev.gatescope.data.Samples;
import dev.gatescope.eval.Examination;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;

/** One network on its way through its epochs: trains one in a given order and examines it. */
final class EpochTrainer {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Told after every batch: {@code batch} of {@code batches}, from 1. */
  interface Progress {
    void batchDone(int batch, int batches);
  }

  private final TrainingConfig config;
  private final RecurrentEngine engine;
  private final TrainingControl control;
  private final Sequences data;
  private final Samples test;
  private final PairChecker pairChecker;
  private PrefixSweep sweep;

  /**
   * @param engine holds the initial weights; stays the caller's to close
   * @param control asked before every batch
   */
  EpochTrainer(
      TrainingConfig config,
      Experiment experiment,
      RecurrentEngine engine,
      TrainingControl control) {
    this.config = config;
    this.engine = engine;
    this.control = control;
    data = experiment.samples().toSequences(experiment.split().train());
    test = experiment.samples().subset(experiment.split().test());
    pairChecker = new PairChecker(config.bits(), config.seed());
  }

  /** Samples of an epoch. */
  int trainCount() {
    return data.count();
  }

  /** The answers to all pairs that the newest report counts; null if it counts a sample. */
  PrefixSweep sweep() {
    return sweep;
  }

  /** What the untrained network is worth: epoch 0. */
  EpochReport untrained() {
    return report(0, Double.NaN, 0);
  }

  /** The report of a checkpoint's epoch, once more: its network stands in the engine. */
  EpochReport again(EpochSummary summary) {
    Predictions predictions = Predictions.of(engine, test);
    sweep = pairChecker.examine(engine).sweep();
    return new EpochReport(
        summary.epoch(),
        summary.loss(),
        predictions.meanLoss(),
        predictions,
        summary.allPairs(),
        summary.rules(),
        engine.weights(),
        summary.trainMillis(),
        summary.evaluationMillis());
  }

  /** What is needed to go on after an epoch that just ended. */
  Checkpoint checkpoint(EpochReport report) {
    return new Checkpoint(config, report.summary(), report.weights(), engine.moments());
  }

  /**
   * Trains one epoch and examines the network.
   *
   * @param order of the training samples
   * @return null if the run was over before the epoch was
   * @throws dev.gatescope.text.ProblemException if the loss or a weight is no longer a number
   */
  EpochReport train(int epoch, int[] order, Progress progress) throws InterruptedException {
    int batches = Math.ceilDiv(order.length, config.batchSize());
    long trainNanos = 0;
    double lossSum = 0;
    for (int batch = 1; batch <= batches; batch++) {
      if (!control.awaitPermission()) {
        return null;
      }
      int from = (batch - 1) * config.batchSize();
      int to = Math.min(from + config.batchSize(), order.length);
      long start = System.nanoTime();
      double loss = engine.trainBatch(data, order, from, to);
      trainNanos += System.nanoTime() - start;
      if (!Double.isFinite(loss)) {
        throw Problem.of(
                "training.notFinite",
                Double.toString(loss),
                Integer.toString(epoch),
                Integer.toString(batch),
                Double.toString(config.learningRate()))
            .asException();
      }
      lossSum += loss;
      progress.batchDone(batch, batches);
    }
    return report(epoch, lossSum, trainNanos);
  }

  private EpochReport report(int epoch, double loss, long trainNanos) {
    Weights weights = engine.weights();
    if (!weights.isFinite()) {
      throw Problem.of(
              "training.weightsNotFinite",
              Integer.toString(epoch),
              Double.toString(config.learningRate()))
          .asException();
    }
    long start = System.nanoTime();
    Predictions predictions = Predictions.of(engine, test);
    Examination examination = pairChecker.examine(engine);
    sweep = examination.sweep();
    double evaluationMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    return new EpochReport(
        epoch,
        loss,
        predictions.meanLoss(),
        predictions,
        examination.pairs(),
        examination.rules(),
        weights,
        trainNanos / NANOS_PER_MILLI,
        evaluationMillis);
  }
}
