package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import dev.gatescope.text.Numbers;

/**
 * The common scale of all margins: it holds zero, ends at whole steps, and a step is 1, 2 or 5
 * times a power of ten.
 */
record MarginScale(double bottom, double top, double step) {
  /**
   * @param parts how many steps there may be at most, about
   */
  static MarginScale of(StretchPicture picture, int parts) {
    double lowest = 0;
    double highest = 0;
    for (Stretch width : picture.widths()) {
      for (Stretch.Place place : width.places()) {
        lowest = least(lowest, place.smallestMargin());
        lowest = least(lowest, place.meanMargin());
        highest = -least(-highest, -place.meanMargin());
        highest = -least(-highest, -place.smallestMargin());
      }
    }
    double range = highest > lowest ? highest - lowest : 1;
    double step = Numbers.roundUp(range / Math.max(1, parts));
    return new MarginScale(
        step * Math.floor(lowest / step), step * Math.ceil((lowest + range) / step), step);
  }

  /** Overflowing networks have margins that are no numbers. */
  private static double least(double before, double margin) {
    return Double.isFinite(margin) ? Math.min(before, margin) : before;
  }

  /** How many decimals tell the steps apart. */
  int decimals() {
    return Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
  }

  /** Where a margin stands between the bottom (0) and the top (1). */
  double share(double margin) {
    return (margin - bottom) / (top - bottom);
  }
}
