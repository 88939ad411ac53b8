package dev.gatescope.eval;

/**
 * Some values in figures. Values that are not finite are counted apart, and nothing else is made of
 * them. Immutable.
 *
 * @param count of all values
 * @param notFinite how many of them are NaN or infinite
 * @param mean NaN if no value is finite, as the others
 * @param deviation the standard deviation, of the values themselves (divided by their number)
 * @param min the smallest
 * @param max the largest
 * @param norm root of the sum of squares
 */
public record WeightStatistics(
    int count, int notFinite, double mean, double deviation, double min, double max, double norm) {

  public static WeightStatistics of(float[] values) {
    int finite = 0;
    double sum = 0;
    double squares = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite++;
        sum += value;
        squares += (double) value * value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (finite == 0) {
      return new WeightStatistics(
          values.length, values.length, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = sum / finite;
    double apart = 0;
    for (float value : values) {
      apart += Float.isFinite(value) ? (value - mean) * (value - mean) : 0;
    }
    return new WeightStatistics(
        values.length,
        values.length - finite,
        mean,
        Math.sqrt(apart / finite),
        min,
        max,
        Math.sqrt(squares));
  }

  /** The largest magnitude; 0 if no value is finite. */
  public double largest() {
    return Double.isNaN(min) ? 0 : Math.max(Math.abs(min), Math.abs(max));
  }

  /**
   * How many values fall into each of equal bins from -limit to limit; the ends belong to the outer
   * bins, and what is beyond or no finite number to none.
   */
  public static int[] histogram(float[] values, double limit, int bins) {
    int[] counts = new int[bins];
    for (float value : values) {
      if (Math.abs(value) <= limit) {
        int bin = (int) ((value + limit) / (2 * limit) * bins);
        counts[Math.clamp(bin, 0, bins - 1)]++;
      }
    }
    return counts;
  }
}
