package dev.gatescope.ui.export;

import dev.gatescope.ui.common.DrawingPane;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** How a page's drawings are drawn for a picture of it. */
final class Sharpness {
  private Sharpness() {}

  /**
   * Sets how many pixels all drawings below a node have for each unit of length and draws them; 1
   * is right for the screen.
   */
  static void set(Parent page, int pixels) {
    visit(page, drawing -> drawing.setResolution(pixels));
    page.layout();
  }

  /** Draws of all drawings what lies between two heights of the page, in units of length. */
  static void only(Parent page, double top, double bottom) {
    visit(
        page,
        drawing -> {
          double at = drawing.localToScene(0, 0).getY() - page.localToScene(0, 0).getY();
          drawing.drawOnly(top - at, bottom - at);
        });
  }

  private static void visit(Parent parent, Consumer<DrawingPane> action) {
    if (parent instanceof DrawingPane drawing) {
      action.accept(drawing);
      return;
    }
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner) {
        visit(inner, action);
      }
    }
  }
}
