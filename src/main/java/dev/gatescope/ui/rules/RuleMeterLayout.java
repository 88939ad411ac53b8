package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;

/**
 * Where the meter's parts stand: at the left the rule, at its right the numbers over a strip with
 * the run's history.
 */
record RuleMeterLayout(double width, double height) {
  static final double HEADER = 22;

  /** Room for the strips' axis. */
  static final double FOOT = 16;

  /** Middles of the rule's digits: a, b, borrow in, an arrow, difference, borrow out. */
  private static final double[] DIGITS = {14, 32, 60, 84, 104, 134};

  private static final double MAX_ROW = 60;
  private static final double MAX_STRIP = 16;
  private static final double STRIP_LEFT = 166;

  /** Narrower meters have their digits nearer to each other. */
  private static final double NARROW = 290;

  private static final double NARROWED = 0.83;

  /** The accuracy and both margins beside each other. */
  private static final double ALL_NUMBERS = 118;

  private static final double NUMBERS = 21;

  private double squeeze() {
    return width < NARROW ? NARROWED : 1;
  }

  /**
   * The middle of a part of the rule.
   *
   * @param place 0 for a, 1 for b, 2 for the borrow in, 3 for the arrow, 4 for the difference, 5
   *     for the borrow out
   */
  double digit(int place) {
    return DIGITS[place] * squeeze();
  }

  /** False where the mean margin would stand on the accuracy. */
  boolean hasMean() {
    return stripWidth() >= ALL_NUMBERS;
  }

  double rowHeight() {
    return Math.clamp((height - HEADER - FOOT) / Rule.ALL.size(), 12, MAX_ROW);
  }

  double rowTop(int row) {
    return HEADER + row * rowHeight();
  }

  double bottom() {
    return rowTop(Rule.ALL.size());
  }

  /** False where rows are too low for more than the numbers. */
  boolean hasStrips() {
    return rowHeight() >= 28;
  }

  double stripLeft() {
    return STRIP_LEFT * squeeze();
  }

  double stripWidth() {
    return Math.max(20, width - stripLeft() - 4);
  }

  double stripTop(int row) {
    return rowTop(row) + NUMBERS;
  }

  double stripHeight() {
    return Math.clamp(rowHeight() - NUMBERS - 5, 2, MAX_STRIP);
  }

  /** The middle of the line of numbers. */
  double numbersLine(int row) {
    return rowTop(row) + (hasStrips() ? 12 : rowHeight() / 2);
  }

  /** Where the accuracy begins. */
  double accuracyLeft() {
    return STRIP_LEFT * squeeze();
  }

  /** Where the mean margin ends. */
  double meanRight() {
    return stripLeft() + stripWidth() * 0.68;
  }

  /** Where the smallest margin ends. */
  double smallestRight() {
    return stripLeft() + stripWidth();
  }

  /** The row at a height, or -1. */
  int row(double y) {
    int row = (int) Math.floor((y - HEADER) / rowHeight());
    return row >= 0 && row < Rule.ALL.size() ? row : -1;
  }

  /**
   * The entry of a history at a point of its strip, or -1.
   *
   * @param entries how many the strip shows
   */
  int entry(double x, double y, int entries) {
    int row = row(y);
    if (row < 0 || !hasStrips() || y < stripTop(row) - 2 || x < stripLeft() || entries == 0) {
      return -1;
    }
    int entry = (int) ((x - stripLeft()) / entryWidth(entries));
    return entry < entries ? entry : -1;
  }

  /** Width of an entry: few do not get broad. */
  double entryWidth(int entries) {
    return Math.min(16, stripWidth() / entries);
  }
}
