package dev.gatescope.ui.weights;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Unfinished;
import dev.gatescope.ui.weights.WeightsPicture.Question;
import dev.gatescope.ui.weights.WeightsViewModel.Cell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The weights for a picture: the blocks, and below them the scale, as the histogram of the block
 * that is read. In the colours of the window they are what it shows; others are made in the
 * background.
 */
final class WeightsPage extends VBox implements Unfinished {
  private final WeightsPicture shown;
  private final Cell cursor;
  private final WeightText text;
  private final Palette palette;

  WeightsPage(WeightsPicture shown, Cell cursor, WeightText text, Palette palette) {
    super(8);
    this.shown = shown;
    this.cursor = cursor;
    this.text = text;
    this.palette = palette;
    if (isWhole()) {
      show(shown);
    }
  }

  private boolean isWhole() {
    return shown.question().palette() == palette;
  }

  @Override
  public Runnable finish() {
    if (isWhole()) {
      return () -> {};
    }
    Question question = shown.question();
    WeightsPicture recoloured =
        WeightsPicture.of(
            new Question(
                question.weights(), question.start(), question.show(), question.scale(), palette));
    return () -> show(recoloured);
  }

  private void show(WeightsPicture picture) {
    WeightsView drawing = new WeightsView();
    drawing.setText(text);
    drawing.show(picture);
    drawing.select(cursor, cursor.line(), null);
    WeightsPicture.Block block = picture.blocks().get(cursor.block());
    HistogramView bars = new HistogramView();
    bars.show(block, palette);
    bars.setPrefSize(280, 60);
    Text said = new Text(text.block(picture, block) + "\n" + text.figures(block.statistics()));
    said.setFont(Font.font(Fonts.SANS, 12));
    said.setFill(palette.mutedText());
    VBox.setVgrow(drawing, Priority.ALWAYS);
    getChildren().setAll(drawing, new HBox(20, bars, said));
  }
}
