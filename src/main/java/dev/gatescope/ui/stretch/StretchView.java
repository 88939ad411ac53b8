package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;

/** Accuracy and margin of every bit, a panel a width. */
public final class StretchView extends DrawingPane {
  private Palette palette = Palette.LIGHT;
  private StretchText text;
  private StretchPicture picture;
  private int bit;
  private StretchLayout.Place hovered;

  /** For FXML; {@link #setText} must follow. */
  public StretchView() {
    getStyleClass().add("stretch-view");
    setMinSize(120, 100);
  }

  void setText(StretchText newText) {
    text = newText;
  }

  /** Shows a picture; null shows nothing. */
  void show(StretchPicture newPicture, Palette newPalette) {
    picture = newPicture;
    palette = newPalette;
    redraw();
  }

  /** The bit that is read, in all panels that have it. */
  void read(int newBit) {
    bit = newBit;
    redraw();
  }

  /** The bit under the pointer, or null. */
  void hover(StretchLayout.Place place) {
    hovered = place;
    redraw();
  }

  /** The bit at a point of this view, or null. */
  StretchLayout.Place at(double x, double y) {
    return picture == null ? null : stretchLayout(getWidth(), getHeight()).at(x, y);
  }

  /** Where everything stands; there must be a picture. */
  StretchLayout stretchLayout(double width, double height) {
    return new StretchLayout(width, height, picture.widths().stream().map(Stretch::bits).toList());
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (picture == null) {
      return;
    }
    StretchPainter painter =
        new StretchPainter(graphics, palette, stretchLayout(width, height), picture, text);
    for (int panel = 0; panel < picture.widths().size(); panel++) {
      painter.ground(panel);
      painter.accuracy(panel);
      painter.margins(panel);
      painter.firstFailing(panel);
      painter.bits(panel, bit);
      painter.outline(panel, bit, palette.accent());
      if (hovered != null) {
        painter.outline(panel, hovered.bit(), palette.text());
      }
    }
    painter.axes();
    painter.legends();
  }
}
