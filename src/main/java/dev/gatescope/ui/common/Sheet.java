package dev.gatescope.ui.common;

import javafx.scene.image.Image;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What a painter draws on: the operations of a canvas that drawings need, under the canvas's names.
 * A painter that knows no more than this draws on the screen and writes SVG alike.
 */
public interface Sheet {
  void setFill(Paint fill);

  void setStroke(Paint stroke);

  void setLineWidth(double width);

  void setFont(Font font);

  void setTextAlign(TextAlignment alignment);

  /**
   * @param alpha 0 to 1, for all that is drawn until it is set again
   */
  void setGlobalAlpha(double alpha);

  void fillRect(double x, double y, double width, double height);

  void strokeRect(double x, double y, double width, double height);

  void strokeLine(double x1, double y1, double x2, double y2);

  /**
   * @param y of the line's middle
   */
  void fillText(String text, double x, double y);

  /** Stretches an image; its pixels stay sharp squares. */
  void drawPixels(Image image, double x, double y, double width, double height);

  /** Draws with the origin at a point, turned clockwise around it. */
  void turned(double x, double y, double degrees, Runnable drawing);
}
