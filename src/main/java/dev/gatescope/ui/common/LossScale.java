package dev.gatescope.ui.common;

import dev.gatescope.text.Numbers;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The vertical axis of a chart of losses.
 *
 * @param bottom the smallest loss of the axis; of a logarithmic one its decimal logarithm
 * @param top the same of the largest
 */
public record LossScale(boolean logarithmic, double bottom, double top) {
  /**
   * An axis between round numbers that has room for all losses; those that are not positive numbers
   * are not looked at.
   */
  public static LossScale of(boolean logarithmic, DoubleStream losses) {
    DoubleSummaryStatistics all =
        losses.filter(loss -> loss > 0 && Double.isFinite(loss)).summaryStatistics();
    boolean any = all.getCount() > 0;
    if (logarithmic) {
      double top = any ? Math.ceil(Math.log10(all.getMax())) : 2;
      double bottom = any ? Math.min(top - 1, Math.floor(Math.log10(all.getMin()))) : 1;
      return new LossScale(true, bottom, top);
    }
    double largest = any ? all.getMax() : 1;
    double step = step(largest);
    return new LossScale(false, 0, step * Math.ceil(largest / step));
  }

  /** A round step that divides a range into two to five. */
  private static double step(double largest) {
    double power = Math.pow(10, Math.floor(Math.log10(largest)));
    double parts = largest / power;
    return parts > 4 ? 2 * power : parts > 2 ? power : 0.5 * power;
  }

  /**
   * The losses to be marked, from the bottom.
   *
   * @param most of a logarithmic axis, between which whole powers of ten are left out
   */
  public double[] ticks(int most) {
    double step = logarithmic ? Math.max(1, Math.ceil((top - bottom) / most)) : step(top);
    double end = top + step / 100;
    return DoubleStream.iterate(bottom, value -> value < end, value -> value + step)
        .map(value -> logarithmic ? Math.pow(10, value) : value)
        .toArray();
  }

  /** A marked loss: three digits are all that a round number has. */
  public static String label(double tick) {
    return Numbers.rounded(tick, 3);
  }

  /** How far below the top a loss lies: 0 at the top, 1 at the bottom. */
  public double depth(double loss) {
    double value = logarithmic ? Math.log10(Math.max(loss, Double.MIN_NORMAL)) : loss;
    return (top - value) / (top - bottom);
  }
}
