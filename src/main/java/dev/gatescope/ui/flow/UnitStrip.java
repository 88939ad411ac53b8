package dev.gatescope.ui.flow;

import dev.gatescope.ui.common.CanvasSheet;
import dev.gatescope.ui.common.Drawable;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Sheet;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** All units of a layer as coloured cells; the selected one is outlined. */
final class UnitStrip extends Region implements Drawable {
  private final Canvas canvas = new Canvas();
  private UnitGrid grid = new UnitGrid(1, 1);
  private double[] values = new double[0];
  private double limit = 1;
  private int selected = -1;
  private int pointed = -1;
  private Palette palette = Palette.LIGHT;
  private double detail = 2;

  UnitStrip() {
    getChildren().add(canvas);
  }

  /**
   * @param newValues one a unit; empty for a blank grid
   */
  void show(double[] newValues, double newLimit) {
    values = newValues;
    limit = newLimit;
    draw();
  }

  void mark(int newSelected, int newPointed) {
    if (selected != newSelected || pointed != newPointed) {
      selected = newSelected;
      pointed = newPointed;
      draw();
    }
  }

  void setGrid(UnitGrid newGrid) {
    grid = newGrid;
    draw();
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    draw();
  }

  /** Pixels of the drawing a pixel of the layout, so that enlarged pictures are sharp. */
  void setDetail(double newDetail) {
    detail = newDetail;
    requestLayout();
    draw();
  }

  int unitAt(double x, double y) {
    return grid.unitAt(x, y, getWidth(), getHeight());
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  private void draw() {
    double width = getWidth();
    double height = getHeight();
    if (width < 1 || height < 1) {
      return;
    }
    if (canvas.getWidth() != width * detail || canvas.getHeight() != height * detail) {
      canvas.setWidth(width * detail);
      canvas.setHeight(height * detail);
      canvas.setScaleX(1 / detail);
      canvas.setScaleY(1 / detail);
      canvas.relocate((width - width * detail) / 2, (height - height * detail) / 2);
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setTransform(detail, 0, 0, detail, 0, 0);
    g.clearRect(0, 0, width, height);
    drawOn(new CanvasSheet(g), width, height);
  }

  @Override
  public void drawOn(Sheet g, double width, double height) {
    double cellWidth = width / grid.columns();
    double cellHeight = height / grid.rows();
    double gap = Math.min(cellWidth, cellHeight) >= 5 ? 1 : 0;
    for (int unit = 0; unit < grid.units(); unit++) {
      g.setFill(
          unit < values.length
              ? palette.diverging(values[unit], limit)
              : palette.diverging(0, 1).deriveColor(0, 1, 1, 0.5));
      fillCell(g, unit, cellWidth, cellHeight, gap);
    }
    outline(g, pointed, cellWidth, cellHeight, palette.accent());
    outline(g, selected, cellWidth, cellHeight, palette.text());
  }

  // Cell borders are rounded to whole pixels: no seams, no blur.
  private void fillCell(Sheet g, int unit, double cellWidth, double cellHeight, double gap) {
    double x = Math.round(grid.column(unit) * cellWidth);
    double y = Math.round(grid.row(unit) * cellHeight);
    double right = Math.round((grid.column(unit) + 1) * cellWidth);
    double bottom = Math.round((grid.row(unit) + 1) * cellHeight);
    g.fillRect(x, y, Math.max(1, right - x - gap), Math.max(1, bottom - y - gap));
  }

  private void outline(Sheet g, int unit, double cellWidth, double cellHeight, Color color) {
    if (unit < 0 || unit >= grid.units()) {
      return;
    }
    double x = Math.round(grid.column(unit) * cellWidth);
    double y = Math.round(grid.row(unit) * cellHeight);
    double right = Math.round((grid.column(unit) + 1) * cellWidth);
    double bottom = Math.round((grid.row(unit) + 1) * cellHeight);
    g.setStroke(color);
    g.setLineWidth(1.5);
    g.strokeRect(
        Math.max(0.75, x - 0.75),
        Math.max(0.75, y - 0.75),
        Math.min(getWidth() - 1.5, right - x + 0.5),
        Math.min(getHeight() - 1.5, bottom - y + 0.5));
  }
}
