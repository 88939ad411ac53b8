package dev.gatescope.ui.export;

import dev.gatescope.ui.common.DrawingPane;
import javafx.scene.Node;
import javafx.scene.Parent;

/** How many pixels a page's drawings have for each unit of length. */
final class Sharpness {
  private Sharpness() {}

  /** Sets it for all drawings below a node and draws them; 1 is right for the screen. */
  static void set(Parent page, int pixels) {
    visit(page, pixels);
    page.layout();
  }

  private static void visit(Parent parent, int pixels) {
    if (parent instanceof DrawingPane drawing) {
      drawing.setResolution(pixels);
      return;
    }
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner) {
        visit(inner, pixels);
      }
    }
  }
}
