package dev.gatescope.ui.heat;

import dev.gatescope.ui.common.CanvasSheet;
import dev.gatescope.ui.common.Drawable;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Sheet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** One scale: which maps it is for, its colours, and the numbers at its ends. */
public final class ScaleLegend extends DrawingPane implements Drawable {
  private static final Font FONT = Font.font(Fonts.SANS, 11);
  private static final double NUMBER = 38;
  private static final double BAR = 90;
  private static final double GAP = 4;

  private final String symbols;
  private final double limit;
  private final Palette palette;

  ScaleLegend(String symbols, double limit, Palette palette) {
    this.symbols = symbols;
    this.limit = limit;
    this.palette = palette;
    double width = Fonts.width(symbols, FONT) + GAP + 2 * NUMBER + BAR;
    setMinSize(width, 18);
    setPrefSize(width, 18);
    setMaxSize(width, 18);
    setAccessibleText(symbols + " " + end(-limit) + " – " + end(limit));
  }

  private String end(double value) {
    return NumberText.fixed(value, limit == 1 ? 0 : 2);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    drawOn(new CanvasSheet(graphics), width, height);
  }

  @Override
  public void drawOn(Sheet graphics, double width, double height) {
    double right = width - NUMBER;
    double left = right - BAR;
    double middle = height / 2;
    graphics.setFont(FONT);
    graphics.setFill(palette.mutedText());
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.fillText(symbols, 0, middle);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setFill(palette.text());
    graphics.fillText(end(-limit), left - 5, middle);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.fillText(end(limit), right + 5, middle);
    graphics.setFill(
        new LinearGradient(
            left,
            0,
            right,
            0,
            false,
            CycleMethod.NO_CYCLE,
            new Stop(0, palette.diverging(-1, 1)),
            new Stop(0.5, palette.diverging(0, 1)),
            new Stop(1, palette.diverging(1, 1))));
    graphics.fillRect(left, middle - 5, BAR, 10);
    graphics.setFill(palette.mutedText());
    graphics.fillRect(left + BAR / 2 - 0.5, middle - 5, 1, 10);
    graphics.setStroke(palette.line());
    graphics.strokeRect(left - 0.5, middle - 5.5, BAR + 1, 11);
  }
}
