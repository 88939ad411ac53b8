package dev.gatescope.ui.weights;

import dev.gatescope.lstm.Gate;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.weights.WeightsViewModel.Cell;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The blocks of all weights, a group a gate. */
public final class WeightsView extends DrawingPane {
  private static final Font SYMBOL = Font.font(Fonts.SANS, FontWeight.BOLD, 14);
  private static final Font NAME = Font.font(Fonts.SANS, 12);
  private static final Font SMALL = Font.font(Fonts.SANS, 10);
  private static final Font SMALL_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10);
  private static final double LINED_CELL = 6;
  private static final double NUMBERED_WIDTH = 34;
  private static final double NUMBERED_HEIGHT = 16;

  private final List<WritableImage> images = new ArrayList<>();
  private WeightText text;
  private WeightsPicture picture;
  private Cell cursor = new Cell(0, 0, 0);
  private Cell hovered;
  private int unit;
  private Gate gate;

  /** For FXML; {@link #setText} must follow. */
  public WeightsView() {
    getStyleClass().add("weights-blocks");
    setMinSize(120, 100);
  }

  void setText(WeightText newText) {
    text = newText;
  }

  /** Shows a picture; null shows that there is none. */
  void show(WeightsPicture newPicture) {
    picture = newPicture;
    images.clear();
    hovered = null;
    if (picture != null) {
      picture.blocks().forEach(block -> images.add(image(block)));
    }
    redraw();
  }

  void select(Cell newCursor, int newUnit, Gate newGate) {
    cursor = newCursor;
    unit = newUnit;
    gate = newGate;
    redraw();
  }

  /** The cell under the pointer, or null. */
  void hover(Cell cell) {
    hovered = cell;
    redraw();
  }

  /** The cell at a point of this view, or null. */
  Cell at(double x, double y) {
    return picture == null ? null : weightsLayout().at(x, y);
  }

  /** Where the blocks stand at the present size; there must be a picture. */
  WeightsLayout weightsLayout() {
    return WeightsLayout.of(getWidth(), getHeight(), picture);
  }

  /** One pixel a value: the canvas stretches it to cells. */
  private static WritableImage image(WeightsPicture.Block block) {
    int columns = block.columns();
    WritableImage image = new WritableImage(columns, block.lines());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            columns,
            block.lines(),
            PixelFormat.getIntArgbPreInstance(),
            block.pixels(),
            0,
            columns);
    return image;
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (picture == null) {
      return;
    }
    WeightsLayout layout = WeightsLayout.of(width, height, picture);
    Palette palette = picture.question().palette();
    graphics.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < images.size(); i++) {
      block(graphics, palette, layout.boxes().get(i), i);
    }
    for (int group = 0; group < layout.groups().size(); group++) {
      group(graphics, palette, layout.groups().get(group), group);
    }
    columnNames(graphics, palette, layout);
    axes(graphics, palette, layout);
    line(graphics, palette, layout);
    outline(graphics, palette, layout, cursor, palette.accent());
    if (hovered != null) {
      outline(graphics, palette, layout, hovered, palette.text());
    }
  }

  private void block(GraphicsContext graphics, Palette palette, WeightsLayout.Box box, int index) {
    // Enlarged, each value is to be a sharp cell; made smaller, none may be lost.
    graphics.setImageSmoothing(box.cellWidth() < 1 || box.cellHeight() < 1);
    graphics.drawImage(images.get(index), box.x(), box.y(), box.width(), box.height());
    graphics.setStroke(palette.background());
    graphics.setLineWidth(1);
    if (box.cellWidth() >= LINED_CELL && box.cellHeight() >= LINED_CELL) {
      for (int column = 1; column < box.columns(); column++) {
        double x = box.x() + column * box.cellWidth() - 0.5;
        graphics.strokeLine(x, box.y(), x, box.y() + box.height());
      }
      for (int line = 1; line < box.lines(); line++) {
        double y = box.y() + line * box.cellHeight() - 0.5;
        graphics.strokeLine(box.x(), y, box.x() + box.width(), y);
      }
    }
    graphics.setStroke(palette.line());
    graphics.strokeRect(box.x() - 0.5, box.y() - 0.5, box.width() + 1, box.height() + 1);
    numbers(graphics, palette, box, index);
  }

  /** The values themselves where cells have room for them. */
  private void numbers(
      GraphicsContext graphics, Palette palette, WeightsLayout.Box box, int index) {
    if (box.cellWidth() < NUMBERED_WIDTH || box.cellHeight() < NUMBERED_HEIGHT) {
      return;
    }
    double limit = picture.blocks().get(index).limit();
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int line = 0; line < box.lines(); line++) {
      for (int column = 0; column < box.columns(); column++) {
        double value = picture.value(new Cell(index, line, column));
        write(
            graphics,
            NumberText.fixed(value, 2),
            box.x() + (column + 0.5) * box.cellWidth(),
            box.y() + (line + 0.5) * box.cellHeight(),
            SMALL,
            Palette.textOn(palette.diverging(value, limit)),
            box.cellWidth() - 2);
      }
    }
  }

  /** What the columns are: inputs, units of h, biases. */
  private void columnNames(GraphicsContext graphics, Palette palette, WeightsLayout layout) {
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int i = 0; i < layout.boxes().size(); i++) {
      WeightsLayout.Box box = layout.boxes().get(i);
      double middle = box.x() + box.width() / 2;
      double y = box.y() - 7;
      double pair = box.width() + WeightsLayout.BLOCK_GAP / 2;
      switch (picture.blocks().get(i).weights().kind()) {
        case INPUT_WEIGHT -> {
          name(graphics, palette, "a", box.x() + box.cellWidth() / 2, y);
          name(graphics, palette, "b", box.x() + 1.5 * box.cellWidth(), y);
        }
        case RECURRENT_WEIGHT -> name(graphics, palette, "W_hh", middle, y);
        case INPUT_BIAS -> name(graphics, palette, text.bias(), box.x() + pair, y);
        case OUTPUT_WEIGHT -> name(graphics, palette, "fc", box.x() + pair, y);
        case RECURRENT_BIAS, OUTPUT_BIAS -> {
          // Its neighbour's name stands over both.
        }
      }
    }
  }

  private static void name(
      GraphicsContext graphics, Palette palette, String name, double x, double y) {
    write(graphics, name, x, y, SMALL, palette.mutedText(), 40);
  }

  private void group(
      GraphicsContext graphics, Palette palette, WeightsLayout.Group group, int index) {
    boolean output = index == picture.cell().gates().size();
    graphics.setTextAlign(TextAlignment.LEFT);
    double y = group.y() - WeightsLayout.HEADER + 9;
    if (output) {
      write(graphics, text.outputLayer(), group.x(), y, NAME, palette.text(), 56);
      return;
    }
    Gate shown = gateOf(index);
    CellValue value = WeightText.value(picture.cell(), shown);
    Color hue = value.hue(palette);
    write(graphics, value.symbol(), group.x(), y, SYMBOL, hue, 16);
    write(
        graphics,
        text.gate(picture.cell(), shown),
        group.x() + 17,
        y + 0.5,
        NAME,
        palette.text(),
        group.width() - 17);
    graphics.setFill(hue);
    boolean underStudy = shown == gate;
    graphics.fillRect(group.x(), group.y() + group.height() + 2, group.width(), underStudy ? 3 : 1);
  }

  private Gate gateOf(int group) {
    return picture.blocks().stream()
        .map(block -> block.weights().gate())
        .distinct()
        .toList()
        .get(group);
  }

  /** Units, left of each row of groups. */
  private void axes(GraphicsContext graphics, Palette palette, WeightsLayout layout) {
    WeightsLayout.Box first = layout.boxes().getFirst();
    int stride = 1;
    while (stride * first.cellHeight() < 12) {
      stride *= 2;
    }
    graphics.setTextAlign(TextAlignment.RIGHT);
    double above = Double.NEGATIVE_INFINITY;
    for (WeightsLayout.Group group : layout.groups()) {
      if (group.y() > above) {
        above = group.y();
        for (int line = 0; line < first.lines(); line++) {
          boolean here = line == unit;
          boolean free = stride == 1 || Math.abs(line - unit) * first.cellHeight() > 12;
          if (here || (line % stride == 0 && free)) {
            write(
                graphics,
                Integer.toString(line),
                WeightsLayout.AXIS - 5,
                group.y() + (line + 0.5) * first.cellHeight(),
                here ? SMALL_BOLD : SMALL,
                here ? palette.accent() : palette.mutedText(),
                20);
          }
        }
      }
    }
  }

  /** The selected unit's line through all gates. */
  private void line(GraphicsContext graphics, Palette palette, WeightsLayout layout) {
    double tall = layout.boxes().getFirst().cellHeight();
    graphics.setStroke(palette.accent());
    graphics.setLineWidth(1);
    graphics.setGlobalAlpha(0.75);
    for (WeightsLayout.Group group : layout.groups().subList(0, picture.cell().gates().size())) {
      double y = group.y() + unit * tall;
      graphics.strokeRect(group.x() - 0.5, y - 0.5, group.width() + 1, tall + 1);
    }
    graphics.setGlobalAlpha(1);
  }

  private void outline(
      GraphicsContext graphics, Palette palette, WeightsLayout layout, Cell cell, Color colour) {
    if (cell.block() >= layout.boxes().size()) {
      return;
    }
    WeightsLayout.Box box = layout.boxes().get(cell.block());
    double x = box.x() + Math.min(cell.column(), box.columns() - 1) * box.cellWidth();
    double y = box.y() + Math.min(cell.line(), box.lines() - 1) * box.cellHeight();
    graphics.setStroke(palette.background());
    graphics.setLineWidth(1);
    graphics.strokeRect(x - 2.5, y - 2.5, box.cellWidth() + 4, box.cellHeight() + 4);
    graphics.setStroke(colour);
    graphics.setLineWidth(2);
    graphics.strokeRect(x - 1, y - 1, box.cellWidth() + 1, box.cellHeight() + 1);
  }

  private static void write(
      GraphicsContext graphics,
      String text,
      double x,
      double y,
      Font font,
      Color colour,
      double room) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y, room);
  }
}
