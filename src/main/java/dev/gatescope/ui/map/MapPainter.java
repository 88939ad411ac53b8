package dev.gatescope.ui.map;

import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the parts of a map; one painter draws one picture. */
final class MapPainter {
  private static final Font AXIS = Font.font(Fonts.SANS, 10);
  private static final Font AXIS_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10);
  private static final Font NAME = Font.font(Fonts.SANS, FontWeight.BOLD, 13);
  private static final Font NOTE = Font.font(Fonts.SANS, 12);

  /** Cells at least as large have lines between them, marks on errors, numbers in them. */
  private static final double LINED_CELL = 7;

  private static final double MARKED_CELL = 9;
  private static final double NUMBERED_CELL = 34;

  /** Smaller cells get a ring around them when they are pointed at. */
  private static final double RINGLESS_CELL = 12;

  private static final double RING = 6;

  /** Smaller maps have no words in them. */
  private static final double ROOM_FOR_WORDS = 240;

  private static final double TICK_ROOM = 34;
  private static final double ROUND = 8;

  private final GraphicsContext graphics;
  private final Palette palette;
  private final MapGeometry geometry;
  private final PairGrid grid;

  MapPainter(GraphicsContext graphics, Palette palette, MapGeometry geometry, PairGrid grid) {
    this.graphics = graphics;
    this.palette = palette;
    this.geometry = geometry;
    this.grid = grid;
    graphics.setImageSmoothing(false);
    graphics.setTextBaseline(VPos.CENTER);
  }

  void cells(Image image) {
    graphics.drawImage(image, geometry.left(), geometry.top(), geometry.size(), geometry.size());
    double cell = geometry.cell();
    if (cell >= LINED_CELL) {
      graphics.setStroke(palette.background());
      graphics.setLineWidth(1);
      for (int i = 1; i < geometry.part().cells(); i++) {
        double x = Math.round(geometry.left() + i * cell) - 0.5;
        double y = Math.round(geometry.top() + i * cell) - 0.5;
        graphics.strokeLine(x, geometry.top(), x, geometry.bottom());
        graphics.strokeLine(geometry.left(), y, geometry.right(), y);
      }
    }
    graphics.setStroke(palette.line());
    graphics.strokeRect(
        geometry.left() - 0.5, geometry.top() - 0.5, geometry.size() + 1, geometry.size() + 1);
  }

  /** What is told of each cell where there is room for it: the answer, or that it is wrong. */
  void answers(PairMap map, MapColours colours) {
    if (geometry.cell() < MARKED_CELL) {
      return;
    }
    boolean numbers = geometry.cell() >= NUMBERED_CELL && grid.bits() <= 12;
    Viewport part = geometry.part();
    graphics.setFont(AXIS);
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int a = part.left(); a < part.left() + part.cells(); a++) {
      for (int b = part.bottom(); b < part.bottom() + part.cells(); b++) {
        int cell = a * part.side() + b;
        double x = geometry.x(a) + geometry.cell() / 2;
        double y = geometry.y(b) + geometry.cell() / 2;
        Color ink = Palette.textOn(colours.of(cell));
        if (numbers) {
          graphics.setFill(ink);
          graphics.fillText(Long.toString(map.predicted(cell)), x, y + (map.wrong(cell) ? 5 : 0));
        }
        if (map.wrong(cell)) {
          cross(x, numbers ? y - 6 : y, numbers ? 3 : geometry.cell() / 4, ink);
        }
      }
    }
  }

  private void cross(double x, double y, double reach, Color ink) {
    graphics.setStroke(ink);
    graphics.setLineWidth(1.5);
    graphics.strokeLine(x - reach, y - reach, x + reach, y + reach);
    graphics.strokeLine(x - reach, y + reach, x + reach, y - reach);
  }

  /** The line a = b, and what is above it. */
  void diagonal(String wrapped) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(geometry.left(), geometry.top(), geometry.size(), geometry.size());
    graphics.clip();
    graphics.setStroke(palette.mutedText());
    graphics.setLineWidth(1);
    int side = geometry.part().side();
    // Through the corners of the cells, with a = b below it.
    double up = geometry.cell();
    graphics.strokeLine(geometry.x(0), geometry.y(0), geometry.x(side), geometry.y(side - 1) - up);
    graphics.restore();
    if (geometry.part().isWhole() && geometry.size() >= ROOM_FOR_WORDS) {
      note(wrapped);
    }
  }

  private void note(String text) {
    double x = geometry.left() + 12;
    double y = geometry.top() + 16;
    graphics.setFill(palette.background());
    graphics.setGlobalAlpha(0.85);
    graphics.fillRoundRect(x - 6, y - 10, Fonts.width(text, NOTE) + 12, 20, ROUND, ROUND);
    graphics.setGlobalAlpha(1);
    graphics.setFont(NOTE);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFill(palette.text());
    graphics.fillText(text, x, y);
  }

  /** Numbers and names of both axes; the numbers of the cell that is read stand out. */
  void axes(int read) {
    Viewport part = geometry.part();
    int readA = read < 0 ? -1 : read / part.side();
    int readB = read < 0 ? -1 : read % part.side();
    int stride = stride();
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int place : ticks(part.left(), stride)) {
      tick(place, readA, geometry.x(place) + geometry.cell() / 2, true);
    }
    for (int place : ticks(part.bottom(), stride)) {
      tick(place, readB, geometry.y(place) + geometry.cell() / 2, false);
    }
    if (readA >= 0 && part.contains(readA, readB)) {
      write(number(grid.a(read)), middle(readA), belowAxis(), AXIS_BOLD, palette.accent());
      graphics.setTextAlign(TextAlignment.RIGHT);
      write(
          number(grid.b(read)),
          besideAxis(),
          geometry.y(readB) + geometry.cell() / 2,
          AXIS_BOLD,
          palette.accent());
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    double centre = geometry.size() / 2;
    write("a", geometry.left() + centre, geometry.bottom() + 21, NAME, palette.text());
    write("b", geometry.left() - 35, geometry.top() + centre, NAME, palette.text());
  }

  private double middle(int aPlace) {
    // The number of an outer column stays inside the picture.
    return Math.clamp(
        geometry.x(aPlace) + geometry.cell() / 2, geometry.left() + 6, geometry.right() - 2);
  }

  private double belowAxis() {
    return geometry.bottom() + 9;
  }

  private double besideAxis() {
    return geometry.left() - 6;
  }

  private void tick(int place, int read, double at, boolean horizontal) {
    // A number next to the one that is read would run into it.
    if (read >= 0 && Math.abs(place - read) * geometry.cell() < (horizontal ? 30 : 11)) {
      return;
    }
    String text = number(place * grid.binWidth());
    if (horizontal) {
      graphics.setTextAlign(TextAlignment.CENTER);
      write(text, at, belowAxis(), AXIS, palette.mutedText());
    } else {
      graphics.setTextAlign(TextAlignment.RIGHT);
      write(text, besideAxis(), at, AXIS, palette.mutedText());
    }
  }

  /** A power of two: the numbers are binary ones. */
  private int stride() {
    int stride = 1;
    while (stride * geometry.cell() < TICK_ROOM) {
      stride *= 2;
    }
    return stride;
  }

  private int[] ticks(int from, int stride) {
    int first = Math.ceilDiv(from, stride) * stride;
    int count = Math.max(0, Math.ceilDiv(from + geometry.part().cells() - first, stride));
    int[] ticks = new int[count];
    for (int i = 0; i < count; i++) {
      ticks[i] = first + i * stride;
    }
    return ticks;
  }

  /** Wide numbers in few characters. */
  private static String number(long value) {
    return value < 100_000
        ? Long.toString(value)
        : String.format(Locale.ROOT, "%.1e", (double) value).replace("e+0", "e").replace("+", "");
  }

  /** The selected pair: lines to both axes and a frame. */
  void selected(int cell) {
    mark(cell, palette.accent(), true);
  }

  /** The cell under the pointer or the keyboard's cursor. */
  void cursor(int cell) {
    mark(cell, palette.text(), false);
  }

  private void mark(int cell, Color colour, boolean lines) {
    Viewport part = geometry.part();
    int a = cell / part.side();
    int b = cell % part.side();
    if (!part.contains(a, b)) {
      return;
    }
    double x = geometry.x(a);
    double y = geometry.y(b);
    double length = geometry.cell();
    double middleX = x + length / 2;
    double middleY = y + length / 2;
    double reach = length >= RINGLESS_CELL ? length / 2 : RING;
    graphics.setLineWidth(1);
    graphics.setStroke(colour);
    if (lines) {
      graphics.setGlobalAlpha(0.8);
      graphics.strokeLine(middleX, geometry.bottom(), middleX, middleY + reach);
      graphics.strokeLine(geometry.left(), middleY, middleX - reach, middleY);
      graphics.setGlobalAlpha(1);
    }
    // Light inside dark, or the other way: seen on every colour.
    graphics.setLineWidth(3.5);
    graphics.setStroke(palette.background());
    frame(middleX, middleY, reach, length >= RINGLESS_CELL);
    graphics.setLineWidth(1.75);
    graphics.setStroke(colour);
    frame(middleX, middleY, reach, length >= RINGLESS_CELL);
  }

  private void frame(double x, double y, double reach, boolean square) {
    if (square) {
      graphics.strokeRect(x - reach, y - reach, 2 * reach, 2 * reach);
    } else {
      graphics.strokeOval(x - reach, y - reach, 2 * reach, 2 * reach);
    }
  }

  private void write(String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
