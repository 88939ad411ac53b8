package dev.gatescope.ui.map;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import dev.gatescope.text.Numbers;
import java.util.function.IntUnaryOperator;

/**
 * What one mode says of every cell, as a level, with how many cells have each: all that is to be
 * computed of a picture of the map, so that painting it is looking colours up. Immutable.
 *
 * <p>A cell's code is twice its level, and one more where a &lt; b. Of several cells in one pixel
 * the highest code shows: so no error is too small to be seen.
 */
final class MapLayer {
  /** Levels of the scale of margins: as many as codes of a byte allow. */
  static final int MARGIN_STEPS = 125;

  private static final int CODES = 256;

  /**
   * The codes of a part of the map, b upwards.
   *
   * @param block cells along each side of a pixel
   * @param width pixels along each side
   * @param codes row by row from the top; unsigned
   */
  record Picture(Viewport part, int block, int width, byte[] codes) {}

  private final MapMode mode;
  private final PairGrid grid;
  private final double limit;
  private final byte[] codes;
  private final int[] counts = new int[CODES / 2];

  /** Made beside the JavaFX thread for what was seen then; null if nothing was. */
  private final Picture prepared;

  private MapLayer(
      MapMode mode, PairGrid grid, double limit, IntUnaryOperator level, MapFrame frame) {
    this.mode = mode;
    this.grid = grid;
    this.limit = limit;
    codes = level == null ? null : new byte[grid.cells()];
    for (int cell = 0; codes != null && cell < grid.cells(); cell++) {
      int here = level.applyAsInt(cell);
      codes[cell] = (byte) code(here, grid.wraps(cell));
      counts[here]++;
    }
    prepared = codes == null || frame == null ? null : picture(frame.part(grid), frame.block(grid));
  }

  /**
   * @param before without surgery; null if there is none
   * @param membership null if not known
   * @param frame what of the picture is seen; null prepares none
   */
  static MapLayer of(
      MapMode mode, PairMap map, PairMap before, GridMembership membership, MapFrame frame) {
    double limit = mode == MapMode.MARGIN ? marginLimit(map) : 1;
    IntUnaryOperator level =
        switch (mode) {
          case ANSWER -> cell -> map.wrong(cell) ? 1 : 0;
          case ERROR -> cell -> errorLevel(map.absoluteError(cell), map.grid().bits());
          case MARGIN -> cell -> marginLevel(map.smallestMargin(cell), limit);
          case DATA -> membership == null ? null : cell -> membership.of(cell).ordinal();
          case SURGERY ->
              before == null ? null : cell -> changeLevel(before.wrong(cell), map.wrong(cell));
        };
    return new MapLayer(mode, map.grid(), limit, level, frame);
  }

  /** The code of a level. */
  static int code(int level, boolean wraps) {
    return 2 * level + (wraps ? 1 : 0);
  }

  /** 0 still right, 1 still wrong, 2 became right, 3 became wrong. */
  private static int changeLevel(boolean before, boolean after) {
    return after ? (before ? 1 : 3) : (before ? 2 : 0);
  }

  /** 0 for none, else one more than the error's binary logarithm: errors are mostly single bits. */
  private static int errorLevel(double error, int bits) {
    return error == 0 ? 0 : Math.min(bits, Math.getExponent(error) + 1);
  }

  /** From the surest right answer to the surest error, and last what is no number. */
  private static int marginLevel(double margin, double limit) {
    if (Double.isNaN(margin)) {
      return MARGIN_STEPS + 1;
    }
    double share = Math.clamp(margin / limit, -1, 1);
    return (int) Math.round((1 - share) / 2 * MARGIN_STEPS);
  }

  /** The margin that has the full colour: 1, 2, 5, 10, ... above all, so that it seldom changes. */
  private static double marginLimit(PairMap map) {
    double largest = 0;
    for (int cell = 0; cell < map.grid().cells(); cell++) {
      double size = Math.abs(map.smallestMargin(cell));
      if (size > largest && size < Double.POSITIVE_INFINITY) {
        largest = size;
      }
    }
    return Numbers.roundUp(Math.max(largest, 1e-3));
  }

  MapMode mode() {
    return mode;
  }

  int bits() {
    return grid.bits();
  }

  /** True if there is nothing to show: no surgery, or no data. */
  boolean isLacking() {
    return codes == null;
  }

  /** The margin that has the full colour; 1 in other modes. */
  double limit() {
    return limit;
  }

  /** How many cells have a level. */
  int count(int level) {
    return counts[level];
  }

  int code(int cell) {
    return Byte.toUnsignedInt(codes[cell]);
  }

  /** The picture of a part: the prepared one, or, after a zoom, another. */
  Picture picture(Viewport part, int block) {
    if (prepared != null && prepared.block == block && prepared.part.equals(part)) {
      return prepared;
    }
    int width = Math.ceilDiv(part.cells(), block);
    byte[] pixels = new byte[width * width];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        pixels[(width - 1 - row) * width + column] =
            (byte) highest(part, column * block, row * block, block);
      }
    }
    return new Picture(part, block, width, pixels);
  }

  private int highest(Viewport part, int column, int row, int block) {
    int highest = 0;
    for (int a = column; a < Math.min(column + block, part.cells()); a++) {
      for (int b = row; b < Math.min(row + block, part.cells()); b++) {
        int cell = (part.left() + a) * part.side() + part.bottom() + b;
        highest = Math.max(highest, code(cell));
      }
    }
    return highest;
  }
}
