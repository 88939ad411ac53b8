package dev.gatescope.ui.export.svg;

import static dev.gatescope.ui.export.svg.SvgWriter.number;

import dev.gatescope.text.Names;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** The shapes that the window's drawings use. */
final class SvgShapes {
  private SvgShapes() {}

  /**
   * @param at where the shape's own origin is on the page
   */
  static void write(Shape shape, Point2D at, SvgWriter svg) {
    double x = at.getX();
    double y = at.getY();
    List<Object> look = look(shape, svg);
    switch (shape) {
      case Rectangle rectangle ->
          svg.empty(
              "rect",
              "x",
              number(x + rectangle.getX()),
              "y",
              number(y + rectangle.getY()),
              "width",
              number(rectangle.getWidth()),
              "height",
              number(rectangle.getHeight()),
              "rx",
              number(rectangle.getArcWidth() / 2),
              look);
      case Circle circle ->
          svg.empty(
              "circle",
              "cx",
              number(x + circle.getCenterX()),
              "cy",
              number(y + circle.getCenterY()),
              "r",
              number(circle.getRadius()),
              look);
      case Polygon polygon ->
          svg.empty("polygon", "points", points(polygon.getPoints(), x, y), look);
      case Path path -> svg.empty("path", "d", data(path, x, y), look);
      default -> throw new IllegalStateException(shape + " cannot be drawn as vectors");
    }
  }

  private static List<Object> look(Shape shape, SvgWriter svg) {
    List<Object> look = new ArrayList<>(svg.paint("fill", shape.getFill(), 1));
    if (shape.getStroke() != null) {
      look.addAll(svg.paint("stroke", shape.getStroke(), 1));
      look.addAll(
          List.of(
              "stroke-width",
              number(shape.getStrokeWidth()),
              "stroke-linecap",
              Names.of(shape.getStrokeLineCap())));
    }
    return look;
  }

  private static String points(List<Double> coordinates, double x, double y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < coordinates.size(); i += 2) {
      points.append(i == 0 ? "" : " ");
      points.append(number(x + coordinates.get(i))).append(',');
      points.append(number(y + coordinates.get(i + 1)));
    }
    return points.toString();
  }

  private static String data(Path path, double x, double y) {
    StringBuilder data = new StringBuilder();
    for (PathElement element : path.getElements()) {
      switch (element) {
        case MoveTo to -> data.append('M').append(point(x + to.getX(), y + to.getY()));
        case LineTo to -> data.append('L').append(point(x + to.getX(), y + to.getY()));
        case QuadCurveTo to ->
            data.append('Q')
                .append(point(x + to.getControlX(), y + to.getControlY()))
                .append(' ')
                .append(point(x + to.getX(), y + to.getY()));
        default -> throw new IllegalStateException(element + " cannot be drawn as vectors");
      }
    }
    return data.toString();
  }

  private static String point(double x, double y) {
    return number(x) + " " + number(y);
  }
}
