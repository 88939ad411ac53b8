package dev.gatescope.ui.charts;

import dev.gatescope.text.Numbers;
import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import java.util.function.Supplier;
import javafx.util.StringConverter;

/** An axis whose automatic range is the one that its plot's data asks for. */
final class PlotAxis extends DefaultNumericAxis {
  private final Supplier<PlotRange> wanted;
  private final boolean whole;

  /**
   * @param whole the values are whole numbers, and so are the ticks
   */
  PlotAxis(String name, boolean whole, Supplier<PlotRange> wanted) {
    super(name, null);
    this.wanted = wanted;
    this.whole = whole;
    setAutoRanging(true);
    setAnimated(false);
    setTickLabelFormatter(new TickText());
  }

  @Override
  protected AxisRange autoRange(double min, double max, double length, double labelSize) {
    PlotRange range = wanted.get();
    return computeRange(range.min(), range.max(), length, labelSize);
  }

  /** One, two or five times a power of ten, and room for every label. */
  @Override
  public double computePreferredTickUnit(double axisLength) {
    double labelSize = getTickLabelFont().getSize() * (getSide().isHorizontal() ? 5 : 2.5);
    double range = getMax() - getMin();
    double raw = range / Math.clamp(Math.floor(axisLength / labelSize), 2, 10);
    if (!(raw > 0) || Double.isInfinite(raw)) {
      return 1;
    }
    double decade = Math.pow(10, Math.floor(Math.log10(raw)));
    double unit = raw <= decade ? 1 : raw <= 2 * decade ? 2 : raw <= 5 * decade ? 5 : 10;
    if (unit * decade > range) {
      // One tick alone would say nothing of the scale.
      unit = unit == 5 ? 2 : unit / 2;
    }
    return whole ? Math.max(1, unit * decade) : unit * decade;
  }

  /** Other labels may be wider: ChartFX would keep the old width. */
  @Override
  public void invalidateRange() {
    super.invalidateRange();
    requestAxisLayout();
    if (getParent() != null) {
      getParent().requestLayout();
    }
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

  /** 0.001 on a logarithmic axis too, where ChartFX would write 0.0010. */
  private static final class TickText extends StringConverter<Number> {
    @Override
    public String toString(Number value) {
      return Numbers.exact(value.doubleValue());
    }

    @Override
    public Number fromString(String text) {
      return Double.valueOf(text);
    }
  }
}
