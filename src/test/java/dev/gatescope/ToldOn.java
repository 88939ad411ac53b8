package dev.gatescope;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingListener;

/** Tells another listener all it is told; to be extended by who wants to look on. */
class ToldOn implements TrainingListener {
  private final TrainingListener listener;

  ToldOn(TrainingListener listener) {
    this.listener = listener;
  }

  @Override
  public void batchDone(int epoch, int batch, int batches) {
    listener.batchDone(epoch, batch, batches);
  }

  @Override
  public void pairsAnswered(Weights weights, PrefixSweep sweep) {
    listener.pairsAnswered(weights, sweep);
  }

  @Override
  public void epochDone(EpochReport report, Checkpoint checkpoint) {
    listener.epochDone(report, checkpoint);
  }
}
