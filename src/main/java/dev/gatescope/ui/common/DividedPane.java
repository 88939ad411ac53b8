package dev.gatescope.ui.common;

import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * A split pane that says when its size has changed and when a divider was moved. Its dividers
 * follow the mouse in an enlarged window too, where those of a plain one, which count in the
 * window's pixels, run ahead of it.
 */
public final class DividedPane extends SplitPane {
  private static final String DIVIDER = "split-pane-divider";
  private static final int NONE = -1;

  private DoubleConsumer resized = _ -> {};
  private IntConsumer dragged = _ -> {};
  private double size;
  private int held = NONE;

  /** From the divider's position to where it was taken hold of. */
  private double grip;

  /** For FXML. */
  public DividedPane() {
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::take);
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> release());
  }

  /**
   * What places the dividers for another size: told of the length along which the panes stand when
   * the split pane has made up its own mind, and before anything is drawn.
   */
  public void setOnResized(DoubleConsumer newResized) {
    resized = newResized;
  }

  /** Told of a divider, counted from 0, that was let go of, or moved. */
  public void setOnDragged(IntConsumer newDragged) {
    dragged = newDragged;
  }

  /** Moves a divider, counted from 0, as if it had been dragged. */
  public void move(int divider, double pixels) {
    setDividerPosition(divider, getDividerPositions()[divider] + pixels / length());
    layout();
    dragged.accept(divider);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (size != length()) {
      size = length();
      resized.accept(size);
      super.layoutChildren();
    }
  }

  private double length() {
    return isHorizontal() ? getWidth() : getHeight();
  }

  private boolean isHorizontal() {
    return getOrientation() == Orientation.HORIZONTAL;
  }

  private void take(MouseEvent event) {
    held = dividerOf(event.getTarget());
    if (held != NONE) {
      grip = at(event) - getDividerPositions()[held] * length();
    }
  }

  private void drag(MouseEvent event) {
    if (held != NONE) {
      setDividerPosition(held, (at(event) - grip) / length());
      event.consume();
    }
  }

  private void release() {
    if (held != NONE) {
      layout();
      dragged.accept(held);
      held = NONE;
    }
  }

  /** Where the mouse is along the panes, in this pane's own units. */
  private double at(MouseEvent event) {
    Point2D point = sceneToLocal(event.getSceneX(), event.getSceneY());
    return isHorizontal() ? point.getX() : point.getY();
  }

  /** The divider of this pane in which an event happened, or {@link #NONE}. */
  private int dividerOf(EventTarget target) {
    Node[] dividers =
        getChildrenUnmodifiable().stream()
            .filter(child -> child.getStyleClass().contains(DIVIDER))
            .toArray(Node[]::new);
    return IntStream.range(0, dividers.length)
        .filter(i -> isIn(target, dividers[i]))
        .findFirst()
        .orElse(NONE);
  }

  private static boolean isIn(EventTarget target, Node divider) {
    for (Node node = target instanceof Node found ? found : null;
        node != null;
        node = node.getParent()) {
      if (node.equals(divider)) {
        return true;
      }
    }
    return false;
  }
}
