package dev.gatescope.ui.heat;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Sheet;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the parts of one map; one painter draws one picture. */
final class HeatPainter {
  private static final Font SYMBOL = Font.font(Fonts.SANS, FontWeight.BOLD, 14);
  private static final Font NAME = Font.font(Fonts.SANS, 11.5);
  private static final Font AXIS = Font.font(Fonts.SANS, 10);
  private static final Font AXIS_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10);
  private static final Font SMALL = Font.font(Fonts.SANS, 9);
  private static final Font SMALL_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 9);

  /** Narrower columns show bits as marks, narrower cells have no lines between them. */
  private static final double DIGIT_WIDTH = 8;

  private static final double LINED_CELL = 6;

  private final Sheet graphics;
  private final Palette palette;
  private final HeatLayout layout;
  private final GateTrace trace;
  private final List<Integer> order;
  private final HeatMapsView.Cell cross;

  /** Steps whose values are shown. */
  private final int seen;

  HeatPainter(
      Sheet graphics,
      Palette palette,
      HeatLayout layout,
      GateTrace trace,
      List<Integer> order,
      HeatMapsView.Cell cross,
      int hiddenFrom) {
    this.graphics = graphics;
    this.palette = palette;
    this.layout = layout;
    this.trace = trace;
    this.order = order;
    this.cross = cross;
    this.seen = Math.min(hiddenFrom, trace.timeSteps());
  }

  /** The room that a map's name takes. */
  static double nameWidth(String name) {
    return Fonts.width(name, NAME);
  }

  /** Title, then the time steps and their bits. */
  void header(int map, CellValue value, String name) {
    double x = layout.x(map);
    double top = layout.y(map) - layout.headerHeight();
    graphics.setTextAlign(TextAlignment.LEFT);
    write(value.symbol(), x, top + 9, SYMBOL, value.hue(palette));
    switch (layout.title()) {
      case ONE_LINE -> write(name, x + HeatLayout.NAME_INDENT, top + 9.5, NAME, palette.text());
      case STACKED -> write(name, x, top + 25, NAME, palette.text());
      case SYMBOL -> {}
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    int stride = HeatLayout.labelStride(layout.cellWidth(), layout.steps() > 10 ? 18 : 9);
    double line = headerLine(map, 0);
    for (int t = 0; t < layout.steps(); t++) {
      boolean here = t == cross.timeStep();
      boolean free = stride == 1 || Math.abs(t - cross.timeStep()) * layout.cellWidth() > 16;
      if (here || (t % stride == 0 && free)) {
        write(
            Integer.toString(t),
            middle(x, layout.cellWidth(), t),
            line,
            here ? AXIS_BOLD : AXIS,
            here ? palette.accent() : palette.mutedText());
      }
    }
    bits(map, 1, t -> Math.round(trace.input(t, 0)));
    bits(map, 2, t -> Math.round(trace.input(t, 1)));
  }

  private void bits(int map, int line, IntFunction<Integer> bit) {
    double x = layout.x(map);
    double y = headerLine(map, line);
    double width = layout.cellWidth();
    Font plain = width < 11 ? SMALL : AXIS;
    Font bold = width < 11 ? SMALL_BOLD : AXIS_BOLD;
    for (int t = 0; t < layout.steps(); t++) {
      boolean one = bit.apply(t) == 1;
      Color colour =
          t == cross.timeStep() ? palette.accent() : one ? palette.text() : palette.mutedText();
      if (width >= DIGIT_WIDTH) {
        write(one ? "1" : "0", middle(x, width, t), y, one ? bold : plain, colour);
      } else {
        graphics.setFill(colour);
        double tall = one ? 8 : 1.5;
        graphics.fillRect(x + t * width, y + 4 - tall, Math.max(1, width * 0.7), tall);
      }
    }
  }

  void cells(int map, Image image) {
    double x = layout.x(map);
    double y = layout.y(map);
    graphics.drawPixels(image, x, y, layout.mapWidth(), layout.mapHeight());
    graphics.setStroke(palette.background());
    graphics.setLineWidth(1);
    if (layout.cellWidth() >= LINED_CELL) {
      for (int t = 1; t < layout.steps(); t++) {
        double at = x + t * layout.cellWidth() - 0.5;
        graphics.strokeLine(at, y, at, y + layout.mapHeight());
      }
    }
    if (layout.cellHeight() >= LINED_CELL) {
      for (int unit = 1; unit < layout.units(); unit++) {
        double at = y + unit * layout.cellHeight() - 0.5;
        graphics.strokeLine(x, at, x + layout.mapWidth(), at);
      }
    }
  }

  /** A dot in each cell whose value a surgery holds; below the number if there is one. */
  void held(int map, CellValue value) {
    graphics.setFill(palette.text());
    graphics.setGlobalAlpha(0.6);
    double below = hasNumbers() ? layout.cellHeight() - 4 : layout.cellHeight() / 2;
    double size = Math.clamp(Math.min(layout.cellWidth(), layout.cellHeight()) / 3, 1, 5);
    for (int t = 0; t < seen; t++) {
      for (int row = 0; row < layout.units(); row++) {
        if (trace.held(value.site(), t, order.get(row))) {
          graphics.fillRect(
              middle(layout.x(map), layout.cellWidth(), t) - size / 2,
              below + layout.y(map) + row * layout.cellHeight() - size / 2,
              size,
              size);
        }
      }
    }
    graphics.setGlobalAlpha(1);
  }

  /** Covers the columns whose values are hidden. */
  void hide(int map) {
    if (seen == layout.steps()) {
      return;
    }
    double x = layout.x(map) + seen * layout.cellWidth();
    double width = layout.mapWidth() - seen * layout.cellWidth();
    graphics.setFill(palette.surface());
    graphics.fillRect(x, layout.y(map), width, layout.mapHeight());
    graphics.setTextAlign(TextAlignment.CENTER);
    write("?", x + width / 2, layout.y(map) + layout.mapHeight() / 2, SYMBOL, palette.mutedText());
  }

  /** Leaves only some units in full colour. */
  void paleAllBut(int map, List<Integer> units) {
    Set<Integer> full = Set.copyOf(units);
    graphics.setFill(palette.background());
    graphics.setGlobalAlpha(0.75);
    // In one piece, as edges between pixels would be pale twice.
    int first = 0;
    for (int row = 0; row <= layout.units(); row++) {
      if (row == layout.units() || full.contains(order.get(row))) {
        graphics.fillRect(
            layout.x(map),
            layout.y(map) + first * layout.cellHeight(),
            layout.mapWidth(),
            (row - first) * layout.cellHeight());
        first = row + 1;
      }
    }
    graphics.setGlobalAlpha(1);
  }

  /** Marks time steps by lines above and below their columns. */
  void steps(int map, BitSet steps) {
    graphics.setFill(palette.text());
    steps.stream()
        .forEach(
            t -> {
              double x = layout.x(map) + t * layout.cellWidth();
              graphics.fillRect(x, layout.y(map) - 3, layout.cellWidth(), 3);
              graphics.fillRect(x, layout.y(map) + layout.mapHeight(), layout.cellWidth(), 3);
            });
  }

  private boolean hasNumbers() {
    return layout.cellWidth() >= 30 && layout.cellHeight() >= 12;
  }

  /** The values themselves where cells have room for them. */
  void numbers(int map, CellValue value) {
    if (!hasNumbers()) {
      return;
    }
    int decimals = layout.cellWidth() >= 52 ? 4 : layout.cellWidth() >= 40 ? 3 : 2;
    double limit = ValueScale.limit(value, trace);
    graphics.setFont(AXIS);
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int t = 0; t < seen; t++) {
      for (int row = 0; row < layout.units(); row++) {
        float number = value.in(trace, t, order.get(row));
        graphics.setFill(Palette.textOn(palette.diverging(number, limit)));
        graphics.fillText(
            NumberText.fixed(number, decimals),
            middle(layout.x(map), layout.cellWidth(), t),
            middle(layout.y(map), layout.cellHeight(), row));
      }
    }
  }

  /** A line around the map, in the gate's hue where that gate is under study. */
  void frame(int map, CellValue value, boolean underStudy) {
    double out = underStudy ? 1 : 0.5;
    graphics.setStroke(underStudy ? value.hue(palette) : palette.line());
    graphics.setLineWidth(underStudy ? 2 : 1);
    graphics.strokeRect(
        layout.x(map) - out,
        layout.y(map) - out,
        layout.mapWidth() + 2 * out,
        layout.mapHeight() + 2 * out);
  }

  /** The selected row and column, the selected cell, and the cell under the pointer. */
  void crosshair(int map, HeatMapsView.Cell hovered) {
    double x = layout.x(map);
    double y = layout.y(map);
    double cellX = x + cross.timeStep() * layout.cellWidth();
    double cellY = y + order.indexOf(cross.unit()) * layout.cellHeight();
    graphics.setStroke(palette.accent());
    graphics.setLineWidth(1);
    graphics.setGlobalAlpha(0.75);
    graphics.strokeRect(cellX - 0.5, y - 0.5, layout.cellWidth(), layout.mapHeight());
    graphics.strokeRect(x - 0.5, cellY - 0.5, layout.mapWidth(), layout.cellHeight());
    graphics.setGlobalAlpha(1);
    outline(cellX, cellY, palette.accent());
    if (hovered != null) {
      outline(
          x + hovered.timeStep() * layout.cellWidth(),
          y + order.indexOf(hovered.unit()) * layout.cellHeight(),
          palette.text());
    }
  }

  private void outline(double x, double y, Color colour) {
    graphics.setStroke(palette.background());
    graphics.setLineWidth(1);
    graphics.strokeRect(x - 2.5, y - 2.5, layout.cellWidth() + 4, layout.cellHeight() + 4);
    graphics.setStroke(colour);
    graphics.setLineWidth(2);
    graphics.strokeRect(x - 1, y - 1, layout.cellWidth() + 1, layout.cellHeight() + 1);
  }

  /** Names of the header's lines, and the units, left of a row of maps. */
  void axes(int map, String unitName) {
    double right = layout.x(map) - 6;
    graphics.setTextAlign(TextAlignment.RIGHT);
    // Away from the numbers of the units below.
    double names = right - 10;
    write("t", names, headerLine(map, 0), AXIS, palette.mutedText());
    write("a", names, headerLine(map, 1), AXIS, palette.mutedText());
    write("b", names, headerLine(map, 2), AXIS, palette.mutedText());
    double top = layout.y(map);
    int stride = HeatLayout.labelStride(layout.cellHeight(), 12);
    int crossRow = order.indexOf(cross.unit());
    for (int row = 0; row < layout.units(); row++) {
      boolean here = row == crossRow;
      boolean free = stride == 1 || Math.abs(row - crossRow) * layout.cellHeight() > 12;
      if (here || (row % stride == 0 && free)) {
        write(
            Integer.toString(order.get(row)),
            right,
            middle(top, layout.cellHeight(), row),
            here ? AXIS_BOLD : AXIS,
            here ? palette.accent() : palette.mutedText());
      }
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.turned(
        layout.x(map) - HeatLayout.AXIS + 6,
        top + layout.mapHeight() / 2,
        -90,
        () -> write(unitName, 0, 0, AXIS, palette.mutedText()));
  }

  private double headerLine(int map, int line) {
    double top = layout.y(map) - layout.headerHeight() + layout.titleHeight();
    return top + (line + 0.5) * HeatLayout.HEADER_LINE;
  }

  private void write(String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }

  private static double middle(double start, double length, int index) {
    return start + (index + 0.5) * length;
  }
}
