package dev.gatescope.ui.explorer;

import dev.gatescope.ui.common.VisibleFocus;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Moves the focus from pane to pane, so that nobody has to step through every control. */
final class PaneCycle {
  private final List<Node> panes;

  /**
   * @param panes in the order in which they are visited
   */
  PaneCycle(List<Node> panes) {
    this.panes = panes;
  }

  /** Focuses the first control of the pane after the one that has the focus. */
  void next(Node focusOwner) {
    int here = -1;
    for (int i = 0; i < panes.size(); i++) {
      if (isWithin(focusOwner, panes.get(i))) {
        here = i;
      }
    }
    for (int i = 1; i <= panes.size(); i++) {
      Node pane = panes.get((here + i) % panes.size());
      if (enter(pane)) {
        return;
      }
    }
  }

  /** Gives the focus to the first in a pane that can have it; false if nothing in it can. */
  static boolean enter(Node pane) {
    Optional<Node> target = isShown(pane) ? firstFocusable(pane) : Optional.empty();
    target.ifPresent(VisibleFocus::give);
    return target.isPresent();
  }

  private static boolean isWithin(Node node, Node pane) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(pane)) {
        return true;
      }
    }
    return false;
  }

  /** False also if something around it is hidden, such as the columns while the dock is full. */
  private static boolean isShown(Node pane) {
    for (Node at = pane; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Node> firstFocusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> firstFocusable(child).stream())
            .findFirst()
        : Optional.empty();
  }
}
