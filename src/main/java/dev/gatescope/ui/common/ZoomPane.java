package dev.gatescope.ui.common;

import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * Shows content that may be enlarged. Text, drawings and what is between them grow alike, so that
 * nothing that fits is cut; what finds no room is scrolled to, and what gets the focus comes into
 * sight by itself.
 */
public final class ZoomPane extends Pane {
  private final Function<Region, Dimension2D> least;
  private final Translate shift = new Translate();
  private final Scale scale = new Scale();
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private Region content = new Region();

  /**
   * @param least gives the least that a content is laid out for, in its own units; asked whenever
   *     it is laid out
   */
  public ZoomPane(Function<Region, Dimension2D> least) {
    this.least = least;
    prepare();
  }

  private ZoomPane() {
    least = this::smallest;
    prepare();
  }

  private void prepare() {
    down.setOrientation(Orientation.VERTICAL);
    across.setFocusTraversable(false);
    down.setFocusTraversable(false);
    shift.xProperty().bind(across.valueProperty().negate());
    shift.yProperty().bind(down.valueProperty().negate());
    zoom.subscribe(
        factor -> {
          scale.setX(factor.doubleValue());
          scale.setY(factor.doubleValue());
          requestLayout();
          redraw(content);
        });
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    sceneProperty()
        .flatMap(scene -> scene.focusOwnerProperty())
        .subscribe(
            owner -> {
              if (owner != null && isInside(owner)) {
                bringIntoSight(owner);
              }
            });
  }

  /** A pane that scrolls to what the content at its smallest has no room for. */
  public static ZoomPane around(Region content) {
    ZoomPane pane = new ZoomPane();
    pane.setContent(content);
    return pane;
  }

  /** In its own width, as what wraps is taller where it is narrow. */
  private Dimension2D smallest(Region inner) {
    double width = inner.minWidth(-1);
    double height = inner.minHeight(Math.max(width, getWidth()));
    if (height > getHeight()) {
      height = inner.minHeight(Math.max(width, getWidth() - barWidth()));
    }
    return new Dimension2D(width, height);
  }

  private double barWidth() {
    return Math.ceil(down.prefWidth(-1));
  }

  /** The bars, for tests and style sheets, by a name that no other pane of the window has. */
  public void nameBars(String name) {
    across.setId(name + "Across");
    down.setId(name + "Down");
  }

  /** How much larger than usual; 1 for not at all. */
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  public void setContent(Region newContent) {
    content = newContent;
    content.getTransforms().setAll(shift, scale);
    getChildren().setAll(content, across, down);
  }

  /** What draws by pixels gets as many as the screen has. */
  private static void redraw(Node node) {
    if (node instanceof Redrawn drawing) {
      drawing.redraw();
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(ZoomPane::redraw);
    }
  }

  @Override
  protected void layoutChildren() {
    double factor = zoom.get();
    Dimension2D need = least.apply(content);
    double wide = need.getWidth() * factor;
    double tall = need.getHeight() * factor;
    double bar = barWidth();
    boolean needsAcross = wide > getWidth();
    boolean needsDown = tall > getHeight() - (needsAcross ? bar : 0);
    needsAcross = wide > getWidth() - (needsDown ? bar : 0);
    double width = getWidth() - (needsDown ? bar : 0);
    double height = getHeight() - (needsAcross ? bar : 0);
    content.resizeRelocate(0, 0, Math.max(wide, width) / factor, Math.max(tall, height) / factor);
    place(across, needsAcross, wide, width);
    across.resizeRelocate(0, height, width, bar);
    place(down, needsDown, tall, height);
    down.resizeRelocate(width, 0, bar, height);
  }

  private static void place(ScrollBar bar, boolean needed, double whole, double seen) {
    bar.setVisible(needed);
    bar.setMax(needed ? whole - seen : 0);
    bar.setVisibleAmount(needed ? seen * (whole - seen) / whole : 0);
    bar.setUnitIncrement(seen / 10);
    bar.setBlockIncrement(seen);
    bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
  }

  /** The wheel where nothing inside has use for it. */
  private void scroll(ScrollEvent event) {
    double x = Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax());
    double y = Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax());
    if (x != across.getValue() || y != down.getValue()) {
      across.setValue(x);
      down.setValue(y);
      event.consume();
    }
  }

  private boolean isInside(Node node) {
    Node at = node;
    while (at != null && !at.equals(this)) {
      at = at.getParent();
    }
    return at != null;
  }

  private void bringIntoSight(Node node) {
    Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
    if (bounds != null) {
      show(across, bounds.getMinX(), bounds.getMaxX(), across.getWidth());
      show(down, bounds.getMinY(), bounds.getMaxY(), down.getHeight());
    }
  }

  /** Moves no farther than needed; of what is too large its beginning is seen. */
  private static void show(ScrollBar bar, double from, double to, double seen) {
    double move = to > seen ? to - seen : 0;
    move = from - move < 0 ? from : move;
    bar.setValue(Math.clamp(bar.getValue() + move, 0, bar.getMax()));
  }
}
