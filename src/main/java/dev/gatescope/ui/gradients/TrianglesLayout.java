package dev.gatescope.ui.gradients;

import javafx.geometry.Rectangle2D;

/**
 * Where the triangles stand: beside each other, bits down, steps across; and the chart of decay
 * right of them or below, where there is room. Lengths in pixels.
 *
 * @param pitch from one triangle to the next
 * @param cell side of a cell: whole pixels unless cells are tiny
 * @param chart null without room
 */
record TrianglesLayout(int panels, int steps, double pitch, double cell, Rectangle2D chart) {
  /** Numbers of bits, left of a triangle. */
  static final double AXIS = 26;

  /** Two lines: what it is, and what becomes of it. */
  static final double HEADER = 36;

  private static final double FOOTER = 15;
  private static final double GAP = 26;
  private static final double TITLE_WIDTH = 136;
  private static final double MAX_CELL = 64;
  private static final double CHART_MIN_WIDTH = 230;
  private static final double CHART_GOOD_WIDTH = 480;
  private static final double CHART_MIN_HEIGHT = 150;
  private static final double CHART_MAX_WIDTH = 900;
  private static final double CHART_MAX_HEIGHT = 460;

  /** A cell of one triangle. */
  record Place(int panel, int bit, int step) {}

  static TrianglesLayout of(double width, double height, int panels, int steps) {
    double cell =
        Math.min((width / panels - GAP - AXIS) / steps, (height - HEADER - FOOTER) / steps);
    double side = snap(Math.clamp(cell, 0.5, MAX_CELL)) * steps;
    double pitch = Math.min(width / panels, Math.max(AXIS + side, TITLE_WIDTH) + GAP);
    double bottom = HEADER + side + FOOTER + GAP;
    return new TrianglesLayout(
        panels, steps, pitch, side / steps, chart(width, height, panels * pitch + GAP, bottom));
  }

  private static Rectangle2D chart(double width, double height, double right, double bottom) {
    double beside = width - right;
    double below = height - bottom;
    if (beside >= CHART_GOOD_WIDTH || (below < CHART_MIN_HEIGHT && beside >= CHART_MIN_WIDTH)) {
      double tall = Math.min(height, Math.max(bottom - GAP, CHART_MIN_HEIGHT));
      return new Rectangle2D(right, 0, Math.min(beside, CHART_MAX_WIDTH), tall);
    }
    return below < CHART_MIN_HEIGHT
        ? null
        : new Rectangle2D(
            0, bottom, Math.min(width, CHART_MAX_WIDTH), Math.min(below, CHART_MAX_HEIGHT));
  }

  private static double snap(double length) {
    return length >= 4 ? Math.floor(length) : length;
  }

  double side() {
    return cell * steps;
  }

  /** Left edge of a triangle's cells. */
  double x(int panel) {
    return panel * pitch + AXIS;
  }

  /** Top edge of the cells. */
  double y() {
    return HEADER;
  }

  /** The cell under a point, or null. */
  Place at(double x, double y) {
    for (int panel = 0; panel < panels; panel++) {
      int step = (int) Math.floor((x - x(panel)) / cell);
      int bit = (int) Math.floor((y - y()) / cell);
      if (bit >= 0 && bit < steps && step >= 0 && step <= bit) {
        return new Place(panel, bit, step);
      }
    }
    return null;
  }
}
