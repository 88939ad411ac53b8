package dev.gatescope.ui.map;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A scale of colours with its name and the numbers at its ends. */
public final class MapScale extends DrawingPane {
  private static final Font FONT = Font.font(Fonts.SANS, 12);
  private static final double BAR = 96;
  private static final double GAP = 6;
  private static final int SHADES = 48;

  private final String name;
  private final Color[] colours;
  private final String low;
  private final String high;
  private final double nameWidth;
  private final double lowWidth;
  private final Palette palette;

  /**
   * @param colours from low to high, each an equal part of the bar
   */
  MapScale(String name, Color[] colours, String low, String high, Palette palette) {
    this.palette = palette;
    this.name = name;
    this.colours = colours;
    this.low = low;
    this.high = high;
    nameWidth = width(name);
    lowWidth = width(low);
    double width = nameWidth + GAP + lowWidth + GAP + BAR + GAP + width(high) + 2;
    setMinSize(width, 18);
    setPrefSize(width, 18);
    setMaxSize(width, 18);
    setAccessibleText(name + " " + low + " – " + high);
  }

  static MapScale ofMargin(String name, double limit, Palette palette) {
    Color[] colours = new Color[SHADES];
    for (int i = 0; i < SHADES; i++) {
      colours[i] = palette.diverging(2.0 * i / (SHADES - 1) - 1, 1);
    }
    int decimals = limit >= 1 ? 0 : 3;
    return new MapScale(
        name,
        colours,
        NumberText.fixed(-limit, decimals),
        NumberText.signed(limit, decimals),
        palette);
  }

  private static double width(String text) {
    return Math.ceil(Fonts.width(text, FONT));
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    double middle = height / 2;
    double left = nameWidth + GAP + lowWidth + GAP;
    graphics.setFont(FONT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFill(palette.mutedText());
    graphics.fillText(name, 0, middle);
    graphics.setFill(palette.text());
    graphics.fillText(low, nameWidth + GAP, middle);
    graphics.fillText(high, left + BAR + GAP, middle);
    double step = BAR / colours.length;
    for (int i = 0; i < colours.length; i++) {
      graphics.setFill(colours[i]);
      // A little more than its part: no seams.
      graphics.fillRect(left + i * step, middle - 5, Math.min(step + 1, BAR - i * step), 10);
    }
    graphics.setStroke(palette.line());
    graphics.strokeRect(left - 0.5, middle - 5.5, BAR + 1, 11);
  }
}
