package dev.gatescope.ui.charts;

import dev.gatescope.train.EpochSummary;
import java.util.List;

/** The loss of every trained epoch, against the epoch; epoch 0 has none. */
public final class LossData extends PlotData {
  public LossData() {
    super("loss");
  }

  /** Adds what came after the epochs that are shown. */
  public void append(List<EpochSummary> epochs) {
    List<EpochSummary> trained = epochs.stream().filter(report -> report.epoch() >= 1).toList();
    if (trained.isEmpty()) {
      return;
    }
    append(
        trained.stream().mapToDouble(EpochSummary::epoch).toArray(),
        trained.stream().mapToDouble(report -> finite(report.loss())).toArray());
  }

  public void clear() {
    replace(new double[0], new double[0]);
  }

  private static double finite(double loss) {
    return Double.isFinite(loss) ? loss : Double.NaN;
  }
}
