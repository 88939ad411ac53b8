package dev.gatescope.train;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.SampleRules;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.Runs;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs that obey their control like the trainer's, at once and without learning anything: loss and
 * wrong pairs fall with the epoch, the weights are always the initial ones.
 */
public final class FakeRuns implements Runs {
  /** Pairs that are said to have been checked. */
  public static final int PAIRS = 32_131;

  private static final int BATCHES = 4;

  private final AtomicInteger begun = new AtomicInteger();
  private volatile int failingEpoch = Integer.MAX_VALUE;
  private volatile int millisPerBatch;

  /** How many runs were begun. */
  public int begun() {
    return begun.get();
  }

  /** From now on runs fail in that epoch. */
  public void failIn(int epoch) {
    failingEpoch = epoch;
  }

  /** From now on a batch takes that long. */
  public void slowDown(int millis) {
    millisPerBatch = millis;
  }

  @Override
  public TrainingState run(
      TrainingConfig config, TrainingControl control, TrainingListener listener) {
    begun.incrementAndGet();
    try {
      listener.epochDone(report(config, 0), null);
      for (int epoch = 1; epoch <= config.epochs(); epoch++) {
        for (int batch = 1; batch <= BATCHES; batch++) {
          if (!control.awaitPermission()) {
            return control.state();
          }
          Thread.sleep(millisPerBatch);
          listener.batchDone(epoch, batch, BATCHES);
        }
        if (epoch == failingEpoch) {
          control.fail(Problem.of("training.notFinite", "NaN", "" + epoch, "1", "0.5"));
          return control.state();
        }
        listener.epochDone(report(config, epoch), null);
        control.epochDone();
      }
      control.finish();
    } catch (InterruptedException e) {
      control.cancel();
      Thread.currentThread().interrupt();
    }
    return control.state();
  }

  /** What is reported of an epoch. */
  public static EpochReport report(TrainingConfig config, int epoch) {
    int wrong = Math.max(0, PAIRS / (epoch + 1) - PAIRS / 11);
    float[] probabilities = new float[2 * config.bits()];
    Predictions test =
        new Predictions(config.bits(), new long[] {3, 2}, new long[] {1, 1}, probabilities);
    double loss = epoch == 0 ? Double.NaN : 49.0 / epoch;
    Weights weights = Weights.initial(config.layout(), new TorchRandom(config.seed()));
    return new EpochReport(
        epoch,
        loss,
        0.5,
        test,
        new PairCheck(PAIRS, wrong, 0, 0, false),
        wrong > 0 ? SampleRules.broken(3) : SampleRules.kept(),
        weights,
        900,
        100);
  }
}
