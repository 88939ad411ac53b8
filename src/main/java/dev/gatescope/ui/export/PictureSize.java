package dev.gatescope.ui.export;

import dev.gatescope.text.Problem;

/**
 * How large a picture is.
 *
 * @param width in pixels at scale 1
 * @param height in pixels at scale 1
 * @param scale 1, 2 or 4: how many pixels each of those becomes, in both directions
 */
public record PictureSize(int width, int height, int scale) {
  public static final int MIN = 200;
  public static final int MAX = 4000;

  /** What a graphics card can be expected to hold in one picture. */
  public static final int MAX_PIXELS = 8000;

  private static final long MEGABYTE = 1_000_000;

  /**
   * @throws dev.gatescope.text.ProblemException naming the value and what would be right
   */
  public PictureSize {
    check(width);
    check(height);
    if (scale < 1 || Math.max(width, height) * scale > MAX_PIXELS) {
      throw Problem.of(
              "picture.scale",
              Integer.toString(scale),
              Integer.toString(width * scale),
              Integer.toString(height * scale),
              Integer.toString(MAX_PIXELS))
          .asException();
    }
    requireMemory(width * scale, height * scale, Runtime.getRuntime().maxMemory());
  }

  /** Four bytes a pixel for the picture, and five more where frames of an animation are counted. */
  static void requireMemory(long pixelWidth, long pixelHeight, long heap) {
    long needed = 9 * pixelWidth * pixelHeight;
    long most = heap / 4 * 3;
    if (needed > most) {
      throw Problem.of(
              "picture.memory",
              Long.toString(pixelWidth),
              Long.toString(pixelHeight),
              Math.ceilDiv(needed, MEGABYTE),
              most / MEGABYTE)
          .asException();
    }
  }

  private static void check(int pixels) {
    if (pixels < MIN || pixels > MAX) {
      throw Problem.of(
              "picture.size",
              Integer.toString(pixels),
              Integer.toString(MIN),
              Integer.toString(MAX))
          .asException();
    }
  }

  /**
   * The same from what a user typed.
   *
   * @throws dev.gatescope.text.ProblemException naming the value and what would be right
   */
  public static PictureSize parse(String width, String height, int scale) {
    return new PictureSize(pixels(width), pixels(height), scale);
  }

  private static int pixels(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.of("picture.size", text, Integer.toString(MIN), Integer.toString(MAX))
          .asException(e);
    }
  }

  public int pixelWidth() {
    return width * scale;
  }

  public int pixelHeight() {
    return height * scale;
  }
}
