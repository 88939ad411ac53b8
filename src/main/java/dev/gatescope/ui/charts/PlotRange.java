package dev.gatescope.ui.charts;

/**
 * What an axis shows, with ends that are easy to read.
 *
 * @param min smallest value shown; above 0 on a logarithmic axis
 * @param max largest value shown; above min
 */
public record PlotRange(double min, double max) {
  /** From 0 to the next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten. */
  public static PlotRange fromZero(double largest) {
    if (!(largest > 0) || Double.isInfinite(largest)) {
      return new PlotRange(0, 1);
    }
    double decade = Math.pow(10, Math.floor(Math.log10(largest)));
    for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
      if (largest <= step * decade) {
        return new PlotRange(0, step * decade);
      }
    }
    return new PlotRange(0, 10 * decade);
  }

  /**
   * Whole decades around values above 0.
   *
   * @param smallest the smallest value above 0, or NaN for none
   * @param largest the largest value
   */
  public static PlotRange decades(double smallest, double largest) {
    if (!(smallest > 0) || !(largest >= smallest) || Double.isInfinite(largest)) {
      return new PlotRange(0.1, 10);
    }
    double low = Math.floor(Math.log10(smallest));
    double high = Math.max(low + 1, Math.ceil(Math.log10(largest)));
    return new PlotRange(Math.pow(10, low), Math.pow(10, high));
  }

  public boolean contains(double value) {
    return value >= min && value <= max;
  }
}
