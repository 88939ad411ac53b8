package dev.gatescope.ui.flow;

/**
 * How the units of a layer lie in a box: row by row, in near-square cells. One grid serves a whole
 * diagram, so that a unit has the same place in every part.
 */
record UnitGrid(int units, int columns) {
  /** The grid for {@code units} units whose cells are largest in a box of that size. */
  static UnitGrid fitting(int units, double width, double height) {
    int best = 1;
    double bestScore = 0;
    for (int columns = 1; columns <= units; columns++) {
      int rows = rows(units, columns);
      double cell = Math.min(width / columns, height / rows);
      // Full rows read better: only much larger cells are worth a ragged grid.
      double score = units % columns == 0 ? cell * 1.4 : cell;
      if (score > bestScore) {
        bestScore = score;
        best = columns;
      }
    }
    return new UnitGrid(units, best);
  }

  int rows() {
    return rows(units, columns);
  }

  int row(int unit) {
    return unit / columns;
  }

  int column(int unit) {
    return unit % columns;
  }

  /** The unit under a point of a box that the grid fills, or -1. */
  int unitAt(double x, double y, double width, double height) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return -1;
    }
    int unit = (int) (y / height * rows()) * columns + (int) (x / width * columns);
    return unit < units ? unit : -1;
  }

  private static int rows(int units, int columns) {
    return (units + columns - 1) / columns;
  }
}
