package dev.gatescope.ui.gradients;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Writes 10 with a raised exponent. */
final class PowerOfTen {
  private PowerOfTen() {}

  /**
   * @param right where the exponent ends
   */
  static void write(
      GraphicsContext graphics,
      int exponent,
      double right,
      double middle,
      Font font,
      Font small,
      Color colour) {
    String raised = NumberText.whole(exponent);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(colour);
    graphics.setFont(font);
    graphics.fillText("10", right - Fonts.width(raised, small) - 0.5, middle);
    graphics.setFont(small);
    graphics.fillText(raised, right, middle - 4);
  }
}
