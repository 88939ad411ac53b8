package dev.gatescope.ui.charts;

import dev.gatescope.train.EpochReport;
import java.util.List;

/** The loss of every trained epoch, against the epoch; epoch 0 has none. */
public final class LossData extends PlotData {
  public LossData() {
    super("loss");
  }

  /** Adds what came after the reports that are shown. */
  public void append(List<EpochReport> reports) {
    List<EpochReport> trained = reports.stream().filter(report -> report.epoch() >= 1).toList();
    if (trained.isEmpty()) {
      return;
    }
    append(
        trained.stream().mapToDouble(EpochReport::epoch).toArray(),
        trained.stream().mapToDouble(report -> finite(report.loss())).toArray());
  }

  public void clear() {
    replace(new double[0], new double[0]);
  }

  private static double finite(double loss) {
    return Double.isFinite(loss) ? loss : Double.NaN;
  }
}
