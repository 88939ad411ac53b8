package dev.gatescope.ui.charts;

import io.fair_acc.dataset.spi.DoubleDataSet;

/**
 * The points of one plot, by growing x, and the ranges that show them all. A y that is not a finite
 * number is kept as NaN: it leaves a gap and disturbs no range. Changed on the JavaFX thread alone
 * (or by the one thread that has it), with one notification a change.
 */
public abstract class PlotData {
  private final FxDataSet dataSet;
  private double maxX;
  private double maxY;
  private double smallestPositive;

  protected PlotData(String name) {
    dataSet = new FxDataSet(name);
    forgetRanges();
  }

  /** What ChartFX draws. */
  public final DoubleDataSet dataSet() {
    return dataSet;
  }

  public final int count() {
    return dataSet.getDataCount();
  }

  public final double x(int index) {
    return dataSet.get(DoubleDataSet.DIM_X, index);
  }

  /** NaN where there is no finite value. */
  public final double y(int index) {
    return dataSet.get(DoubleDataSet.DIM_Y, index);
  }

  public final PlotRange xRange() {
    return new PlotRange(0, 1.02 * Math.max(1, maxX));
  }

  public final PlotRange yRange(boolean logarithmic) {
    return logarithmic ? PlotRange.decades(smallestPositive, maxY) : PlotRange.fromZero(maxY);
  }

  /** The point whose x is nearest; -1 if there are no points. */
  public final int nearest(double x) {
    int low = 0;
    int high = count() - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (x(middle) <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high >= 0 && Math.abs(x(high) - x) < Math.abs(x(low) - x) ? high : Math.min(low, high);
  }

  /** Adds points after the last. */
  protected final void append(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      note(x[i], y[i]);
    }
    dataSet.add(x, y);
  }

  /** Replaces all points; takes the arrays over. */
  protected final void replace(double[] x, double[] y) {
    forgetRanges();
    for (int i = 0; i < x.length; i++) {
      note(x[i], y[i]);
    }
    dataSet.set(x, y, x.length, false);
  }

  private void note(double x, double y) {
    maxX = Math.max(maxX, x);
    if (y > maxY) {
      maxY = y;
    }
    if (y > 0 && !(smallestPositive <= y)) {
      smallestPositive = y;
    }
  }

  private void forgetRanges() {
    maxX = 0;
    maxY = 0;
    smallestPositive = Double.NaN;
  }
}
