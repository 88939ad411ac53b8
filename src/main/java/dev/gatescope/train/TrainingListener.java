package dev.gatescope.train;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Weights;

/** Told of a run's progress, on the thread that trains. */
public interface TrainingListener {
  /**
   * An epoch ended; epoch 0 is the untrained network, reported before the first batch. A run that
   * goes on from a checkpoint begins with that checkpoint's epoch.
   *
   * @param checkpoint what is needed to go on from here
   */
  void epochDone(EpochReport report, Checkpoint checkpoint);

  /**
   * The network of the report that comes next has answered all pairs, for its check; not told where
   * a sample stands for them. Large: whoever wants it keeps few.
   */
  default void pairsAnswered(Weights weights, PrefixSweep sweep) {}

  /** A batch ended: {@code batch} of {@code batches} (from 1) of an epoch (from 1). */
  default void batchDone(int epoch, int batch, int batches) {}
}
