package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * The values of one unit over all pairs and steps: upwards where the target is 1, downwards where
 * it is 0, and the threshold between. Areas would hide what is rare: heights are the square roots
 * of shares.
 */
public final class StripView extends DrawingPane {
  private static final double LEFT = 26;
  private static final double RIGHT = 8;
  private static final double FOOT = 16;
  private static final Font SMALL = Font.font(Fonts.SANS, 10.5);
  private static final Font BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 12);

  private Palette palette = Palette.LIGHT;
  private UnitScore score;
  private boolean binary = true;

  /** For FXML. */
  public StripView() {
    setMinSize(120, 60);
    setPrefSize(380, 100);
  }

  /**
   * Shows a unit in some colours; null shows nothing.
   *
   * @param isBinary false where the upper part is "more than 0"
   */
  void show(UnitScore newScore, boolean isBinary, Palette newPalette) {
    score = newScore;
    binary = isBinary;
    palette = newPalette;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (score == null || score.isConstant()) {
      return;
    }
    double bottom = height - FOOT;
    double middle = Math.round(bottom / 2);
    double area = width - LEFT - RIGHT;
    half(graphics, score.values().with(), palette.diverging(1, 1), middle, -(middle - 3), area);
    half(
        graphics,
        score.values().without(),
        palette.diverging(-1, 1),
        middle,
        bottom - middle,
        area);
    graphics.setStroke(palette.line());
    graphics.setLineWidth(1);
    graphics.strokeLine(LEFT, middle + 0.5, LEFT + area, middle + 0.5);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.CENTER);
    write(graphics, binary ? "1" : "> 0", 12, middle / 2, BOLD, palette.diverging(1, 1));
    write(graphics, "0", 12, (middle + bottom) / 2, BOLD, palette.diverging(-1, 1));
    float low = score.values().low();
    float high = score.values().high();
    double foot = bottom + FOOT / 2 + 1;
    graphics.setTextAlign(TextAlignment.LEFT);
    write(graphics, NumberText.revealing(low, 2), LEFT, foot, SMALL, palette.mutedText());
    graphics.setTextAlign(TextAlignment.RIGHT);
    write(graphics, NumberText.revealing(high, 2), LEFT + area, foot, SMALL, palette.mutedText());
    if (!Float.isNaN(score.threshold())) {
      double x = LEFT + area * (score.threshold() - low) / (high - low);
      graphics.setStroke(palette.text());
      graphics.setLineWidth(1.5);
      graphics.strokeLine(x, 0, x, bottom);
      graphics.setTextAlign(TextAlignment.CENTER);
      double label = Math.clamp(x, LEFT + 55, Math.max(LEFT + 55, LEFT + area - 55));
      write(
          graphics, NumberText.revealing(score.threshold(), 3), label, foot, SMALL, palette.text());
    }
  }

  private void half(
      GraphicsContext graphics,
      float[] shares,
      Color colour,
      double middle,
      double reach,
      double area) {
    double most = 0;
    for (int bin = 0; bin < shares.length; bin++) {
      most = Math.max(most, Math.max(score.values().with()[bin], score.values().without()[bin]));
    }
    double width = area / shares.length;
    graphics.setFill(colour);
    for (int bin = 0; bin < shares.length; bin++) {
      if (shares[bin] > 0) {
        double tall = Math.max(1.5, Math.sqrt(shares[bin] / most) * Math.abs(reach));
        graphics.fillRect(
            LEFT + bin * width, reach < 0 ? middle - tall : middle + 1, width * 0.9, tall);
      }
    }
  }

  private static void write(
      GraphicsContext graphics, String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
