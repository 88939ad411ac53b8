package dev.gatescope.ui.common;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A canvas to draw on. */
public final class CanvasSheet implements Sheet {
  private final GraphicsContext graphics;

  public CanvasSheet(GraphicsContext graphics) {
    this.graphics = graphics;
    graphics.setImageSmoothing(false);
    graphics.setTextBaseline(VPos.CENTER);
  }

  @Override
  public void setFill(Paint fill) {
    graphics.setFill(fill);
  }

  @Override
  public void setStroke(Paint stroke) {
    graphics.setStroke(stroke);
  }

  @Override
  public void setLineWidth(double width) {
    graphics.setLineWidth(width);
  }

  @Override
  public void setFont(Font font) {
    graphics.setFont(font);
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    graphics.setTextAlign(alignment);
  }

  @Override
  public void setGlobalAlpha(double alpha) {
    graphics.setGlobalAlpha(alpha);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    graphics.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    graphics.strokeRect(x, y, width, height);
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2) {
    graphics.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void fillText(String text, double x, double y) {
    graphics.fillText(text, x, y);
  }

  @Override
  public void drawPixels(Image image, double x, double y, double width, double height) {
    graphics.drawImage(image, x, y, width, height);
  }

  @Override
  public void turned(double x, double y, double degrees, Runnable drawing) {
    graphics.save();
    graphics.translate(x, y);
    graphics.rotate(degrees);
    drawing.run();
    graphics.restore();
  }
}
