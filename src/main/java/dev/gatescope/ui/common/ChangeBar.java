package dev.gatescope.ui.common;

import javafx.scene.canvas.GraphicsContext;

/**
 * A share before and after an operation as a bar: what stays is neutral (of all that can be right,
 * green), what is lost red, what is gained green, and a mark stands behind what was.
 */
public final class ChangeBar {
  /** A loss or gain of one in thousands has to be seen. */
  private static final double LEAST = 2;

  private ChangeBar() {}

  /**
   * @param width of a share of 1
   * @param now 0 to 1; NaN draws the empty bar alone
   * @param before the same
   */
  public static void draw(
      GraphicsContext graphics,
      Palette palette,
      double x,
      double y,
      double width,
      double height,
      double now,
      double before) {
    graphics.setFill(palette.diverging(0, 1));
    graphics.fillRect(x, y, width, height);
    if (Double.isNaN(now) || Double.isNaN(before)) {
      return;
    }
    double was = width * before;
    double changes = now == before ? 0 : Math.max(LEAST, width * Math.abs(now - before));
    double stays = now < before ? Math.max(0, was - changes) : Math.min(was, width - changes);
    graphics.setFill(now == 1 ? palette.right() : palette.mutedText());
    graphics.setGlobalAlpha(now == 1 ? 1 : 0.55);
    graphics.fillRect(x, y, stays, height);
    graphics.setGlobalAlpha(1);
    graphics.setFill(now < before ? palette.wrong() : palette.right());
    graphics.fillRect(x + stays, y, changes, height);
    graphics.setFill(palette.text());
    graphics.fillRect(x + was, y - 2, LEAST, height + 4);
  }
}
