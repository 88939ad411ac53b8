package dev.gatescope.ui.gradients;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

/** The colours of the norms, marked at powers of ten. */
public final class LogLegend extends DrawingPane {
  private static final Font FONT = Font.font(Fonts.SANS, 10.5);
  private static final Font EXPONENT = Font.font(Fonts.SANS, 8);
  private static final double MARGIN = 14;
  private static final double LABEL = 30;
  private static final double BAR = 9;
  private static final double HEIGHT = 26;

  private Palette palette = Palette.LIGHT;
  private LogScale scale = new LogScale(-1, 0);

  /** For FXML. */
  public LogLegend() {
    setMinSize(120, HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  void show(LogScale newScale, Palette newPalette) {
    scale = newScale;
    palette = newPalette;
    // A power for a screen reader, which passes a raised figure by.
    setAccessibleText("10^" + scale.bottom() + " – 10^" + scale.top());
    redraw();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    double length = width - 2 * MARGIN;
    // Pixel by pixel: a gradient of three stops would not be the colours of the cells.
    for (double x = 0; x < length; x++) {
      graphics.setFill(palette.sequential(x / length));
      graphics.fillRect(MARGIN + x, 1, Math.min(1.5, length - x), BAR);
    }
    graphics.setStroke(palette.line());
    graphics.strokeRect(MARGIN - 0.5, 0.5, length + 1, BAR + 1);
    int every = (int) Math.ceil(LABEL * scale.decades() / length);
    for (int exponent = scale.top(); exponent >= scale.bottom(); exponent -= every) {
      double x = MARGIN + length * (exponent - scale.bottom()) / scale.decades();
      double tick = Math.round(x) + 0.5;
      graphics.setStroke(palette.mutedText());
      graphics.strokeLine(tick, BAR + 1, tick, BAR + 4);
      PowerOfTen.write(graphics, exponent, x + 12, BAR + 12, FONT, EXPONENT, palette.mutedText());
    }
  }
}
