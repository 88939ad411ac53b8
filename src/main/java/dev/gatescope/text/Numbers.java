package dev.gatescope.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: as many digits as mean something, without closing zeros. */
public final class Numbers {
  /** All the digits that a float has. */
  private static final int FLOAT_DIGITS = 9;

  private Numbers() {}

  /** Nine significant digits. */
  public static String exact(double value) {
    return rounded(value, FLOAT_DIGITS);
  }

  /** The least of 1, 2 or 5 times a power of ten that is at least a positive number. */
  public static double roundUp(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double parts = least / power;
    return power * (parts <= 1 ? 1 : parts <= 2 ? 2 : parts <= 5 ? 5 : 10);
  }

  /** A probability: four decimals, seven where those would hide how near to 0 or 1 it is. */
  public static String probability(double value) {
    double edge = Math.min(value, 1 - value);
    return value > 0 && value < 5e-8
        ? rounded(value, 2)
        : String.format(Locale.ROOT, edge < 1e-3 ? "%.7f" : "%.4f", value);
  }

  /** A number of significant digits; 2.5e-7 for what is very small or very large. */
  public static String rounded(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal number =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = number.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 9) {
      return shortest.toPlainString();
    }
    BigDecimal mantissa = shortest.scaleByPowerOfTen(-exponent);
    return mantissa.toPlainString() + "e" + exponent;
  }
}
