package dev.gatescope.ui.export;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.export.svg.SvgPage;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.transform.Transform;

/**
 * A page with a title, a content and a footer, laid out off screen. To be used on the JavaFX
 * thread; no window is needed.
 */
final class PicturePage {
  private final BorderPane page;
  private final String title;
  private final PictureSize size;
  private final Palette palette;

  /**
   * Lays out at once.
   *
   * @param footer the last line; empty for none
   */
  PicturePage(Parent content, String title, String footer, PictureSize size, Palette palette) {
    this.title = title;
    this.size = size;
    this.palette = palette;
    page = new BorderPane(content, title(title), null, footer(footer), null);
    page.setPadding(new Insets(14));
    page.setStyle(
        "%s -fx-font-family: '%s'; -fx-background-color: -gs-background;"
            .formatted(palette.toCss(), Fonts.SANS));
    new Scene(page, size.width(), size.height(), palette.background());
    page.applyCss();
    page.layout();
    Sharpness.set(page, size.scale());
  }

  WritableImage snapshot() {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(palette.background());
    parameters.setTransform(Transform.scale(size.scale(), size.scale()));
    parameters.setViewport(new Rectangle2D(0, 0, size.pixelWidth(), size.pixelHeight()));
    return page.snapshot(parameters, null);
  }

  /** The same as the text of an SVG file. */
  String drawing() {
    return SvgPage.of(page, title);
  }

  private Label title(String text) {
    Label title = new Label(text);
    title.setStyle(
        "-fx-font-size: 16px; -fx-font-weight: bold; -fx-text-fill: "
            + Palette.hex(palette.text()));
    BorderPane.setAlignment(title, Pos.CENTER);
    BorderPane.setMargin(title, new Insets(0, 0, 6, 0));
    return title;
  }

  private Label footer(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Label footer = new Label(text);
    footer.setStyle("-fx-font-size: 11px; -fx-text-fill: " + Palette.hex(palette.mutedText()));
    footer.setWrapText(true);
    footer.setMinHeight(Label.USE_PREF_SIZE);
    footer.setMaxWidth(Double.MAX_VALUE);
    BorderPane.setMargin(footer, new Insets(8, 0, 0, 0));
    return footer;
  }
}
