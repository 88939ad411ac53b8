package dev.gatescope.ui.formula;

/**
 * A set formula, in hundredths of the size of its letters: any size and colour is drawn from it.
 *
 * @param width of its box
 * @param height of its box, from top to bottom
 * @param path of glyphs and rules, as SVG writes it, from the box's left upper corner
 */
public record Outline(double width, double height, String path) {
  /** Size of the letters in the units of an outline. */
  public static final double UNITS = 100;
}
