package dev.gatescope.ui.export.svg;

import static dev.gatescope.ui.export.svg.SvgWriter.number;

import dev.gatescope.ui.common.Sheet;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A sheet on which drawing writes elements. */
final class SvgSheet implements Sheet {
  private final SvgWriter svg;
  private Paint fill = Color.BLACK;
  private Paint stroke = Color.BLACK;
  private double lineWidth = 1;
  private Font font = Font.getDefault();
  private TextAlignment alignment = TextAlignment.LEFT;
  private double alpha = 1;

  SvgSheet(SvgWriter svg) {
    this.svg = svg;
  }

  @Override
  public void setFill(Paint newFill) {
    fill = newFill;
  }

  @Override
  public void setStroke(Paint newStroke) {
    stroke = newStroke;
  }

  @Override
  public void setLineWidth(double width) {
    lineWidth = width;
  }

  @Override
  public void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public void setTextAlign(TextAlignment newAlignment) {
    alignment = newAlignment;
  }

  @Override
  public void setGlobalAlpha(double newAlpha) {
    alpha = newAlpha;
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    rect(x, y, width, height, svg.paint("fill", fill, alpha));
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    rect(
        x,
        y,
        width,
        height,
        List.of("fill", "none", "stroke-width", number(lineWidth)),
        svg.paint("stroke", stroke, alpha));
  }

  private void rect(double x, double y, double width, double height, Object... looks) {
    Object[] all = new Object[looks.length + 8];
    Object[] place = {
      "x", number(x), "y", number(y), "width", number(width), "height", number(height)
    };
    System.arraycopy(place, 0, all, 0, place.length);
    System.arraycopy(looks, 0, all, place.length, looks.length);
    svg.empty("rect", all);
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2) {
    svg.empty(
        "line",
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2),
        "stroke-width",
        number(lineWidth),
        svg.paint("stroke", stroke, alpha));
  }

  @Override
  public void fillText(String text, double x, double y) {
    String anchor =
        switch (alignment) {
          case CENTER -> "middle";
          case RIGHT -> "end";
          default -> "start";
        };
    double baseline = y - SvgWriter.height(font) / 2 + SvgWriter.ascent(font);
    svg.text(
        "text",
        text,
        font,
        svg.paint("fill", fill, alpha),
        List.of("x", number(x), "y", number(baseline), "text-anchor", anchor));
  }

  /** A rectangle a pixel, and one for neighbours of one colour. */
  @Override
  public void drawPixels(Image image, double x, double y, double width, double height) {
    PixelReader pixels = image.getPixelReader();
    int columns = (int) image.getWidth();
    int rows = (int) image.getHeight();
    // Seams between neighbours would shine through if their edges were smoothed.
    svg.open("g", "shape-rendering", "crispEdges");
    for (int row = 0; row < rows; row++) {
      int start = 0;
      for (int column = 1; column <= columns; column++) {
        int argb = pixels.getArgb(start, row);
        if (column < columns && pixels.getArgb(column, row) == argb) {
          continue;
        }
        rect(
            x + start * width / columns,
            y + row * height / rows,
            (column - start) * width / columns,
            height / rows,
            svg.paint("fill", pixels.getColor(start, row), alpha));
        start = column;
      }
    }
    svg.close();
  }

  @Override
  public void turned(double x, double y, double degrees, Runnable drawing) {
    svg.open(
        "g",
        "transform",
        "translate(%s %s) rotate(%s)".formatted(number(x), number(y), number(degrees)));
    drawing.run();
    svg.close();
  }
}
