package dev.gatescope.ui.atlas;

import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.eval.automaton.Machine;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * A machine: its states as circles in the colours of the borrow, its transitions as arrows with
 * input / output, those from one state to another on one arrow.
 */
public final class MachineView extends DrawingPane {
  private static final double HEADER = 40;
  private static final double LINE = 14;
  private static final Font BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 12);
  private static final Font SMALL = Font.font(Fonts.SANS, 11);
  private static final Font MONO = Font.font(Fonts.MONO, 11);
  private static final Font MONO_BOLD = Font.font(Fonts.MONO, FontWeight.BOLD, 11);
  private static final Font NUMBER = Font.font(Fonts.SANS, FontWeight.BOLD, 15);

  /** Where on an arrow its text may stand: in the middle, or else nearer to an end. */
  private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74};

  private MachineText text;
  private Messages messages;
  private Palette palette = Palette.LIGHT;
  private Automaton automaton;
  private Move move;
  private double radius;
  private Point2D[] places;
  private Point2D middle;

  /** For FXML; {@link #prepare} must follow. */
  public MachineView() {
    getStyleClass().add("atlas-drawing");
    setMinSize(60, 60);
  }

  void prepare(Messages newMessages) {
    messages = newMessages;
    text = new MachineText(newMessages);
  }

  /** Shows a machine; null shows nothing. */
  void show(Automaton newAutomaton, Palette newPalette) {
    automaton = newAutomaton;
    palette = newPalette;
    redraw();
  }

  /** Marks a transition; null marks none. */
  void select(Move newMove) {
    move = newMove;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (automaton == null || height <= HEADER + 20) {
      return;
    }
    graphics.setTextBaseline(VPos.CENTER);
    boolean same = automaton.difference().isEmpty();
    String verdict = (same ? "✓ " : "≠ ") + text.verdict(automaton);
    write(graphics, verdict, 0, 9, BOLD, same ? palette.right() : palette.wrong());
    write(graphics, text.about(automaton), 0, 26, SMALL, palette.mutedText());
    place(width, height);
    Machine machine = automaton.machine();
    List<Label> labels = new ArrayList<>();
    for (int from = 0; from < machine.states(); from++) {
      for (int to = 0; to < machine.states(); to++) {
        List<Integer> inputs = new ArrayList<>();
        for (int input = 0; input < Machine.INPUTS; input++) {
          if (machine.next(from, input) == to) {
            inputs.add(input);
          }
        }
        if (!inputs.isEmpty()) {
          boolean taken = move != null && move.state() == from && inputs.contains(move.input());
          arrow(graphics, from, to, taken, inputs, labels);
        }
      }
    }
    initial(graphics);
    for (int state = 0; state < machine.states(); state++) {
      circle(graphics, state);
    }
    FreeRoom room = new FreeRoom();
    for (Point2D place : places) {
      room.take(
          new Rectangle2D(place.getX() - radius, place.getY() - radius, 2 * radius, 2 * radius));
    }
    labels.forEach(label -> label(graphics, label, room));
  }

  /**
   * What is written at an arrow.
   *
   * @param middles where it may stand, the best first
   * @param side where it stands from there: 0 for around it, 1 to the right, -1 to the left
   */
  private record Label(int from, List<Integer> inputs, List<Point2D> middles, int side) {}

  private void place(double width, double height) {
    int states = automaton.machine().states();
    double tall = height - HEADER;
    middle = new Point2D(width / 2, HEADER + tall / 2);
    places = new Point2D[states];
    radius = Math.clamp(Math.min(width / 12, tall / (states <= 2 ? 4 : 9)), 13, 40);
    double loop = 2.3 * radius + 100;
    double across = Math.max(radius, width / 2 - loop);
    double down = Math.max(radius, tall / 2 - 2.6 * radius - 8);
    for (int state = 0; state < states; state++) {
      double angle = Math.PI + 2 * Math.PI * state / states;
      places[state] =
          states == 1
              ? middle
              : middle.add(
                  (states == 2 ? Math.min(across, 6 * radius) : Math.min(across, 1.6 * down + 60))
                      * Math.cos(angle),
                  down * Math.sin(angle));
    }
  }

  /** Away from the other states. */
  private Point2D outwards(int state) {
    Point2D away = places[state].subtract(middle);
    return away.magnitude() < 1 ? new Point2D(1, 0) : away.normalize();
  }

  private void arrow(
      GraphicsContext graphics,
      int from,
      int to,
      boolean taken,
      List<Integer> inputs,
      List<Label> labels) {
    graphics.setStroke(taken ? palette.accent() : palette.mutedText());
    graphics.setFill(taken ? palette.accent() : palette.mutedText());
    graphics.setLineWidth(taken ? 2.4 : 1.3);
    if (from == to) {
      Point2D out = outwards(from);
      Point2D side = new Point2D(-out.getY(), out.getX());
      Point2D centre = places[from];
      Point2D begin = centre.add(turned(out, 0.5).multiply(radius));
      Point2D end = centre.add(turned(out, -0.5).multiply(radius + 7));
      Point2D far = centre.add(out.multiply(2.7 * radius));
      curve(
          graphics,
          begin,
          far.add(side.multiply(radius)),
          far.subtract(side.multiply(radius)),
          end,
          turned(out, -0.5).multiply(-1));
      Point2D place = centre.add(out.multiply(2.3 * radius + 8));
      int align = Math.abs(out.getX()) < 0.35 ? 0 : out.getX() > 0 ? 1 : -1;
      double y =
          align == 0
              ? place.getY() + Math.signum(out.getY()) * LINE * inputs.size() / 2
              : place.getY();
      labels.add(new Label(from, inputs, List.of(new Point2D(place.getX(), y)), align));
      return;
    }
    Point2D along = places[to].subtract(places[from]);
    Point2D normal = new Point2D(along.getY(), -along.getX()).normalize();
    double bend = Math.min(0.3 * along.magnitude(), 2.2 * radius);
    Point2D control = places[from].midpoint(places[to]).add(normal.multiply(bend));
    Point2D begin = places[from].add(control.subtract(places[from]).normalize().multiply(radius));
    Point2D back = control.subtract(places[to]).normalize();
    Point2D end = places[to].add(back.multiply(radius + 7));
    Point2D one = begin.add(control.subtract(begin).multiply(2.0 / 3));
    Point2D two = end.add(control.subtract(end).multiply(2.0 / 3));
    curve(graphics, begin, one, two, end, back.multiply(-1));
    List<Point2D> middles =
        Arrays.stream(ALONG).mapToObj(share -> onCurve(begin, control, end, share)).toList();
    labels.add(new Label(from, inputs, middles, 0));
  }

  /** The point of a quadratic curve at a share of its way. */
  private static Point2D onCurve(Point2D begin, Point2D control, Point2D end, double share) {
    return begin.interpolate(control, share).interpolate(control.interpolate(end, share), share);
  }

  private static Point2D turned(Point2D way, double angle) {
    return new Point2D(
        way.getX() * Math.cos(angle) - way.getY() * Math.sin(angle),
        way.getX() * Math.sin(angle) + way.getY() * Math.cos(angle));
  }

  /** A curve with a head at its end. */
  private static void curve(
      GraphicsContext graphics, Point2D begin, Point2D one, Point2D two, Point2D end, Point2D way) {
    graphics.beginPath();
    graphics.moveTo(begin.getX(), begin.getY());
    graphics.bezierCurveTo(one.getX(), one.getY(), two.getX(), two.getY(), end.getX(), end.getY());
    graphics.stroke();
    head(graphics, end, way);
  }

  private static void head(GraphicsContext graphics, Point2D end, Point2D way) {
    Point2D tip = end.add(way.multiply(7));
    Point2D side = new Point2D(-way.getY(), way.getX()).multiply(4);
    Point2D left = end.add(side);
    Point2D right = end.subtract(side);
    graphics.fillPolygon(
        new double[] {tip.getX(), left.getX(), right.getX()},
        new double[] {tip.getY(), left.getY(), right.getY()},
        3);
  }

  /** Marks the first state by an arrow from nowhere. */
  private void initial(GraphicsContext graphics) {
    Point2D way = new Point2D(0, -1);
    Point2D end = places[0].add(way.multiply(radius + 7));
    graphics.setStroke(palette.text());
    graphics.setFill(palette.text());
    graphics.setLineWidth(1.6);
    double top = Math.max(HEADER + 2, end.getY() - 22);
    graphics.strokeLine(end.getX(), top, end.getX(), end.getY());
    head(graphics, end, way.multiply(-1));
    String name = messages.text("atlas.machine.start");
    write(
        graphics, name, end.getX() - Fonts.width(name, SMALL) - 6, top + 6, SMALL, palette.text());
  }

  private void circle(GraphicsContext graphics, int state) {
    double x = places[state].getX();
    double y = places[state].getY();
    Color fill = palette.diverging(2 * automaton.borrowShare(state) - 1, 1);
    graphics.setFill(fill);
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    boolean here = move != null && automaton.machine().next(move.state(), move.input()) == state;
    graphics.setStroke(here ? palette.accent() : palette.line());
    graphics.setLineWidth(here ? 3 : 1);
    double ring = radius + (here ? 2.5 : 0);
    graphics.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
    boolean roomy = radius >= 19;
    graphics.setTextAlign(TextAlignment.CENTER);
    Color ink = Palette.textOn(fill);
    write(graphics, "q" + state, x, roomy ? y - 6 : y, roomy ? NUMBER : BOLD, ink);
    if (roomy) {
      String share = NumberText.fixed(100 * automaton.share(state), 0) + "%";
      write(graphics, share, x, y + 9, SMALL, ink);
    }
    graphics.setTextAlign(TextAlignment.LEFT);
  }

  private void label(GraphicsContext graphics, Label label, FreeRoom room) {
    double width = 0;
    List<String> lines = new ArrayList<>();
    for (int input : label.inputs) {
      String line = text.transition(automaton, label.from, input);
      lines.add(line);
      width = Math.max(width, Fonts.width(line, MONO_BOLD));
    }
    double beside = label.side * width / 2;
    List<Point2D> middles = label.middles.stream().map(point -> point.add(beside, 0)).toList();
    Rectangle2D place = room.find(middles, width + 6, LINE * lines.size());
    double left = place.getMinX() + 3;
    double top = place.getMinY();
    graphics.setFill(palette.background());
    graphics.setGlobalAlpha(0.88);
    graphics.fillRoundRect(left - 3, top, width + 6, LINE * lines.size(), 6, 6);
    graphics.setGlobalAlpha(1);
    for (int i = 0; i < lines.size(); i++) {
      boolean taken = move != null && move.equals(new Move(label.from, label.inputs.get(i)));
      write(
          graphics,
          lines.get(i),
          left,
          top + LINE * (i + 0.5),
          taken ? MONO_BOLD : MONO,
          taken ? palette.accent() : palette.text());
    }
  }

  private static void write(
      GraphicsContext graphics, String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
