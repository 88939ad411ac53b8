package dev.gatescope.ui.run;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.ui.common.NumberText;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers of a run as the badges print them. */
public final class RunText {
  /** For what is not known, and for what is not a number. */
  static final String NONE = "–";

  private RunText() {}

  /** Four significant digits or so: 49.12, 0.0831, 2.13e-5; NaN is printed as such. */
  static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < 1e-3 || size >= 1e6) {
      return format("0.00E0", value).replace("E", "e");
    }
    return format(size < 1 ? "0.000#" : size < 10 ? "0.000" : size < 100 ? "0.00" : "0.0", value);
  }

  /** The share of right pairs, never rounded up to 100 % while one is wrong. */
  static String share(PairCheck check) {
    if (check.pairs() == 0) {
      return NONE;
    }
    return NumberText.percent((double) (check.pairs() - check.wrong()) / check.pairs());
  }

  /** 0:07, 12:30, 1:02:03. */
  public static String duration(double millis) {
    long seconds = Math.round(millis / 1000);
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    return hours > 0
        ? "%d:%02d:%02d".formatted(hours, minutes, seconds % 60)
        : "%d:%02d".formatted(minutes, seconds % 60);
  }

  private static String format(String pattern, double value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
