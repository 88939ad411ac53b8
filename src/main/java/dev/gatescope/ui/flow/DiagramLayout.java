package dev.gatescope.ui.flow;

import dev.gatescope.ui.flow.CellDiagram.Edge;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of a diagram lies in an area of a given size, in pixels.
 *
 * @param boxes of every part
 * @param paths of every arrow: the corners of a line of horizontal and vertical runs
 * @param stubs where C and h come in from the step before and go out to the next one
 * @param fontSize of the diagram's text
 */
public record DiagramLayout(
    Map<Element, Box> boxes, Map<Edge, List<Point>> paths, List<Stub> stubs, double fontSize) {
  /** Text stays readable in the smallest window. */
  static final double SMALLEST_FONT = 11;

  static final double LARGEST_FONT = 15;

  public record Point(double x, double y) {}

  /** An arrow between a state and the diagram's border. */
  public record Stub(Element state, Point from, Point to) {}

  public record Box(double x, double y, double width, double height) {
    static Box around(double centerX, double centerY, double width, double height) {
      return new Box(centerX - width / 2, centerY - height / 2, width, height);
    }

    public double centerX() {
      return x + width / 2;
    }

    public double centerY() {
      return y + height / 2;
    }

    public double right() {
      return x + width;
    }

    public double bottom() {
      return y + height;
    }
  }

  /** Lays out a diagram of one cell. */
  public static DiagramLayout of(CellDiagram diagram, double width, double height) {
    Builder builder = new Builder(width, height);
    switch (diagram.cell()) {
      case LSTM -> LstmLayout.lay(builder);
      case GRU -> GruLayout.lay(builder);
      case RNN -> RnnLayout.lay(builder);
    }
    return new DiagramLayout(
        builder.boxes, builder.paths, List.copyOf(builder.stubs), builder.fontSize);
  }

  static double tagHeight(double fontSize) {
    return 1.6 * fontSize;
  }

  /**
   * The part that lies next in a direction, for the arrow keys.
   *
   * @param dx -1, 0 or 1
   * @param dy -1, 0 or 1
   * @return {@code from} itself if nothing lies there
   */
  public Element next(Element from, int dx, int dy) {
    Box start = boxes.get(from);
    Element best = from;
    double bestDistance = Double.MAX_VALUE;
    for (Map.Entry<Element, Box> entry : boxes.entrySet()) {
      double x = entry.getValue().centerX() - start.centerX();
      double y = entry.getValue().centerY() - start.centerY();
      double along = x * dx + y * dy;
      double aside = Math.abs(x * dy) + Math.abs(y * dx);
      double distance = along + 2 * aside;
      if (entry.getKey() != from && along > 1 && distance < bestDistance) {
        bestDistance = distance;
        best = entry.getKey();
      }
    }
    return best;
  }

  /** Collects boxes and paths; knows the measures that the three cells share. */
  static final class Builder {
    static final double MARGIN = 14;
    final double width;
    final double height;
    final double fontSize;
    final double leftWidth;
    final double rightWidth;
    final double stateHeight;
    final double operator;

    /** How far the tag with a gate's activation stands out below its box. */
    final double tag;

    private final Map<Element, Box> boxes = new EnumMap<>(Element.class);
    private final Map<Edge, List<Point>> paths = new LinkedHashMap<>();
    private final List<Stub> stubs = new ArrayList<>();

    Builder(double width, double height) {
      this.width = width;
      this.height = height;
      fontSize = Math.clamp(Math.min(width / 66, height / 28), SMALLEST_FONT, LARGEST_FONT);
      leftWidth = Math.min(0.14 * width, 165);
      rightWidth = Math.min(0.15 * width, 175);
      stateHeight = 0.2 * height;
      operator = Math.max(22, 1.75 * fontSize);
      tag = tagHeight(fontSize) / 2;
    }

    Box box(Element element) {
      return boxes.get(element);
    }

    void put(Element element, Box box) {
      boxes.put(element, box);
    }

    /** A box in the left column. */
    void left(Element element, double centerY, double boxHeight) {
      put(element, Box.around(MARGIN + leftWidth / 2, centerY, leftWidth, boxHeight));
    }

    /** A box in the right column. */
    void right(Element element, double centerY, double boxHeight) {
      put(element, Box.around(width - MARGIN - rightWidth / 2, centerY, rightWidth, boxHeight));
    }

    /** A circle for an operator of one sign. */
    void circle(Element element, double x, double y) {
      put(element, Box.around(x, y, operator, operator));
    }

    /** A wider one for an operator with a name. */
    void pill(Element element, double x, double y) {
      put(element, Box.around(x, y, 3.3 * fontSize, operator));
    }

    void path(Element from, Element to, Point... corners) {
      paths.put(new Edge(from, to), List.of(corners));
    }

    void comesIn(Element state) {
      Box box = box(state);
      stubs.add(new Stub(state, new Point(0, box.centerY()), new Point(box.x(), box.centerY())));
    }

    void goesOut(Element state) {
      Box box = box(state);
      stubs.add(
          new Stub(state, new Point(box.right(), box.centerY()), new Point(width, box.centerY())));
    }

    /**
     * The output in the right column: logit, probability, and side by side the bit and its loss.
     *
     * @param from the edge of h's box that it starts from
     * @param to where the column ends; above {@code from} if the output grows upwards
     */
    void output(double from, double to) {
      double direction = Math.signum(to - from);
      double space = Math.abs(to - from);
      double logit = Math.min(0.17 * space, 2.4 * fontSize);
      double probability = Math.min(0.25 * space, 3.4 * fontSize);
      double answer = Math.min(0.31 * space, 4.4 * fontSize);
      double gap = (space - logit - probability - answer) / 3;
      double logitY = from + direction * (gap + logit / 2);
      double probabilityY = logitY + direction * (logit / 2 + gap + probability / 2);
      double answerY = probabilityY + direction * (probability / 2 + gap + answer / 2);
      right(Element.LOGIT, logitY, logit);
      right(Element.PROBABILITY, probabilityY, probability);
      Box column = box(Element.LOGIT);
      double bitWidth = 0.54 * (column.width() - 4);
      double lossWidth = column.width() - 4 - bitWidth;
      double answerTop = answerY - answer / 2;
      put(Element.BIT, new Box(column.x(), answerTop, bitWidth, answer));
      put(Element.LOSS, new Box(column.right() - lossWidth, answerTop, lossWidth, answer));
      double x = column.centerX();
      path(Element.HIDDEN, Element.LOGIT, new Point(x, from), edge(Element.LOGIT, x, -direction));
      path(
          Element.LOGIT,
          Element.PROBABILITY,
          edge(Element.LOGIT, x, direction),
          edge(Element.PROBABILITY, x, -direction));
      for (Element last : List.of(Element.BIT, Element.LOSS)) {
        double lastX = box(last).centerX();
        path(
            Element.PROBABILITY,
            last,
            edge(Element.PROBABILITY, lastX, direction),
            edge(last, lastX, -direction));
      }
    }

    private Point edge(Element element, double x, double direction) {
      Box box = box(element);
      return new Point(x, direction > 0 ? box.bottom() : box.y());
    }
  }
}
