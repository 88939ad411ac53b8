package dev.gatescope.ui.timebar;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The stops side by side in the order of time; the more there are, the less each one says. */
final class TimeTrack extends DrawingPane {
  private static final double HEIGHT = 58;
  private static final double SIDE = 6;

  /** Where the dots lie: the time, the dot, the column's digits and the answer, top to bottom. */
  private static final double TIME_Y = 9;

  private static final double DOT_Y = 27;
  private static final double DIGITS_Y = 47;
  private static final double ROOM_FOR_DIGITS = 34;
  private static final double ROOM_FOR_TIME = 22;
  private static final double ROOM_FOR_ARCS = 16;

  private static final Font FONT = Font.font(Fonts.SANS, 11);

  private final IntConsumer goTo;
  private List<TimeStops.Stop> stops = List.of();
  private int current;
  private Palette palette = Palette.LIGHT;

  TimeTrack(IntConsumer goTo) {
    this.goTo = goTo;
    getStyleClass().add("time-track");
    setAccessibleRole(AccessibleRole.SLIDER);
    setFocusTraversable(true);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    focusedProperty().subscribe(changed -> redraw());
  }

  void show(List<TimeStops.Stop> newStops) {
    stops = newStops;
    redraw();
  }

  void setCurrent(int timeStep) {
    current = timeStep;
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    redraw();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> (double) current;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> (double) last();
      case ORIENTATION -> Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> goTo.accept(Math.min(last(), current + 1));
      case DECREMENT -> goTo.accept(Math.max(0, current - 1));
      default -> super.executeAccessibleAction(action, parameters);
    }
  }

  private int last() {
    return Math.max(0, stops.size() - 1);
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    redraw();
  }

  /** The middle of a stop, in this region's coordinates. */
  double stopX(int timeStep) {
    return SIDE + (timeStep + 0.5) * pitch();
  }

  private double pitch() {
    return (getWidth() - 2 * SIDE) / Math.max(1, stops.size());
  }

  private void pressed(MouseEvent event) {
    if (!stops.isEmpty()) {
      int stop = (int) Math.floor((event.getX() - SIDE) / pitch());
      goTo.accept(Math.clamp(stop, 0, stops.size() - 1));
      event.consume();
    }
  }

  private void keyPressed(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> goTo.accept(Math.max(0, current - 1));
      case RIGHT -> goTo.accept(Math.min(last(), current + 1));
      case HOME -> goTo.accept(0);
      case END -> goTo.accept(last());
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (stops.isEmpty() || width < 20) {
      return;
    }
    double pitch = pitch();
    int shown = Math.clamp(current, 0, stops.size() - 1);
    g.setFont(FONT);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    drawCurrent(g, shown, pitch, height);
    g.setStroke(palette.line());
    g.setLineWidth(2);
    g.strokeLine(stopX(0), DOT_Y, stopX(stops.size() - 1), DOT_Y);
    g.setStroke(palette.accent());
    g.strokeLine(stopX(0), DOT_Y, stopX(shown), DOT_Y);
    for (TimeStops.Stop stop : stops) {
      if (stop.borrows() && stop.timeStep() < stops.size() - 1) {
        drawBorrow(g, stopX(stop.timeStep()), pitch);
      }
    }
    for (TimeStops.Stop stop : stops) {
      drawStop(g, stop, pitch, stop.timeStep() == shown);
    }
    if (isFocused()) {
      g.setStroke(palette.accent());
      g.setLineWidth(1);
      g.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 8, 8);
    }
  }

  private void drawCurrent(GraphicsContext g, int shown, double pitch, double height) {
    double width = Math.max(18, Math.min(pitch - 2, 64));
    g.setFill(palette.accent().deriveColor(0, 1, 1, palette.dark() ? 0.24 : 0.13));
    g.fillRoundRect(stopX(shown) - width / 2, 1, width, height - 2, 8, 8);
  }

  // The arc goes from the bit that borrows to the one that is borrowed from.
  private void drawBorrow(GraphicsContext g, double x, double pitch) {
    double inset = Math.min(7, pitch * 0.28);
    g.setStroke(palette.diverging(1, 1));
    g.setLineWidth(1.75);
    if (pitch < ROOM_FOR_ARCS) {
      g.strokeLine(x, DOT_Y + 8, x + pitch, DOT_Y + 8);
      return;
    }
    g.beginPath();
    g.moveTo(x + inset, DOT_Y + 3);
    g.quadraticCurveTo(x + pitch / 2, DOT_Y + 15, x + pitch - inset, DOT_Y + 3);
    g.stroke();
  }

  private void drawStop(GraphicsContext g, TimeStops.Stop stop, double pitch, boolean selected) {
    double x = stopX(stop.timeStep());
    Color answer =
        stop.predicted() < 0
            ? palette.mutedText()
            : stop.right() ? palette.right() : palette.wrong();
    int every = pitch >= ROOM_FOR_TIME ? 1 : (int) Math.ceil(ROOM_FOR_TIME / pitch / 5) * 5;
    boolean nearCurrent =
        Math.abs(stop.timeStep() - current) * pitch < ROOM_FOR_TIME && stop.timeStep() != current;
    if (selected || (stop.timeStep() % every == 0 && (every == 1 || !nearCurrent))) {
      g.setFill(selected ? palette.text() : palette.mutedText());
      g.fillText((selected && pitch >= ROOM_FOR_DIGITS ? "t = " : "") + stop.timeStep(), x, TIME_Y);
    }
    double radius = Math.clamp(pitch * 0.32, 2.5, 8.5);
    g.setFill(palette.background());
    double around = selected ? radius + 4 : radius + 1.5;
    g.fillOval(x - around, DOT_Y - around, 2 * around, 2 * around);
    g.setFill(stop.predicted() < 0 ? palette.background() : answer);
    g.fillOval(x - radius, DOT_Y - radius, 2 * radius, 2 * radius);
    g.setStroke(selected ? palette.accent() : answer);
    g.setLineWidth(selected ? 2.5 : 1.25);
    // Around the dot, not on it: the answer's colour stays.
    double ring = selected ? radius + 2.75 : radius;
    g.strokeOval(x - ring, DOT_Y - ring, 2 * ring, 2 * ring);
    if (stop.predicted() >= 0 && radius >= 6) {
      g.setFill(Palette.textOn(answer));
      g.fillText(Integer.toString(stop.predicted()), x, DOT_Y);
    }
    if (pitch >= ROOM_FOR_DIGITS) {
      g.setFill(selected ? palette.text() : palette.mutedText());
      String mark = stop.predicted() < 0 ? "" : stop.right() ? " ✓" : " ×";
      g.fillText(stop.a() + "−" + stop.b() + mark, x, DIGITS_Y);
    } else if (stop.predicted() >= 0 && !stop.right()) {
      g.setFill(answer);
      g.fillText("×", x, DIGITS_Y);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 360;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 72;
  }
}
