package dev.gatescope.report;

import dev.gatescope.eval.Predictions;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import java.util.List;
import java.util.stream.IntStream;

/** The two plots of a run, in the user's language. */
public final class RunPlots {
  /** Pixels of a file of its own. */
  public static final int WIDTH = 800;

  public static final int HEIGHT = 500;

  private RunPlots() {}

  /** The loss of every trained epoch. */
  public static SvgPlot loss(
      List<EpochSummary> epochs, boolean logarithmic, String footer, Messages messages) {
    List<EpochSummary> trained = epochs.stream().filter(epoch -> epoch.epoch() >= 1).toList();
    return new SvgPlot(
        new SvgPlot.Labels(
            messages.text("charts.loss.title"),
            messages.text("charts.loss.x"),
            messages.text("charts.loss.y"),
            footer,
            ""),
        SvgPlot.Marks.CURVE,
        trained.stream().mapToDouble(EpochSummary::epoch).toArray(),
        trained.stream().mapToDouble(EpochSummary::loss).toArray(),
        logarithmic);
  }

  /** The absolute error of every test sample. */
  public static SvgPlot errors(
      Predictions test, boolean logarithmic, String footer, Messages messages) {
    return new SvgPlot(
        new SvgPlot.Labels(
            messages.text("charts.errors.title"),
            messages.text("charts.errors.x"),
            messages.text("charts.errors.y"),
            footer,
            messages.text("charts.errors.allRight")),
        SvgPlot.Marks.STEMS,
        IntStream.range(0, test.count()).asDoubleStream().toArray(),
        IntStream.range(0, test.count()).mapToDouble(test::absoluteError).toArray(),
        logarithmic);
  }
}
