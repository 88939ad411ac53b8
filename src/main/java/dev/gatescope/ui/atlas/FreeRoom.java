package dev.gatescope.ui.atlas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Finds places for texts in a drawing, where they cover neither its figures nor each other. */
final class FreeRoom {
  private final List<Rectangle2D> taken = new ArrayList<>();

  /** Nothing is to stand here. */
  void take(Rectangle2D place) {
    taken.add(place);
  }

  /**
   * Takes the first place that is free, or the one that covers least.
   *
   * @param middles where a text of this size may stand, the best first; at least one
   */
  Rectangle2D find(List<Point2D> middles, double width, double height) {
    Rectangle2D best = null;
    double least = Double.MAX_VALUE;
    for (Point2D middle : middles) {
      Rectangle2D place =
          new Rectangle2D(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
      double covered = taken.stream().mapToDouble(other -> common(place, other)).sum();
      if (covered < least) {
        best = place;
        least = covered;
      }
    }
    taken.add(best);
    return best;
  }

  /** The area that two rectangles share. */
  private static double common(Rectangle2D one, Rectangle2D other) {
    double across =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double down =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return Math.max(0, across) * Math.max(0, down);
  }
}
