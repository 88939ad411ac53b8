package dev.gatescope.ui.flow;

import dev.gatescope.ui.flow.DiagramLayout.Point;
import dev.gatescope.ui.flow.ElementView.Emphasis;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.StrokeLineCap;

/** An arrow along horizontal and vertical runs with rounded corners. */
final class EdgeView extends Group {
  private static final double RADIUS = 8;
  private final Path line = new Path();
  private final Polygon head = new Polygon();
  private final double lineWidth;
  private List<Point> corners = List.of(new Point(0, 0), new Point(0, 0));

  EdgeView(double lineWidth) {
    this.lineWidth = lineWidth;
    line.setStrokeLineCap(StrokeLineCap.BUTT);
    head.setStroke(null);
    setMouseTransparent(true);
    getChildren().addAll(line, head);
  }

  void setCorners(List<Point> newCorners) {
    corners = newCorners;
    Point end = corners.getLast();
    Point before = corners.get(corners.size() - 2);
    double dx = Math.signum(end.x() - before.x());
    double dy = Math.signum(end.y() - before.y());
    double length = 4 + 1.6 * lineWidth;
    double half = 2 + 1.1 * lineWidth;
    head.getPoints()
        .setAll(
            end.x(),
            end.y(),
            end.x() - dx * length - dy * half,
            end.y() - dy * length - dx * half,
            end.x() - dx * length + dy * half,
            end.y() - dy * length + dx * half);
    line.getElements().setAll(new MoveTo(corners.getFirst().x(), corners.getFirst().y()));
    for (int i = 1; i < corners.size() - 1; i++) {
      Point corner = corners.get(i);
      Point in = towards(corner, corners.get(i - 1));
      Point out = towards(corner, corners.get(i + 1));
      line.getElements().add(new LineTo(in.x(), in.y()));
      line.getElements().add(new QuadCurveTo(corner.x(), corner.y(), out.x(), out.y()));
    }
    line.getElements().add(new LineTo(end.x() - dx * length, end.y() - dy * length));
  }

  private static Point towards(Point from, Point to) {
    double distance = distance(from, to);
    double share = distance == 0 ? 0 : Math.min(RADIUS, distance / 2) / distance;
    return new Point(
        from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
  }

  void paint(Color color, Emphasis emphasis) {
    line.setStroke(color);
    head.setFill(color);
    line.setStrokeWidth(emphasis == Emphasis.STRONG ? lineWidth + 1 : lineWidth);
    setOpacity(emphasis == Emphasis.FAINT ? 0.22 : 1);
  }

  /** The place on the arrow after a share of its length. */
  Point at(double progress) {
    double left = progress * length();
    for (int i = 1; i < corners.size(); i++) {
      Point from = corners.get(i - 1);
      Point to = corners.get(i);
      double run = distance(from, to);
      if (left <= run && run > 0) {
        double share = left / run;
        return new Point(
            from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
      }
      left -= run;
    }
    return corners.getLast();
  }

  private double length() {
    double length = 0;
    for (int i = 1; i < corners.size(); i++) {
      length += distance(corners.get(i - 1), corners.get(i));
    }
    return length;
  }

  private static double distance(Point from, Point to) {
    return Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
  }
}
