package dev.gatescope.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: as many digits as mean something. */
public final class Numbers {
  private static final MathContext FLOAT_DIGITS = new MathContext(9);

  private Numbers() {}

  /** Nine significant digits, all that a float has, without closing zeros. */
  public static String exact(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FLOAT_DIGITS);
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = rounded.stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e12 ? shortest.toPlainString() : shortest.toString();
  }
}
