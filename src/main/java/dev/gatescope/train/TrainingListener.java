package dev.gatescope.train;

/** Told of a run's progress, on the thread that trains. */
public interface TrainingListener {
  /** An epoch ended; epoch 0 is the untrained network, reported before the first batch. */
  void epochDone(EpochReport report);

  /** A batch ended: {@code batch} of {@code batches} (from 1) of an epoch (from 1). */
  default void batchDone(int epoch, int batch, int batches) {}
}
