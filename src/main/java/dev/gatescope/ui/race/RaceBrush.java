package dev.gatescope.ui.race;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** What all parts of the drawing write with; larger letters where there is room. */
record RaceBrush(GraphicsContext graphics, Palette palette, Font plain, Font bold) {
  static RaceBrush of(GraphicsContext graphics, Palette palette, boolean tall) {
    double size = tall ? 12 : 11;
    graphics.setTextBaseline(VPos.CENTER);
    return new RaceBrush(
        graphics,
        palette,
        Font.font(Fonts.SANS, size),
        Font.font(Fonts.SANS, FontWeight.BOLD, size));
  }

  void left(String text, double x, double y, Font font, Color colour) {
    write(text, x, y, TextAlignment.LEFT, font, colour);
  }

  void centre(String text, double x, double y, Font font, Color colour) {
    write(text, x, y, TextAlignment.CENTER, font, colour);
  }

  void right(String text, double x, double y, Font font, Color colour) {
    write(text, x, y, TextAlignment.RIGHT, font, colour);
  }

  private void write(
      String text, double x, double y, TextAlignment alignment, Font font, Color colour) {
    graphics.setTextAlign(alignment);
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, Math.round(x), Math.round(y));
  }

  double width(String text) {
    return Fonts.width(text, plain);
  }
}
