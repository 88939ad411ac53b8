package dev.gatescope.ui.flow;

import java.util.Locale;

/** How numbers are written in the diagram: a true minus sign, few digits. */
final class Numbers {
  private Numbers() {}

  /** Three decimals; small values in powers of ten, so that none but zero reads as zero. */
  static String exact(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1000) {
      return minus(String.format(Locale.ROOT, "%d", Math.round(value)));
    }
    double size = Math.abs(value);
    if (size < 0.0005 || size >= 10_000) {
      return minus(String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0?", "e$1"));
    }
    return minus(String.format(Locale.ROOT, "%.3f", value));
  }

  /** Two decimals, at most five characters for values of gates and states. */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.2f" : "%.0f", value);
    return text.equals("-0.00") ? "0.00" : minus(text);
  }

  /** Like {@link #brief}, but a small value is written as a power of ten: 4e−6. */
  static String tiny(double value) {
    if (value != 0 && Math.abs(value) < 0.005) {
      return minus(String.format(Locale.ROOT, "%.0e", value).replaceFirst("e-0?", "e-"));
    }
    return brief(value);
  }

  private static String minus(String text) {
    return text.replace("e+", "e").replace('-', '−');
  }
}
