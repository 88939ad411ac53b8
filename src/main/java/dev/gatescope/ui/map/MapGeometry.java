package dev.gatescope.ui.map;

/**
 * Where the cells stand: a to the right, b upwards. Lengths in pixels.
 *
 * @param left of the first column
 * @param top of the highest row
 * @param size of the square
 * @param block cells along each side of one drawn unit; above 1 where cells are below a pixel
 */
record MapGeometry(double left, double top, double size, int block, Viewport part) {
  /** Room for b's numbers and name. */
  static final double LEFT = 42;

  /** Room for a's numbers and name. */
  static final double BOTTOM = 30;

  /** Room for half a number. */
  static final double TOP = 7;

  static final double RIGHT = 12;

  /** Cells of one size look better than the last tenth of the room. */
  private static final double MOST_WASTE = 0.12;

  /** The largest square that fits. */
  static MapGeometry of(double width, double height, Viewport part) {
    double room = Math.max(1, Math.min(width - LEFT - RIGHT, height - TOP - BOTTOM));
    int block = Math.max(1, (int) Math.ceil(part.cells() / room));
    int units = Math.ceilDiv(part.cells(), block);
    double whole = Math.floor(room / units) * units;
    double size = whole >= (1 - MOST_WASTE) * room ? whole : Math.floor(room);
    double top = TOP + Math.floor((height - TOP - BOTTOM - size) / 2);
    return new MapGeometry(LEFT, Math.max(TOP, top), size, block, part);
  }

  /** Length of a cell; below 1 where several share a pixel. */
  double cell() {
    return size / (Math.ceilDiv(part.cells(), block) * block);
  }

  /** Left edge of a column. */
  double x(int aPlace) {
    return left + (aPlace - part.left()) * cell();
  }

  /** Upper edge of a row. */
  double y(int bPlace) {
    return top + size - (bPlace - part.bottom() + 1) * cell();
  }

  double right() {
    return left + size;
  }

  double bottom() {
    return top + size;
  }

  /** The cell at a point, or -1. */
  int cellAt(double x, double y) {
    if (x < left || x >= right() || y < top || y >= bottom()) {
      return -1;
    }
    int a = part.left() + Math.min(part.cells() - 1, (int) ((x - left) / cell()));
    int b = part.bottom() + Math.min(part.cells() - 1, (int) ((bottom() - y) / cell()));
    return a * part.side() + b;
  }
}
