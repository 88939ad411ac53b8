package dev.gatescope.ui.background;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The answers to all pairs of the newest epochs, which the training makes anyway: whoever looks at
 * the same weights need not make them again. Thread-safe.
 */
public final class RecentSweeps {
  /** As many epochs as may pass from a report until somebody looks at it; each takes 0.7 MB. */
  private static final int KEPT = 4;

  private record Kept(Weights weights, PrefixSweep sweep) {}

  private final Deque<Kept> kept = new ArrayDeque<>();

  /** The same runs, whose sweeps are kept. */
  public Runs overhear(Runs runs) {
    return new Runs() {
      @Override
      public TrainingState run(
          TrainingConfig config, TrainingControl control, TrainingListener listener) {
        return runs.run(config, control, overhear(listener));
      }

      @Override
      public TrainingState resume(
          Checkpoint checkpoint, TrainingControl control, TrainingListener listener) {
        return runs.resume(checkpoint, control, overhear(listener));
      }
    };
  }

  /** Makes, of a run's listener, one that is told the same and keeps the answers here. */
  public TrainingListener overhear(TrainingListener listener) {
    return new TrainingListener() {
      @Override
      public void epochDone(EpochReport report, Checkpoint checkpoint) {
        listener.epochDone(report, checkpoint);
      }

      @Override
      public void pairsAnswered(Weights weights, PrefixSweep sweep) {
        keep(new Kept(weights, sweep));
        listener.pairsAnswered(weights, sweep);
      }

      @Override
      public void batchDone(int epoch, int batch, int batches) {
        listener.batchDone(epoch, batch, batches);
      }
    };
  }

  private synchronized void keep(Kept newest) {
    kept.addFirst(newest);
    if (kept.size() > KEPT) {
      kept.removeLast();
    }
  }

  /** What weights answer to all pairs; null if it is not known. */
  public synchronized PrefixSweep of(Weights weights) {
    for (Kept known : kept) {
      if (known.weights.equals(weights)) {
        return known.sweep;
      }
    }
    return null;
  }
}
