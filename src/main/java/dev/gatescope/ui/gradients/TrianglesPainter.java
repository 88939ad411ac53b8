package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws triangles; one painter draws one picture. */
final class TrianglesPainter {
  private static final Font SYMBOL = Font.font(Fonts.SANS, FontWeight.BOLD, 14);
  private static final Font NAME = Font.font(Fonts.SANS, 12);
  private static final Font TREND = Font.font(Fonts.SANS, 11);
  private static final Font AXIS = Font.font(Fonts.SANS, 10);
  private static final Font AXIS_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10);
  private static final double LINED_CELL = 6;

  private final GraphicsContext graphics;
  private final Palette palette;
  private final TrianglesLayout layout;
  private final LogScale scale;
  private final Of of;

  TrianglesPainter(
      GraphicsContext graphics, Palette palette, TrianglesLayout layout, LogScale scale, Of of) {
    this.graphics = graphics;
    this.palette = palette;
    this.layout = layout;
    this.scale = scale;
    this.of = of;
    graphics.setTextBaseline(VPos.CENTER);
  }

  void title(int index, Panel panel, GradientText text) {
    double x = layout.x(index);
    double room = layout.pitch() - TrianglesLayout.AXIS;
    graphics.setTextAlign(TextAlignment.LEFT);
    Color hue = panel.state() == State.CELL ? palette.cellState() : palette.hiddenState();
    write(panel.state().symbol(), x, 8, SYMBOL, hue, room);
    write(text.title(panel), x + 15, 8.5, NAME, palette.text(), room - 15);
    write(text.trend(panel.triangle(of)), x, 24, TREND, palette.mutedText(), room);
  }

  /** One pixel a norm, nothing above the diagonal: the canvas stretches it to cells. */
  static WritableImage image(GradientTriangle triangle, LogScale scale, Palette palette) {
    int steps = triangle.timeSteps();
    int[] pixels = new int[steps * steps];
    for (int t = 0; t < steps; t++) {
      for (int s = 0; s <= t; s++) {
        pixels[t * steps + s] = Palette.argb(palette.sequential(scale.share(triangle.norm(t, s))));
      }
    }
    WritableImage image = new WritableImage(steps, steps);
    image
        .getPixelWriter()
        .setPixels(0, 0, steps, steps, PixelFormat.getIntArgbPreInstance(), pixels, 0, steps);
    return image;
  }

  void cells(int index, Panel panel, WritableImage image) {
    GradientTriangle triangle = panel.triangle(of);
    double left = layout.x(index);
    boolean lined = layout.cell() >= LINED_CELL;
    if (!lined) {
      // Thousands of rectangles would take longer than a frame.
      double side = layout.cell() * triangle.timeSteps();
      graphics.setImageSmoothing(false);
      graphics.drawImage(image, left, layout.y(), side, side);
    }
    for (int t = 0; t < triangle.timeSteps(); t++) {
      for (int s = 0; s <= t; s++) {
        double norm = triangle.norm(t, s);
        double x = left + s * layout.cell();
        double y = layout.y() + t * layout.cell();
        if (lined) {
          graphics.setFill(palette.sequential(scale.share(norm)));
          graphics.fillRect(x, y, layout.cell() - 1, layout.cell() - 1);
        }
        if (norm == 0) {
          nothing(x, y);
        }
      }
    }
  }

  /** A stroke across cells that nothing reaches, as the scale has no colour for 0. */
  private void nothing(double x, double y) {
    graphics.setStroke(palette.mutedText());
    graphics.setLineWidth(1);
    double end = layout.cell() - 1;
    graphics.strokeLine(x + 0.5, y + end - 0.5, x + end - 0.5, y + 0.5);
  }

  /** The numbers themselves where cells have room for them. */
  void numbers(int index, Panel panel) {
    if (layout.cell() < 36) {
      return;
    }
    GradientTriangle triangle = panel.triangle(of);
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int t = 0; t < triangle.timeSteps(); t++) {
      for (int s = 0; s <= t; s++) {
        double norm = triangle.norm(t, s);
        write(
            GradientText.number(norm),
            layout.x(index) + (s + 0.5) * layout.cell(),
            layout.y() + (t + 0.5) * layout.cell(),
            AXIS,
            Palette.textOn(palette.sequential(scale.share(norm))),
            layout.cell() - 3);
      }
    }
  }

  /** Bits down, steps across; those of the cursor stand out. */
  void axes(int index, int bit, int step) {
    int stride = stride();
    double bottom = layout.y() + layout.side() + 7;
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (int t = 0; t < layout.steps(); t++) {
      number(t, bit, stride, layout.x(index) - 5, layout.y() + (t + 0.5) * layout.cell());
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int s = 0; s < layout.steps(); s++) {
      number(s, step, stride, layout.x(index) + (s + 0.5) * layout.cell(), bottom);
    }
    graphics.setTextAlign(TextAlignment.RIGHT);
    write("t", layout.x(index) - 17, layout.y() + 5, AXIS, palette.mutedText(), 10);
    write("s", layout.x(index) - 5, bottom, AXIS, palette.mutedText(), 10);
  }

  private void number(int value, int here, int stride, double x, double y) {
    boolean free = stride == 1 || Math.abs(value - here) * layout.cell() > 14;
    if (value == here || (value % stride == 0 && free)) {
      Color colour = value == here ? palette.accent() : palette.mutedText();
      write(Integer.toString(value), x, y, value == here ? AXIS_BOLD : AXIS, colour, 20);
    }
  }

  private int stride() {
    int[] nice = {1, 2, 4, 8, 16};
    for (int stride : nice) {
      if (stride * layout.cell() >= 13) {
        return stride;
      }
    }
    return 32;
  }

  void outline(int index, int bit, int step, Color colour) {
    double x = layout.x(index) + step * layout.cell();
    double y = layout.y() + bit * layout.cell();
    graphics.setStroke(palette.background());
    graphics.setLineWidth(1);
    graphics.strokeRect(x - 2.5, y - 2.5, layout.cell() + 4, layout.cell() + 4);
    graphics.setStroke(colour);
    graphics.setLineWidth(2);
    graphics.strokeRect(x - 1, y - 1, layout.cell() + 1, layout.cell() + 1);
  }

  private void write(String text, double x, double y, Font font, Color colour, double room) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y, room);
  }
}
