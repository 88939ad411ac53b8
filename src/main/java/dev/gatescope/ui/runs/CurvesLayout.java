package dev.gatescope.ui.runs;

import dev.gatescope.ui.common.EpochAxis;

/** Where the parts of the chart stand: the losses, and at their right what the cursor reads. */
record CurvesLayout(double width, double height) {
  static final double LEFT = 46;

  /** Room for the titles over the plot. */
  static final double TOP = 24;

  static final double BOTTOM = 20;

  /** The middle of the line of titles. */
  static final double TITLE_LINE = 10;

  static final double GAP = 10;
  static final double NAME = 78;

  /** A column of numbers. */
  static final double COLUMN = 58;

  private static final double WIDE = 620;

  /** True where there is room for more than the loss. */
  boolean isWide() {
    return width >= WIDE;
  }

  int columns() {
    return isWide() ? 3 : 1;
  }

  double plotRight() {
    return Math.max(LEFT + 1, width - 2 * GAP - NAME - columns() * COLUMN);
  }

  double plotWidth() {
    return plotRight() - LEFT;
  }

  double plotBottom() {
    return Math.max(TOP + 1, height - BOTTOM);
  }

  double plotHeight() {
    return plotBottom() - TOP;
  }

  double nameLeft() {
    return plotRight() + GAP;
  }

  /** Where the numbers of a column end. */
  double columnRight(int column) {
    return nameLeft() + NAME + (column + 1) * COLUMN;
  }

  EpochAxis axis(int epochs) {
    return new EpochAxis(LEFT, plotWidth(), epochs);
  }
}
