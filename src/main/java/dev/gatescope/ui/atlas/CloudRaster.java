package dev.gatescope.ui.atlas;

import dev.gatescope.ui.common.Palette;
import java.util.Arrays;
import javafx.scene.paint.Color;

/**
 * A cloud of points as pixels: where more points meet, the colour is fuller. Immutable; made off
 * the JavaFX thread.
 */
final class CloudRaster {
  /**
   * What is to be drawn.
   *
   * @param width in pixels
   * @param height in pixels
   * @param scale pixels a unit of length
   */
  record Request(
      PointCloud cloud, Colouring colouring, Palette palette, int width, int height, double scale) {
    /**
     * So many pixels as a drawing has, or fewer where those were too many to be held: then they are
     * drawn larger.
     *
     * @param width units of length
     * @param height units of length
     * @param scale pixels a unit of length
     */
    static Request of(
        PointCloud cloud,
        Colouring colouring,
        Palette palette,
        double width,
        double height,
        double scale) {
      double most = Math.sqrt(MAX_PIXELS / (width * height));
      double bounded = Math.min(scale, most);
      return new Request(
          cloud,
          colouring,
          palette,
          (int) Math.round(width * bounded),
          (int) Math.round(height * bounded),
          bounded);
    }
  }

  /** 64 MB, and as much again for the image of them. */
  static final int MAX_PIXELS = 1 << 24;

  /** Of how many pixels the points are counted at a time, in all groups together. */
  private static final int COUNTED_PIXELS = 1 << 20;

  /** What a single point covers of the background. */
  private static final double ALONE = 0.55;

  /** How many points on one pixel are needed for nearly the full colour. */
  private static final double CROWD = 12;

  private static final double LARGEST_RADIUS = 4;
  private static final double SMALLEST_RADIUS = 1.3;

  private final Request request;
  private final int[] pixels;

  private CloudRaster(Request request, int[] pixels) {
    this.request = request;
    this.pixels = pixels;
  }

  /** Draws a cloud. Millions of additions: not for the JavaFX thread. */
  static CloudRaster of(Request request) {
    int groups = request.colouring.groups(request.cloud.atlas());
    return of(request, Math.max(1, COUNTED_PIXELS / groups / Math.max(1, request.width)));
  }

  /**
   * The same, some rows at a time: a number for each pixel and group of a large picture would need
   * more memory than there may be.
   */
  static CloudRaster of(Request request, int rows) {
    int groups = request.colouring.groups(request.cloud.atlas());
    double[][] colours = new double[groups][];
    for (int group = 0; group < groups; group++) {
      Color colour = request.colouring.colour(group, groups, request.palette);
      colours[group] = new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()};
    }
    int[] pixels = new int[request.width * request.height];
    float[][] amounts = new float[groups][Math.min(rows, request.height) * request.width];
    for (int top = 0; top < request.height; top += rows) {
      int bottom = Math.min(request.height, top + rows);
      count(request, top, bottom, amounts);
      int size = (bottom - top) * request.width;
      for (int pixel = 0; pixel < size; pixel++) {
        pixels[top * request.width + pixel] =
            request.colouring.mixes()
                ? mixed(amounts, colours, pixel)
                : stacked(amounts, colours, pixel);
      }
    }
    return new CloudRaster(request, pixels);
  }

  /** Writes how much of each group covers the pixels between two rows. */
  private static void count(Request request, int top, int bottom, float[][] amounts) {
    for (float[] group : amounts) {
      Arrays.fill(group, 0);
    }
    double radius = radius(request);
    double margin = margin(request);
    for (int i = 0; i < request.cloud.atlas().count(); i++) {
      double x = margin + request.cloud.x(i) * (request.width - 2 * margin);
      double y = margin + request.cloud.y(i) * (request.height - 2 * margin);
      if (y + radius + 1 >= top && y - radius - 1 <= bottom) {
        int group = request.colouring.group(request.cloud.atlas(), i);
        disc(amounts[group], request.width, top, bottom, x, y, radius);
      }
    }
  }

  /** Fewer points are larger. */
  private static double radius(Request request) {
    double area = (double) request.width * request.height / (request.scale * request.scale);
    double share = Math.sqrt(area / request.cloud.atlas().count()) / 4;
    return request.scale * Math.clamp(share, SMALLEST_RADIUS, LARGEST_RADIUS);
  }

  /** The pixels around the unit square, so that points at its edge are whole. */
  private static double margin(Request request) {
    return ScatterView.MARGIN * request.scale;
  }

  private static void disc(
      float[] amounts, int width, int top, int bottom, double x, double y, double radius) {
    int first = Math.max(top, (int) (y - radius - 0.5));
    int last = Math.min(bottom - 1, (int) (y + radius + 0.5));
    int left = Math.max(0, (int) (x - radius - 0.5));
    int right = Math.min(width - 1, (int) (x + radius + 0.5));
    for (int row = first; row <= last; row++) {
      for (int column = left; column <= right; column++) {
        double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        float covered = (float) Math.clamp(radius + 0.5 - distance, 0, 1);
        amounts[(row - top) * width + column] += covered;
      }
    }
  }

  /** How much of the background some points hide. */
  private static double cover(double amount) {
    return amount <= 1
        ? ALONE * amount
        : ALONE + (1 - ALONE) * (1 - Math.exp((1 - amount) / CROWD));
  }

  private static int mixed(float[][] amounts, double[][] colours, int pixel) {
    double sum = 0;
    double[] mix = new double[3];
    for (int group = 0; group < colours.length; group++) {
      sum += amounts[group][pixel];
      for (int channel = 0; channel < 3; channel++) {
        mix[channel] += amounts[group][pixel] * colours[group][channel];
      }
    }
    if (sum == 0) {
      return 0;
    }
    double alpha = cover(sum);
    return premultiplied(alpha, mix[0] / sum * alpha, mix[1] / sum * alpha, mix[2] / sum * alpha);
  }

  private static int stacked(float[][] amounts, double[][] colours, int pixel) {
    double[] stack = new double[3];
    double alpha = 0;
    for (int group = 0; group < colours.length; group++) {
      if (amounts[group][pixel] > 0) {
        double over = cover(amounts[group][pixel]);
        alpha = over + alpha * (1 - over);
        for (int channel = 0; channel < 3; channel++) {
          stack[channel] = over * colours[group][channel] + stack[channel] * (1 - over);
        }
      }
    }
    return premultiplied(alpha, stack[0], stack[1], stack[2]);
  }

  private static int premultiplied(double alpha, double red, double green, double blue) {
    return channel(alpha) << 24 | channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(double value) {
    return (int) Math.round(255 * Math.clamp(value, 0, 1));
  }

  Request request() {
    return request;
  }

  /** Premultiplied ARGB, row by row; not to be changed. */
  int[] pixels() {
    return pixels;
  }
}
