package dev.gatescope.ui.common;

import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * A region that draws itself: however often {@link #redraw} is called, at most once a pulse. Where
 * what is drawn says how large the region wants to be, {@link #requestLayout} does both.
 *
 * <p>A screen reader meets it as an image: what it shows is to be said as accessible text.
 *
 * <p>A canvas in a scaled snapshot is stretched and blurs; with the {@linkplain #setResolution
 * resolution} set to the snapshot's scale it has a pixel for each pixel of the image.
 */
public abstract class DrawingPane extends Region implements Redrawn {
  private final Canvas canvas = new Canvas();
  private final Sheet sheet = new Sheet();
  private double resolution = 1;
  private double top;
  private double bottom = Double.POSITIVE_INFINITY;

  @SuppressWarnings("this-escape") // a node's property, which nobody can listen to yet
  protected DrawingPane() {
    getChildren().add(sheet);
    // Without a role a screen reader takes a region for a box of other things and passes it by.
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Final, as the constructor calls it. */
  @Override
  protected final ObservableList<Node> getChildren() {
    return super.getChildren();
  }

  /** Draws everything; the area is clear and the coordinates are the region's. */
  protected abstract void draw(GraphicsContext graphics, double width, double height);

  @Override
  public final void redraw() {
    sheet.requestLayout();
  }

  /**
   * Canvas pixels for each unit of length: 1 on the screen, the scale of the image in an export.
   */
  public final void setResolution(double newResolution) {
    resolution = newResolution;
    redraw();
  }

  /**
   * Draws, from now on, only what lies between two heights, in units of length: for a large picture
   * of which a strip is taken at a time, a canvas of all of it would keep the renderer busy long.
   */
  public final void drawOnly(double newTop, double newBottom) {
    top = newTop;
    bottom = newBottom;
    drawAll();
  }

  /**
   * How much the window enlarges a node, 1 for not at all: with as many pixels, a drawing is as
   * sharp as in any other window.
   */
  public static double enlargement(Node node) {
    return Math.max(1, node.getLocalToSceneTransform().getMxx());
  }

  @Override
  protected final void layoutChildren() {
    if (!sheet.isNeedsLayout()) {
      drawAll();
    }
  }

  /**
   * What is drawn on. Unmanaged: it follows the region's size and must not hold it up; and being
   * drawn anew it does not ask whoever stands around the region to lay out anything, as the region
   * itself would, up to the window.
   */
  private final class Sheet extends Parent {
    Sheet() {
      setManaged(false);
      canvas.setManaged(false);
      getChildren().add(canvas);
    }

    @Override
    protected void layoutChildren() {
      drawAll();
    }
  }

  private void drawAll() {
    double pixels = resolution * enlargement(this);
    // Whole pixels, and one more where a strip begins and ends between two.
    double first = Math.max(0, Math.floor(top * pixels) - 1);
    double last = Math.ceil(Math.min(getHeight(), bottom) * pixels);
    double rows = Math.max(0, Math.min(last + 1, Math.ceil(getHeight() * pixels)) - first);
    canvas.setWidth(Math.ceil(getWidth() * pixels));
    canvas.setHeight(rows);
    canvas.setLayoutY(first / pixels);
    canvas.getTransforms().setAll(new Scale(1 / pixels, 1 / pixels));
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(1, 0, 0, 1, 0, 0);
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setTransform(pixels, 0, 0, pixels, 0, -first);
    if (getWidth() > 0 && rows > 0) {
      graphics.save();
      draw(graphics, getWidth(), getHeight());
      graphics.restore();
    }
  }
}
