package dev.gatescope.ui.stretch;

import java.util.List;

/**
 * Where the parts of the drawing stand: one panel a width, beside each other, in which a bit has
 * the same breadth everywhere; in each the accuracy above the margins.
 *
 * @param bits of the panels
 */
record StretchLayout(double width, double height, List<Integer> bits) {
  /** Room for the names and numbers of the vertical axes. */
  static final double LEFT = 54;

  static final double TITLE = 22;

  /** Between both charts: a line of text. */
  static final double BETWEEN = 17;

  static final double AXIS = 16;

  private static final double RIGHT = 8;
  private static final double GAP = 24;

  /** The margins have values on both sides of a line, and need more room. */
  private static final double ACCURACY_SHARE = 0.42;

  /**
   * A bit of a panel.
   *
   * @param panel index of its width
   */
  record Place(int panel, int bit) {}

  /** Breadth of a bit. */
  double cell() {
    double all = bits.stream().mapToInt(Integer::intValue).sum();
    double room = width - LEFT - RIGHT - GAP * (bits.size() - 1);
    return Math.max(0.5, room / all);
  }

  double panelLeft(int panel) {
    double before = bits.stream().limit(panel).mapToInt(Integer::intValue).sum();
    return Math.round(LEFT + before * cell() + panel * GAP);
  }

  /** Left edge of a bit; of the one after the last, the panel's right edge. */
  double x(int panel, int bit) {
    return Math.round(panelLeft(panel) + bit * cell());
  }

  double middle(int panel, int bit) {
    return panelLeft(panel) + (bit + 0.5) * cell();
  }

  double accuracyTop() {
    return TITLE;
  }

  double accuracyHeight() {
    return Math.max(8, Math.round((height - TITLE - BETWEEN - AXIS) * ACCURACY_SHARE));
  }

  double accuracyBottom() {
    return accuracyTop() + accuracyHeight();
  }

  double marginTop() {
    return accuracyBottom() + BETWEEN;
  }

  double marginBottom() {
    return Math.max(marginTop() + 8, height - AXIS);
  }

  /** The bit at a point, or null. */
  Place at(double x, double y) {
    if (y < 0 || y > height) {
      return null;
    }
    for (int panel = 0; panel < bits.size(); panel++) {
      double offset = x - panelLeft(panel);
      if (offset >= 0 && offset < bits.get(panel) * cell()) {
        return new Place(panel, (int) (offset / cell()));
      }
    }
    return null;
  }
}
