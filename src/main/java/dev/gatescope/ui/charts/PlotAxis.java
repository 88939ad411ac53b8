package dev.gatescope.ui.charts;

import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import java.util.function.Supplier;

/** An axis whose automatic range is the one that its plot's data asks for. */
final class PlotAxis extends DefaultNumericAxis {
  private final Supplier<PlotRange> wanted;

  PlotAxis(String name, Supplier<PlotRange> wanted) {
    super(name, null);
    this.wanted = wanted;
    setAutoRanging(true);
    setAnimated(false);
  }

  @Override
  protected AxisRange autoRange(double min, double max, double length, double labelSize) {
    PlotRange range = wanted.get();
    return computeRange(range.min(), range.max(), length, labelSize);
  }

  /** Shows this range until {@link #showAll}. */
  void show(PlotRange range) {
    setAutoRanging(false);
    set(range.min(), range.max());
    invalidateRange();
  }

  void showAll() {
    setAutoRanging(true);
    invalidateRange();
  }
}
