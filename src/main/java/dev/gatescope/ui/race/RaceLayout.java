package dev.gatescope.ui.race;

import dev.gatescope.ui.common.EpochAxis;

/**
 * Where the parts of the drawing stand: the losses at the left; at the right the table of the
 * lanes, and below it, where there is room, their meters.
 */
record RaceLayout(double width, double height) {
  static final double LEFT = 46;

  /** Room for the title over the plot. */
  static final double TOP = 24;

  static final double BOTTOM = 20;

  /** The middle of the line of titles. */
  static final double TITLE_LINE = 10;

  /** Room for the lanes' names at the ends of their lines. */
  private static final double NAMES = 74;

  private static final double GAP = 14;
  private static final double LEAST_TABLE = 556;
  private static final double MOST_TABLE = 800;
  private static final double TALL = 340;

  /** True where there is room for the meters. */
  boolean isTall() {
    return height >= TALL;
  }

  double plotWidth() {
    return Math.max(1, width - LEFT - NAMES - GAP - tableWidth());
  }

  double plotBottom() {
    return Math.max(TOP + 1, height - BOTTOM);
  }

  double tableLeft() {
    return width - tableWidth();
  }

  double tableWidth() {
    return Math.clamp(width * 0.45, LEAST_TABLE, MOST_TABLE);
  }

  double rowHeight(int lanes) {
    return isTall() ? 34 : Math.clamp((height - TOP - 6) / lanes, 20, 36);
  }

  /** Where the meters begin. */
  double metersTop(int lanes) {
    return TOP + lanes * rowHeight(lanes) + 26;
  }

  EpochAxis axis(int epochs) {
    return new EpochAxis(LEFT, plotWidth(), epochs);
  }
}
