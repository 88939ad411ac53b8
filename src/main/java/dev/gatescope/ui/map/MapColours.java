package dev.gatescope.ui.map;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.PairMap;
import dev.gatescope.ui.common.Palette;
import java.util.function.IntUnaryOperator;
import javafx.scene.paint.Color;

/**
 * The colour of each cell in one mode. A cell has a level, and of several cells in one pixel the
 * highest level shows: so no error is too small to be seen.
 */
final class MapColours {
  /** Levels of a scale. */
  private static final int STEPS = 255;

  private static final double FAINTEST_ERROR = 0.3;

  /** How far the colours of a &lt; b are from those of a &gt;= b. */
  private static final double SET_APART = 0.2;

  private final Palette palette;
  private final MapAnswer answer;
  private final IntUnaryOperator level;
  private final int[] colours;
  private final int[] wrappedColours;

  private MapColours(Palette palette, MapAnswer answer, IntUnaryOperator level, Color... colours) {
    this.palette = palette;
    this.answer = answer;
    this.level = level;
    this.colours = new int[colours.length];
    wrappedColours = new int[colours.length];
    for (int i = 0; i < colours.length; i++) {
      this.colours[i] = argb(colours[i]);
      wrappedColours[i] = argb(wrapped(colours[i], palette));
    }
  }

  /** The colours of a mode; null if the answer lacks what it shows. */
  static MapColours of(MapMode mode, MapAnswer answer, Palette palette) {
    PairMap map = answer.map();
    return switch (mode) {
      case ANSWER ->
          new MapColours(
              palette, answer, cell -> map.wrong(cell) ? 1 : 0, quiet(palette), palette.wrong());
      case ERROR ->
          new MapColours(
              palette,
              answer,
              cell -> errorLevel(map.absoluteError(cell)),
              errorColours(answer.grid().bits(), palette));
      case MARGIN -> {
        double limit = marginLimit(map);
        yield new MapColours(
            palette,
            answer,
            cell -> marginLevel(map.smallestMargin(cell), limit),
            marginColours(palette));
      }
      case DATA -> {
        GridMembership membership = answer.membership();
        yield membership == null
            ? null
            : new MapColours(
                palette,
                answer,
                cell -> membership.of(cell).ordinal(),
                quiet(palette),
                training(palette),
                test(palette),
                both(palette));
      }
      case SURGERY -> {
        PairMap before = answer.before();
        yield before == null
            ? null
            : new MapColours(
                palette,
                answer,
                cell -> changeLevel(before.wrong(cell), map.wrong(cell)),
                quiet(palette),
                stillWrong(palette),
                becameRight(palette),
                palette.wrong());
      }
    };
  }

  static Color quiet(Palette palette) {
    return palette.diverging(0, 1);
  }

  static Color training(Palette palette) {
    return palette.diverging(-1, 1);
  }

  static Color test(Palette palette) {
    return palette.diverging(1, 1);
  }

  static Color both(Palette palette) {
    return palette.text();
  }

  static Color stillWrong(Palette palette) {
    return palette.diverging(0, 1).interpolate(palette.mutedText(), 0.55);
  }

  static Color becameRight(Palette palette) {
    return palette.diverging(-1, 1);
  }

  /** The tone of a colour where a &lt; b. */
  static Color wrapped(Color colour, Palette palette) {
    return colour.interpolate(palette.mutedText(), SET_APART);
  }

  private static int changeLevel(boolean before, boolean after) {
    return after ? (before ? 1 : 3) : (before ? 2 : 0);
  }

  /** 0 for none, else one more than the error's binary logarithm: errors are mostly single bits. */
  private static int errorLevel(double error) {
    return error == 0 ? 0 : Math.getExponent(error) + 1;
  }

  /** The colours of errors of 0, 1, 2, 4, ... */
  static Color[] errorColours(int bits, Palette palette) {
    Color[] colours = new Color[bits + 1];
    colours[0] = quiet(palette);
    for (int level = 1; level <= bits; level++) {
      double share = FAINTEST_ERROR + (1 - FAINTEST_ERROR) * (level - 1) / Math.max(1, bits - 1);
      colours[level] = palette.diverging(0, 1).interpolate(palette.diverging(1, 1), share);
    }
    return colours;
  }

  /** From the surest right answer (level 0) to the surest error, and last what is no number. */
  private static Color[] marginColours(Palette palette) {
    Color[] colours = new Color[STEPS + 2];
    for (int i = 0; i <= STEPS; i++) {
      colours[i] = palette.diverging(1 - 2.0 * i / STEPS, 1);
    }
    colours[STEPS + 1] = palette.diverging(Double.NaN, 1);
    return colours;
  }

  private static int marginLevel(double margin, double limit) {
    if (Double.isNaN(margin)) {
      return STEPS + 1;
    }
    double share = Math.clamp(margin / limit, -1, 1);
    return (int) Math.round((1 - share) / 2 * STEPS);
  }

  /** The margin that has the full colour: 1, 2, 5, 10, ... above all, so that it seldom changes. */
  static double marginLimit(PairMap map) {
    double largest = 0;
    for (int cell = 0; cell < map.grid().cells(); cell++) {
      double size = Math.abs(map.smallestMargin(cell));
      if (size > largest && size < Double.POSITIVE_INFINITY) {
        largest = size;
      }
    }
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-3))));
    for (double step : new double[] {1, 2, 5}) {
      if (largest <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /**
   * The picture of a part of the map, b upwards.
   *
   * @param block cells along each side of a pixel
   * @return opaque ARGB, row by row from the top; {@code ceil(cells / block)} a row
   */
  int[] pixels(Viewport part, int block) {
    int width = Math.ceilDiv(part.cells(), block);
    int[] pixels = new int[width * width];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        pixels[(width - 1 - row) * width + column] =
            pixel(part, column * block, row * block, block);
      }
    }
    return pixels;
  }

  private int pixel(Viewport part, int column, int row, int block) {
    int highest = -1;
    boolean wraps = false;
    for (int a = column; a < Math.min(column + block, part.cells()); a++) {
      for (int b = row; b < Math.min(row + block, part.cells()); b++) {
        int cell = (part.left() + a) * part.side() + part.bottom() + b;
        int here = level.applyAsInt(cell);
        if (here > highest) {
          highest = here;
          wraps = answer.grid().wraps(cell);
        }
      }
    }
    return wraps ? wrappedColours[highest] : colours[highest];
  }

  /** The colour of one cell. */
  Color of(int cell) {
    int argb =
        answer.grid().wraps(cell)
            ? wrappedColours[level.applyAsInt(cell)]
            : colours[level.applyAsInt(cell)];
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }

  Palette palette() {
    return palette;
  }

  private static int argb(Color colour) {
    return 0xff000000
        | channel(colour.getRed()) << 16
        | channel(colour.getGreen()) << 8
        | channel(colour.getBlue());
  }

  private static int channel(double value) {
    return (int) Math.round(value * 255);
  }
}
