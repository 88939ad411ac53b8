package dev.gatescope.ui.common;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

/**
 * The focus of whoever uses the keyboard: it is drawn, and keys such as Space are the control's.
 */
public final class VisibleFocus {
  private VisibleFocus() {}

  /** Gives a node the focus as if it had been reached by the keyboard. */
  public static void give(Node target) {
    target.requestFocus();
    // Only a focus that came by traversal is drawn: so it comes from the neighbour.
    if (target.requestFocusTraversal(TraversalDirection.PREVIOUS)) {
      target.getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT);
    }
    if (!target.isFocused()) {
      target.requestFocus();
    }
  }

  /**
   * Gives a node the focus in place of another.
   *
   * @param drawn whether the other's was drawn
   */
  public static void hand(Node target, boolean drawn) {
    if (drawn) {
      give(target);
    } else {
      target.requestFocus();
    }
  }
}
