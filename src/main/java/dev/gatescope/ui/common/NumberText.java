package dev.gatescope.ui.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as they are shown: a true minus sign (U+2212), a point as decimal mark in every language,
 * and a fixed number of decimals so that columns align.
 */
public final class NumberText {
  /** The sign that has the width of a plus, unlike the hyphen. */
  public static final String MINUS = "\u2212";

  private NumberText() {}

  /** With fixed decimals; what rounds to zero has no sign. NaN and infinities are named. */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : MINUS + "∞";
    }
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? MINUS + digits : digits;
  }

  /** The same with a plus sign before positive values. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value > 0 && !zero ? "+" + text : text;
  }

  /**
   * With fixed decimals, but a value that would be shown as zero and is not is written with its
   * power of ten: 2.1e−6.
   */
  public static String revealing(double value, int decimals) {
    boolean hidden = value != 0 && Math.abs(value) < 0.5 * Math.pow(10, -decimals);
    return hidden
        ? String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-").replace("-", MINUS)
        : fixed(value, decimals);
  }

  /** A probability: four decimals, seven where those would hide how near to 0 or 1 it is. */
  public static String probability(double value) {
    return revealing(value, probabilityDecimals(value));
  }

  /** The decimals of {@link #probability}. */
  public static int probabilityDecimals(double value) {
    return Math.min(value, 1 - value) < 1e-3 ? 7 : 4;
  }

  /** A share of 1 in percent: only all of it is 100 %, and only nothing is 0 %. */
  public static String percent(double share) {
    return percent(share, 2);
  }

  /** The same with a number of decimals; the rest is cut off, never rounded up. */
  public static String percent(double share, int decimals) {
    if (Double.isNaN(share)) {
      return "\u2013";
    }
    if (share == 0 || share == 1) {
      return fixed(100 * share, 0) + " %";
    }
    // The decimal number that the double stands for: the double itself may be a little less.
    BigDecimal cut =
        BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.FLOOR);
    String number =
        cut.signum() == 0
            ? "< " + BigDecimal.ONE.movePointLeft(decimals).toPlainString()
            : cut.toPlainString();
    return number + " %";
  }

  /** A whole number. */
  public static String whole(long value) {
    return Long.toString(value).replace("-", MINUS);
  }
}
