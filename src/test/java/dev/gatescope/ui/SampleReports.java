package dev.gatescope.ui;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.SampleRules;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/** Reports as a run makes them, with errors at known samples. */
public final class SampleReports {
  private static final Weights WEIGHTS =
      Weights.initial(TrainingConfig.article().layout(), new TorchRandom(822));

  private SampleReports() {}

  /** Sample i is (i % 200 + 50) - (i % 40 + 1); one bit is flipped at each of some samples. */
  public static Predictions predictions(int count, int flippedBit, Integer... wrong) {
    long[] a = new long[count];
    long[] b = new long[count];
    float[] probabilities = new float[count * 8];
    for (int i = 0; i < count; i++) {
      a[i] = i % 200 + 50L;
      b[i] = i % 40 + 1L;
      boolean isWrong = List.of(wrong).contains(i);
      for (int t = 0; t < 8; t++) {
        long bit = (a[i] - b[i]) >>> t & 1;
        boolean flip = isWrong && t == flippedBit;
        probabilities[i * 8 + t] = (bit == 1) != flip ? 0.9f : 0.1f;
      }
    }
    return new Predictions(8, a, b, probabilities);
  }

  public static EpochReport report(int epoch, double loss, Predictions test) {
    return new EpochReport(
        epoch,
        loss,
        loss / 71,
        test,
        new PairCheck(10, 1, 20, 2, false),
        SampleRules.broken(3),
        WEIGHTS,
        5,
        1);
  }

  /** A report of a network that is sure of each bit, and of half of them wrongly. */
  public static EpochReport stuck(int epoch) {
    Predictions right = predictions(1000, 0);
    long[] a = new long[1000];
    long[] b = new long[1000];
    float[] sure = new float[8000];
    for (int i = 0; i < 1000; i++) {
      a[i] = right.pair(i).a();
      b[i] = right.pair(i).b();
      for (int t = 0; t < 8; t++) {
        sure[i * 8 + t] = t % 2;
      }
    }
    return report(epoch, 3000, new Predictions(8, a, b, sure));
  }

  /** A report whose weights alone matter. */
  public static EpochReport of(int epoch, Weights weights) {
    EpochReport other = report(epoch, 1, predictions(1, 0));
    return new EpochReport(
        epoch, 1, 1, other.test(), other.allPairs(), other.rules(), weights, 1, 1);
  }

  /** Epochs first to last with loss 100 / epoch; epoch 0 has none. */
  public static List<EpochReport> epochs(int first, int last) {
    Predictions test = predictions(1000, 6, 100, 900);
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch = first; epoch <= last; epoch++) {
      reports.add(report(epoch, epoch == 0 ? Double.NaN : 100.0 / epoch, test));
    }
    return reports;
  }
}
