package dev.gatescope.ui.export;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Unfinished;
import dev.gatescope.ui.export.svg.SvgPage;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;

/**
 * A page with a title, a content and a footer, laid out off screen; no window is needed. It may be
 * finished, and its picture or drawing be taken, on another thread than JavaFX's, and nothing else.
 */
final class PicturePage implements Still {
  private final BorderPane page;
  private final Parent content;
  private final String title;
  private final PictureSize size;
  private final Palette palette;

  /**
   * Lays out at once.
   *
   * @param footer the last line; empty for none
   */
  PicturePage(Parent content, String title, String footer, PictureSize size, Palette palette) {
    this.content = content;
    this.title = title;
    this.size = size;
    this.palette = palette;
    page = new BorderPane(content, title(title), null, footer(footer), null);
    page.setPadding(new Insets(14));
    page.setStyle(
        "%s -fx-font-family: '%s'; -fx-background-color: -gs-background;"
            .formatted(palette.toCss(), Fonts.SANS));
    new Scene(page, size.width(), size.height(), palette.background());
    sharpen();
  }

  private void sharpen() {
    // Laid out, but not yet painted: that comes with each strip.
    Sharpness.only(page, 0, 0);
    layout();
    Sharpness.set(page, size.scale());
  }

  /** Makes what the content still lacks. Not on the JavaFX thread: it takes long. */
  void finish() {
    if (content instanceof Unfinished unfinished) {
      Runnable rest = unfinished.finish();
      Toolkit.onItsThread(
          () -> {
            rest.run();
            sharpen();
          });
    }
  }

  @Override
  public WritableImage picture() {
    return Still.take(
        page, palette.background(), size.scale(), size.pixelWidth(), size.pixelHeight());
  }

  /** Lays out what has changed since. */
  void layout() {
    page.applyCss();
    page.layout();
  }

  @Override
  public void close() {
    // It holds on to nothing.
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
