package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.charts.ErrorData;
import dev.gatescope.ui.charts.Plot;
import dev.gatescope.ui.charts.PlotData;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * A plot with title, axes, seed and settings, drawn off screen. It is laid out anew at the full
 * size with every font and line scaled: a picture that was blown up would be blurred.
 */
final class PlotPicture implements Still {
  private final Plot plot;
  private final BorderPane page;
  private final PictureSize size;
  private final Palette palette;

  /** Draws at once. To be called on the JavaFX thread; no window is needed. */
  PlotPicture(
      PlotKind kind,
      PlotData data,
      boolean logarithmic,
      String footerText,
      PictureSize size,
      Palette palette,
      Messages messages) {
    this.size = size;
    this.palette = palette;
    double scale = size.scale();
    plot = new Plot(kind, data, messages);
    plot.style(palette, scale);
    plot.setLogarithmic(logarithmic);

    Label title =
        new Label(
            messages.text(kind == PlotKind.LOSS ? "charts.loss.title" : "charts.errors.title"));
    title.setStyle(
        "-fx-font-size: %spx; -fx-font-weight: bold; -fx-text-fill: %s;"
            .formatted(16 * scale, Palette.hex(palette.text())));
    BorderPane.setAlignment(title, Pos.CENTER);
    BorderPane.setMargin(title, new Insets(0, 0, 4 * scale, 0));
    Label footer = new Label(footerText);
    footer.setStyle(
        "-fx-font-size: %spx; -fx-text-fill: %s;"
            .formatted(11 * scale, Palette.hex(palette.mutedText())));
    footer.setWrapText(true);
    footer.setMinHeight(Label.USE_PREF_SIZE);
    footer.setMaxWidth(Double.MAX_VALUE);
    BorderPane.setMargin(footer, new Insets(8 * scale, 0, 0, 0));

    StackPane middle = new StackPane(plot);
    if (data instanceof ErrorData errors && errors.allRight()) {
      middle.getChildren().add(allRight(messages, scale));
    }
    page = new BorderPane(middle, title, null, footer, null);
    page.setPadding(new Insets(14 * scale, 14 * scale, 10 * scale, 14 * scale));
    page.setStyle(
        "-fx-background-color: %s; -fx-font-family: '%s';"
            .formatted(Palette.hex(palette.background()), Fonts.SANS));
    new Scene(page, size.pixelWidth(), size.pixelHeight(), palette.background());
    plot.drawNow(page);
  }

  /** Points that all lie on the axis would look like a plot of nothing. */
  private Label allRight(Messages messages, double scale) {
    Label note = new Label(messages.text("charts.errors.allRight"));
    note.setStyle(
        "-fx-font-size: %spx; -fx-font-weight: bold; -fx-text-fill: %s; -fx-background-color: %s;"
            .formatted(
                14 * scale, Palette.hex(palette.right()), Palette.hex(palette.background())));
    return note;
  }

  @Override
  public WritableImage picture() {
    return Still.take(page, palette.background(), 1, size.pixelWidth(), size.pixelHeight());
  }

  /** The data outlives the picture, and its listeners would keep the plot. */
  @Override
  public void close() {
    Toolkit.onItsThread(plot::release);
  }
}
