package dev.gatescope.ui.atlas;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.atlas.StateAtlas;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The cloud of states, the chosen pair's path through it, its axes and the colours' meaning. */
public final class ScatterView extends DrawingPane {
  /** Between the frame and the outermost points. */
  static final double MARGIN = 14;

  private static final double HEADER = 20;
  private static final double REACH = 10;
  private static final Font SMALL = Font.font(Fonts.SANS, 11);
  private static final Font BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 11);

  private Messages messages;
  private Palette palette = Palette.LIGHT;
  private PointCloud cloud;
  private Colouring colouring = Colouring.BORROW;
  private int[] path = {};
  private int step;
  private int hovered = -1;
  private CloudRaster raster;
  private WritableImage image;
  private Consumer<CloudRaster.Request> rasterise;

  /** For FXML; {@link #prepare} must follow. */
  public ScatterView() {
    getStyleClass().add("atlas-drawing");
    setMinSize(60, 60);
  }

  /**
   * @param newRasterise asks for the points' pixels, which are to be handed to {@link #setRaster}
   */
  void prepare(Messages newMessages, Consumer<CloudRaster.Request> newRasterise) {
    messages = newMessages;
    rasterise = newRasterise;
  }

  /** Shows a cloud in some colours; null shows nothing. */
  void show(PointCloud newCloud, Colouring newColouring, Palette newPalette) {
    if (newCloud == null) {
      raster = null;
      image = null;
    }
    cloud = newCloud;
    colouring = newColouring;
    palette = newPalette;
    hovered = -1;
    redraw();
  }

  /**
   * Shows a pair's path.
   *
   * @param newPath the point of each of its steps
   * @param newStep the selected one, which may lie behind the last of the path
   */
  void select(int[] newPath, int newStep) {
    path = newPath.clone();
    step = newStep;
    redraw();
  }

  void hover(int index) {
    if (hovered != index) {
      hovered = index;
      redraw();
    }
  }

  void setRaster(CloudRaster newRaster) {
    raster = newRaster;
    image = newRaster == null ? null : image(newRaster);
    redraw();
  }

  private static WritableImage image(CloudRaster raster) {
    int width = raster.request().width();
    int height = raster.request().height();
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(
            0, 0, width, height, PixelFormat.getIntArgbPreInstance(), raster.pixels(), 0, width);
    return image;
  }

  /** The point under the pointer, or -1. */
  int at(double x, double y) {
    if (cloud == null) {
      return -1;
    }
    double across = Math.max(1, getWidth() - 2 * MARGIN);
    double down = Math.max(1, getHeight() - HEADER - 2 * MARGIN);
    return cloud.nearest((x - MARGIN) / across, (y - HEADER - MARGIN) / down, across, down, REACH);
  }

  /** Where a point of the unit square stands. */
  private double px(double x) {
    return MARGIN + x * (getWidth() - 2 * MARGIN);
  }

  private double py(double y) {
    return HEADER + MARGIN + y * (getHeight() - HEADER - 2 * MARGIN);
  }

  /** Where a point stands in this view, for tests and tools. */
  double[] place(int index) {
    return new double[] {px(cloud.x(index)), py(cloud.y(index))};
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (cloud == null || height <= HEADER + 2) {
      return;
    }
    graphics.setTextBaseline(VPos.CENTER);
    header(graphics, width);
    graphics.setStroke(palette.line());
    graphics.setLineWidth(1);
    graphics.strokeRect(0.5, HEADER + 0.5, width - 1, height - HEADER - 1);
    double zeroX = Math.round(px(cloud.zeroX())) + 0.5;
    double zeroY = Math.round(py(cloud.zeroY())) + 0.5;
    graphics.setLineDashes(2, 3);
    graphics.strokeLine(zeroX, HEADER, zeroX, height);
    graphics.strokeLine(0, zeroY, width, zeroY);
    graphics.setLineDashes();
    points(graphics, width, height - HEADER);
    path(graphics);
    if (hovered >= 0) {
      ring(graphics, px(cloud.x(hovered)), py(cloud.y(hovered)), 6, palette.text());
    }
  }

  private void points(GraphicsContext graphics, double width, double height) {
    double scale = graphics.getTransform().getMxx();
    CloudRaster.Request wanted =
        CloudRaster.Request.of(cloud, colouring, palette, width, height, scale);
    if (raster == null || !raster.request().equals(wanted)) {
      // Until it comes, the one before stands in.
      rasterise.accept(wanted);
    }
    if (image != null) {
      graphics.drawImage(image, 0, HEADER, width, height);
    }
  }

  /** Axes at the left, colours at the right. */
  private void header(GraphicsContext graphics, double width) {
    StateAtlas atlas = cloud.atlas();
    String symbol = atlas.kind() == StateKind.CELL_STATE ? "C" : "h";
    String axes =
        messages.text(
            "atlas.axes",
            symbol,
            NumberText.fixed(100 * atlas.shareX(), 1),
            NumberText.fixed(100 * atlas.shareY(), 1));
    graphics.setTextAlign(TextAlignment.LEFT);
    write(graphics, axes, 0, HEADER / 2, SMALL, palette.mutedText());
    double right = width;
    int groups = colouring.groups(atlas);
    for (int group = 0; group < groups; group++) {
      // Steps are numbered from the top, as their first lies there.
      int shown = colouring == Colouring.STEP ? group : groups - 1 - group;
      String text = legend(shown, groups);
      right -= Fonts.width(text, SMALL);
      write(graphics, text, right, HEADER / 2, SMALL, palette.text());
      right -= 12;
      graphics.setFill(colouring.colour(shown, groups, palette));
      graphics.fillOval(right, HEADER / 2 - 4, 8, 8);
      right -= colouring == Colouring.STEP ? 7 : 12;
    }
    if (colouring == Colouring.STEP) {
      String name = messages.text("atlas.legend.step");
      write(graphics, name, right - Fonts.width(name, SMALL), HEADER / 2, SMALL, palette.text());
    }
  }

  private String legend(int group, int groups) {
    return switch (colouring) {
      case BORROW -> messages.text("atlas.legend.borrow", Integer.toString(group));
      case STEP -> Integer.toString(groups - 1 - group);
      case RIGHT -> messages.text(group == 0 ? "atlas.legend.right" : "atlas.legend.wrong");
    };
  }

  private void path(GraphicsContext graphics) {
    if (path.length == 0) {
      return;
    }
    graphics.setLineWidth(3.5);
    graphics.setStroke(palette.background());
    line(graphics);
    graphics.setLineWidth(1.6);
    graphics.setStroke(palette.text());
    line(graphics);
    double startX = px(cloud.startX());
    double startY = py(cloud.startY());
    graphics.setFill(palette.background());
    graphics.fillRect(startX - 4, startY - 4, 8, 8);
    graphics.strokeRect(startX - 4, startY - 4, 8, 8);
    List<Rectangle2D> taken = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      stop(graphics, t, taken);
    }
    if (step < path.length) {
      ring(graphics, px(cloud.x(path[step])), py(cloud.y(path[step])), 7, palette.accent());
    }
  }

  private void line(GraphicsContext graphics) {
    graphics.beginPath();
    graphics.moveTo(px(cloud.startX()), py(cloud.startY()));
    for (int index : path) {
      graphics.lineTo(px(cloud.x(index)), py(cloud.y(index)));
    }
    graphics.stroke();
  }

  /** A step of the path, its number beside it where none of another step stands. */
  private void stop(GraphicsContext graphics, int t, List<Rectangle2D> taken) {
    double x = px(cloud.x(path[t]));
    double y = py(cloud.y(path[t]));
    boolean here = t == step;
    double radius = here ? 4.5 : 3.5;
    graphics.setFill(here ? palette.accent() : palette.text());
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    double[][] ways = {
      {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1.4, 0}, {-1.4, 0}, {0, -1.4}, {0, 1.4}
    };
    double[] free = ways[0];
    for (double[] way : ways) {
      Rectangle2D place = new Rectangle2D(x + 11 * way[0] - 5, y + 11 * way[1] - 6, 10, 12);
      boolean inside =
          place.getMinX() > 0
              && place.getMaxX() < getWidth()
              && place.getMinY() > HEADER
              && place.getMaxY() < getHeight();
      if (inside && taken.stream().noneMatch(place::intersects)) {
        free = way;
        taken.add(place);
        break;
      }
    }
    double textX = x + 11 * free[0];
    double textY = y + 11 * free[1];
    graphics.setFill(here ? palette.accent() : palette.background());
    graphics.setGlobalAlpha(here ? 1 : 0.8);
    graphics.fillOval(textX - 7, textY - 7, 14, 14);
    graphics.setGlobalAlpha(1);
    graphics.setTextAlign(TextAlignment.CENTER);
    Color ink = here ? Palette.textOn(palette.accent()) : palette.text();
    write(graphics, Integer.toString(t), textX, textY, here ? BOLD : SMALL, ink);
    graphics.setTextAlign(TextAlignment.LEFT);
  }

  private void ring(GraphicsContext graphics, double x, double y, double radius, Color colour) {
    graphics.setStroke(palette.background());
    graphics.setLineWidth(4);
    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setStroke(colour);
    graphics.setLineWidth(2);
    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static void write(
      GraphicsContext graphics, String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
