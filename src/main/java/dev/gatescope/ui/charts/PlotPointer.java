package dev.gatescope.ui.charts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/**
 * The mouse on a plot: move for exact values, click a point, drag to zoom, click twice to reset.
 * With the keyboard: arrows, Home and End go from point to point, Enter chooses, Escape lets go.
 */
final class PlotPointer {
  /** How near the mouse must be to a point; lengths are in the plot's pixels at scale 1. */
  private static final double REACH = 10;

  private static final double RING = 5;

  /** A shorter drag is a click; a narrower rectangle zooms along the other axis alone. */
  private static final double SMALLEST_ZOOM = 8;

  private final Plot plot;
  private final PlotViewModel model;
  private final boolean byDistance;
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed", false);
  private final Rectangle frame = new Rectangle();
  private final Circle ring = new Circle(RING);
  private final Line rule = new Line();
  private double startX;
  private double startY;
  private boolean pressed;
  private MouseEvent newest;
  private int walked = PlotViewModel.NONE;

  /**
   * @param byDistance the nearest point of the plane; else the nearest along x, however far in y
   */
  PlotPointer(Plot plot, PlotViewModel model, boolean byDistance) {
    this.plot = plot;
    this.model = model;
    this.byDistance = byDistance;
    frame.getStyleClass().add("plot-zoom");
    ring.getStyleClass().add("plot-ring");
    rule.getStyleClass().add("plot-rule");
    for (var mark : new javafx.scene.shape.Shape[] {rule, ring, frame}) {
      mark.setManaged(false);
      mark.setVisible(false);
      plot.getCanvasForeground().getChildren().add(mark);
    }
    Canvas canvas = plot.getCanvas();
    canvas.setCursor(Cursor.CROSSHAIR);
    canvas.setOnMouseMoved(this::moved);
    canvas.setOnMouseExited(
        event -> {
          newest = null;
          point(PlotViewModel.NONE);
        });
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnMouseClicked(this::clicked);
    plot.setFocusTraversable(true);
    plot.setOnKeyPressed(this::keyPressed);
    plot.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && walked != PlotViewModel.NONE) {
                walk(PlotViewModel.NONE);
              }
            });
  }

  private void keyPressed(KeyEvent event) {
    int last = plot.data().count() - 1;
    if (last < 0
        || event.isShiftDown()
        || event.isControlDown()
        || event.isAltDown()
        || event.isMetaDown()) {
      return;
    }
    boolean walking = walked != PlotViewModel.NONE;
    switch (event.getCode()) {
      case LEFT -> walk(walking ? Math.max(0, walked - 1) : last);
      case RIGHT -> walk(walking ? Math.min(last, walked + 1) : 0);
      case HOME -> walk(0);
      case END -> walk(last);
      case ENTER -> {
        if (walking) {
          model.choose(walked);
        }
      }
      case ESCAPE -> {
        if (!walking) {
          return;
        }
        walk(PlotViewModel.NONE);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void walk(int index) {
    walked = index;
    point(index);
  }

  ReadOnlyBooleanProperty zoomedProperty() {
    return zoomed.getReadOnlyProperty();
  }

  void resetZoom() {
    plot.horizontal().showAll();
    plot.vertical().showAll();
    zoomed.set(false);
    point(PlotViewModel.NONE);
  }

  /** Reads the point under a mouse that stands still while the points change. */
  void refresh() {
    if (walked >= plot.data().count()) {
      walked = PlotViewModel.NONE;
    }
    if (walked != PlotViewModel.NONE) {
      point(walked);
    } else if (newest != null && !frame.isVisible()) {
      moved(newest);
    }
  }

  private void moved(MouseEvent event) {
    newest = event;
    point(find(event.getX(), event.getY()));
  }

  private void pressed(MouseEvent event) {
    pressed = event.getButton() == MouseButton.PRIMARY;
    startX = event.getX();
    startY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (!pressed) {
      return;
    }
    double x = Math.clamp(event.getX(), 0, plot.getCanvas().getWidth());
    double y = Math.clamp(event.getY(), 0, plot.getCanvas().getHeight());
    frame.setX(Math.min(startX, x));
    frame.setY(Math.min(startY, y));
    frame.setWidth(Math.abs(x - startX));
    frame.setHeight(Math.abs(y - startY));
    frame.setVisible(isWide() || isTall());
    point(PlotViewModel.NONE);
  }

  private void released(MouseEvent event) {
    if (pressed && frame.isVisible()) {
      zoomToFrame();
    }
    pressed = false;
    frame.setVisible(false);
  }

  private boolean isWide() {
    return frame.getWidth() >= SMALLEST_ZOOM * plot.scale();
  }

  private boolean isTall() {
    return frame.getHeight() >= SMALLEST_ZOOM * plot.scale();
  }

  private void zoomToFrame() {
    PlotAxis x = plot.horizontal();
    PlotAxis y = plot.vertical();
    if (isWide()) {
      x.show(
          new PlotRange(
              x.getValueForDisplay(frame.getX()),
              x.getValueForDisplay(frame.getX() + frame.getWidth())));
    }
    if (isTall()) {
      y.show(
          new PlotRange(
              y.getValueForDisplay(frame.getY() + frame.getHeight()),
              y.getValueForDisplay(frame.getY())));
    }
    zoomed.set(true);
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    if (event.getClickCount() == 2 && zoomed.get()) {
      resetZoom();
      return;
    }
    int index = find(event.getX(), event.getY());
    if (index != PlotViewModel.NONE) {
      model.choose(index);
    }
  }

  private int find(double x, double y) {
    PlotData data = plot.data();
    int nearest = data.nearest(plot.horizontal().getValueForDisplay(x));
    if (nearest < 0 || !byDistance) {
      return nearest;
    }
    int best = PlotViewModel.NONE;
    double reach = REACH * plot.scale();
    double bestDistance = reach;
    int first = data.nearest(plot.horizontal().getValueForDisplay(x - reach));
    int last = data.nearest(plot.horizontal().getValueForDisplay(x + reach));
    for (int i = first; i <= last; i++) {
      double distance = Math.hypot(pixelX(i) - x, pixelY(i) - y);
      if (distance <= bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }

  private double pixelX(int index) {
    return plot.horizontal().getDisplayPosition(plot.data().x(index));
  }

  /** NaN where nothing is drawn: no value, or none on a logarithmic axis. */
  private double pixelY(int index) {
    double y = plot.data().y(index);
    return plot.vertical().isLogAxis() && !(y > 0)
        ? Double.NaN
        : plot.vertical().getDisplayPosition(y);
  }

  private void point(int index) {
    model.hover(index);
    boolean there = index != PlotViewModel.NONE;
    double x = there ? pixelX(index) : 0;
    double y = there ? pixelY(index) : 0;
    rule.setVisible(there && !byDistance);
    rule.setStartX(Math.floor(x) + 0.5);
    rule.setEndX(Math.floor(x) + 0.5);
    rule.setEndY(plot.getCanvas().getHeight());
    ring.setVisible(there && !Double.isNaN(y));
    if (ring.isVisible()) {
      ring.setRadius(RING * plot.scale());
      ring.setCenterX(x);
      ring.setCenterY(y);
    }
    plot.getCanvas().setCursor(there && byDistance ? Cursor.HAND : Cursor.CROSSHAIR);
  }
}
