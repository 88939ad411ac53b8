package dev.gatescope.ui.atlas;

import dev.gatescope.eval.atlas.StateAtlas;

/**
 * The points of an atlas in the unit square, and a grid that finds the one next to the pointer
 * without a look at all of them. Immutable; made off the JavaFX thread.
 */
final class PointCloud {
  /** A point, and how far it is. */
  private record Found(int index, double squaredDistance) {}

  private static final int NONE = -1;
  private static final int CELLS = 96;

  private final StateAtlas atlas;
  private final double left;
  private final double bottom;
  private final double width;
  private final double height;

  /** Points sorted by cell; those of cell c from first[c] to first[c + 1]. */
  private final int[] sorted;

  private final int[] first = new int[CELLS * CELLS + 1];

  PointCloud(StateAtlas atlas) {
    this.atlas = atlas;
    double minX = atlas.startX();
    double maxX = atlas.startX();
    double minY = atlas.startY();
    double maxY = atlas.startY();
    for (int i = 0; i < atlas.count(); i++) {
      minX = Math.min(minX, atlas.x(i));
      maxX = Math.max(maxX, atlas.x(i));
      minY = Math.min(minY, atlas.y(i));
      maxY = Math.max(maxY, atlas.y(i));
    }
    // A cloud that is one point still has a place: the middle.
    width = maxX > minX ? maxX - minX : 1;
    height = maxY > minY ? maxY - minY : 1;
    left = maxX > minX ? minX : minX - 0.5;
    bottom = maxY > minY ? minY : minY - 0.5;
    sorted = sort();
  }

  private int[] sort() {
    for (int i = 0; i < atlas.count(); i++) {
      first[cell(i) + 1]++;
    }
    for (int cell = 0; cell < CELLS * CELLS; cell++) {
      first[cell + 1] += first[cell];
    }
    int[] next = first.clone();
    int[] order = new int[atlas.count()];
    for (int i = 0; i < atlas.count(); i++) {
      order[next[cell(i)]++] = i;
    }
    return order;
  }

  private int cell(int index) {
    return row(y(index)) * CELLS + row(x(index));
  }

  private static int row(double place) {
    return Math.clamp((int) (place * CELLS), 0, CELLS - 1);
  }

  StateAtlas atlas() {
    return atlas;
  }

  /** From 0, left, to 1, right. */
  double x(int index) {
    return (atlas.x(index) - left) / width;
  }

  /** From 0, top, to 1, bottom: larger coordinates lie higher. */
  double y(int index) {
    return 1 - (atlas.y(index) - bottom) / height;
  }

  double startX() {
    return (atlas.startX() - left) / width;
  }

  double startY() {
    return 1 - (atlas.startY() - bottom) / height;
  }

  /** Where the mean of all states lies. */
  double zeroX() {
    return -left / width;
  }

  double zeroY() {
    return 1 + bottom / height;
  }

  /**
   * The point next to a place, of equals the one of the earliest step; -1 if none is in reach.
   *
   * @param scaleX how many pixels the unit square is wide
   * @param scaleY how many it is high
   * @param reach in pixels
   */
  int nearest(double x, double y, double scaleX, double scaleY, double reach) {
    Found best = new Found(NONE, reach * reach);
    int top = row(y - reach / scaleY);
    int end = row(y + reach / scaleY);
    for (int row = top; row <= end; row++) {
      for (int column = row(x - reach / scaleX); column <= row(x + reach / scaleX); column++) {
        int cell = row * CELLS + column;
        for (int at = first[cell]; at < first[cell + 1]; at++) {
          double dx = (x(sorted[at]) - x) * scaleX;
          double dy = (y(sorted[at]) - y) * scaleY;
          double distance = dx * dx + dy * dy;
          if (distance < best.squaredDistance
              || (distance == best.squaredDistance && sorted[at] < best.index)) {
            best = new Found(sorted[at], distance);
          }
        }
      }
    }
    return best.index;
  }
}
