package dev.gatescope.ui.charts;

/**
 * What an axis shows, from where to where.
 *
 * @param min smallest value shown; above 0 on a logarithmic axis
 * @param max largest value shown; above min
 */
public record PlotRange(double min, double max) {
  /** From 0 to a little above the largest value, so that its point is not cut off. */
  public static PlotRange fromZero(double largest) {
    return largest > 0 && Double.isFinite(largest)
        ? new PlotRange(0, 1.06 * largest)
        : new PlotRange(0, 1);
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
