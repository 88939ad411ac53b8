package dev.gatescope.ui.weights;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** How the values of one block are distributed; its bars have the colours of the cells. */
public final class HistogramView extends DrawingPane {
  private static final Font FONT = Font.font(Fonts.SANS, 10.5);
  private static final double SCALE = 6;
  private static final double LABELS = 13;

  private WeightsPicture.Block block;
  private Palette palette = Palette.LIGHT;

  /** For FXML. */
  public HistogramView() {
    setMinSize(100, 36);
  }

  /** Shows a block; null clears the pane. */
  void show(WeightsPicture.Block newBlock, Palette newPalette) {
    block = newBlock;
    palette = newPalette;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (block == null) {
      return;
    }
    int[] counts = block.histogram();
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    double bar = width / counts.length;
    double room = height - SCALE - LABELS - 1;
    double base = room + 1;
    for (int bin = 0; bin < counts.length; bin++) {
      double middle = 2.0 * (bin + 0.5) / counts.length - 1;
      graphics.setFill(palette.diverging(middle, 1));
      graphics.fillRect(bin * bar, base + 1, bar + 0.5, SCALE);
      if (counts[bin] > 0) {
        double tall = Math.max(1.5, room * counts[bin] / most);
        graphics.setFill(palette.mutedText());
        graphics.fillRect(bin * bar + 0.5, base - tall, bar - 1, tall);
      }
    }
    graphics.setFill(palette.line());
    graphics.fillRect(0, base, width, 1);
    graphics.setFont(FONT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(palette.mutedText());
    double middle = height - LABELS / 2 + 1;
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.fillText(NumberText.revealing(-block.limit(), 2), 0, middle);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText("0", width / 2, middle);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.fillText(NumberText.revealing(block.limit(), 2), width, middle);
  }
}
