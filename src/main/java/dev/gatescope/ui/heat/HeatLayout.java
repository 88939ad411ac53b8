package dev.gatescope.ui.heat;

/**
 * Where the maps stand: a grid of equal maps, units down, time steps across, so that one row of
 * cells is the same unit in all maps beside each other. Lengths in pixels.
 *
 * @param columns maps beside each other
 * @param left of the first map's cells
 * @param cellWidth whole pixels unless cells are tiny
 * @param title what of symbol and name has room above a map
 */
record HeatLayout(
    int maps,
    int columns,
    int units,
    int steps,
    double left,
    double cellWidth,
    double cellHeight,
    Title title) {
  /** How a map is titled. */
  enum Title {
    /** The symbol, and the name beside it. */
    ONE_LINE(20),
    /** The symbol, and the name below it. */
    STACKED(34),
    /** The symbol alone. */
    SYMBOL(20);

    private final double height;

    Title(double height) {
      this.height = height;
    }
  }

  /** From a symbol's left edge to the name beside it. */
  static final double NAME_INDENT = 17;

  /** The name of the units' axis and its numbers. */
  static final double AXIS = 40;

  /** Each of the lines with t, a and b. */
  static final double HEADER_LINE = 13;

  private static final double GAP = 14;

  /** What is left free between a name and the next. */
  private static final double NAME_GAP = 6;

  private static final double MAX_CELL_WIDTH = 96;
  private static final double MAX_CELL_HEIGHT = 52;

  /** A cell of one map. */
  record Place(int map, int timeStep, int unit) {}

  /**
   * The grid with the largest cells that fits.
   *
   * @param nameWidth of the widest name of a map
   */
  static HeatLayout of(
      double width, double height, int maps, int units, int steps, double nameWidth) {
    HeatLayout best = null;
    for (int columns = 1; columns <= maps; columns++) {
      if (maps % columns == 0) {
        HeatLayout candidate = with(columns, width, height, maps, units, steps, nameWidth);
        if (best == null || candidate.shorterSide() > best.shorterSide()) {
          best = candidate;
        }
      }
    }
    return best;
  }

  private static HeatLayout with(
      int columns, double width, double height, int maps, int units, int steps, double nameWidth) {
    int rows = maps / columns;
    double mapWidth = Math.max(1, (width - AXIS - 2 - (columns - 1) * GAP) / columns);
    double cellWidth = snap(Math.min(mapWidth / steps, MAX_CELL_WIDTH));
    double used = AXIS + columns * cellWidth * steps + (columns - 1) * GAP;
    double left = Math.max(0, Math.floor((width - used) / 2)) + AXIS;
    double rightOfLast = Math.max(0, width - left - used + AXIS);
    double beside = columns == 1 ? rightOfLast : Math.min(GAP - NAME_GAP, rightOfLast);
    double room = cellWidth * steps + beside;
    Title title =
        NAME_INDENT + nameWidth <= room
            ? Title.ONE_LINE
            : nameWidth <= room ? Title.STACKED : Title.SYMBOL;
    double headers = rows * (title.height + 3 * HEADER_LINE + 2);
    double mapHeight = Math.max(1, (height - 2 - headers - (rows - 1) * GAP) / rows);
    double cellHeight = snap(Math.min(mapHeight / units, MAX_CELL_HEIGHT));
    return new HeatLayout(maps, columns, units, steps, left, cellWidth, cellHeight, title);
  }

  /** Whole pixels give cells of one size; tiny cells would waste too much of the room. */
  private static double snap(double length) {
    return length >= 4 ? Math.floor(length) : length;
  }

  private double shorterSide() {
    return Math.min(cellWidth, cellHeight);
  }

  double mapWidth() {
    return cellWidth * steps;
  }

  double mapHeight() {
    return cellHeight * units;
  }

  /** Title and the lines with t, a and b. */
  double headerHeight() {
    return titleHeight() + 3 * HEADER_LINE + 2;
  }

  double titleHeight() {
    return title.height;
  }

  /** Left edge of a map's cells. */
  double x(int map) {
    return left + map % columns * (mapWidth() + GAP);
  }

  /** Top edge of a map's cells. */
  double y(int map) {
    return headerHeight() + map / columns * (headerHeight() + mapHeight() + GAP);
  }

  /** The cell under a point, or null. */
  Place at(double x, double y) {
    for (int map = 0; map < maps; map++) {
      double dx = x - x(map);
      double dy = y - y(map);
      if (dx >= 0 && dx < mapWidth() && dy >= 0 && dy < mapHeight()) {
        return new Place(
            map,
            Math.min(steps - 1, (int) (dx / cellWidth)),
            Math.min(units - 1, (int) (dy / cellHeight)));
      }
    }
    return null;
  }

  /** The time step of a map that is nearest to some x. */
  int timeStep(int map, double x) {
    return Math.clamp((long) Math.floor((x - x(map)) / cellWidth), 0, steps - 1);
  }

  /** Every how many cells of a length a label of some length can stand: 1, 2, 5, 10, ... */
  static int labelStride(double cellLength, double labelLength) {
    int[] nice = {1, 2, 5, 10, 20, 50};
    for (int stride : nice) {
      if (stride * cellLength >= labelLength) {
        return stride;
      }
    }
    return 100;
  }
}
