package dev.gatescope.ui.flow;

import dev.gatescope.ui.common.NumberText;
import java.util.Locale;

/** How numbers are written in the diagram: as short as the place asks for. */
final class Numbers {
  private Numbers() {}

  /** For formulas: three decimals, none for whole numbers, and none but zero reads as zero. */
  static String exact(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1000;
    return whole ? NumberText.whole(Math.round(value)) : NumberText.revealing(value, 3);
  }

  /** For boxes: two decimals, at most five characters for values of gates and states. */
  static String brief(double value) {
    return NumberText.fixed(value, Math.abs(value) < 99.95 ? 2 : 0);
  }

  /** Like {@link #brief}, but a small value is written as a power of ten: 4e−6. */
  static String tiny(double value) {
    if (value != 0 && Math.abs(value) < 0.005) {
      return String.format(Locale.ROOT, "%.0e", value)
          .replaceFirst("e-0?", "e-")
          .replace("-", NumberText.MINUS);
    }
    return brief(value);
  }
}
