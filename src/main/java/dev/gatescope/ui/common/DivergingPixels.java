package dev.gatescope.ui.common;

/** The palette's diverging scale as opaque ARGB pixels, looked up once for many values. */
public final class DivergingPixels {
  private static final int LEVELS = 256;

  private final int[] colours = new int[LEVELS + 1];
  private final int notANumber;

  public DivergingPixels(Palette palette) {
    for (int level = 0; level <= LEVELS; level++) {
      colours[level] = Palette.argb(palette.diverging(2.0 * level / LEVELS - 1, 1));
    }
    notANumber = Palette.argb(palette.diverging(Double.NaN, 1));
  }

  /** The colour of a value; {@code limit} has the full colour. */
  public int pixel(double value, double limit) {
    if (Double.isNaN(value)) {
      return notANumber;
    }
    double share = Math.clamp(value / limit, -1, 1);
    return colours[(int) Math.round((share + 1) / 2 * LEVELS)];
  }
}
