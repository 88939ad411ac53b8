package dev.gatescope.ui.charts;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Lines at the ticks of both axes. ChartFX's own grid fills its lines with a pattern that it makes
 * by a snapshot, for which the JavaFX thread waits, and which it holds so weakly that every garbage
 * collection costs four snapshots.
 */
final class GridLines extends AbstractRendererXY<GridLines> {
  private Color color = Color.TRANSPARENT;
  private double width = 1;

  void style(Color color, double width) {
    this.color = color;
    this.width = width;
  }

  @Override
  public void render() {
    GraphicsContext gc = getChart().getCanvas().getGraphicsContext2D();
    double right = Math.floor(gc.getCanvas().getWidth());
    double bottom = Math.floor(gc.getCanvas().getHeight());
    gc.save();
    gc.setFill(color);
    Axis x = getChart().getXAxis();
    x.getTickMarks().stream()
        .mapToDouble(tick -> Math.floor(x.getDisplayPosition(tick.getValue()) - width / 2))
        .filter(at -> at > 0 && at <= right)
        .forEach(at -> gc.fillRect(at, 0, width, bottom));
    Axis y = getChart().getYAxis();
    y.getTickMarks().stream()
        .mapToDouble(tick -> Math.floor(y.getDisplayPosition(tick.getValue()) - width / 2))
        .filter(at -> at >= 0 && at < bottom)
        .forEach(at -> gc.fillRect(0, at, right, width));
    gc.restore();
  }

  /** There are no data sets here. */
  @Override
  protected void render(GraphicsContext gc, DataSet data, DataSetNode style) {
    throw new IllegalStateException("a grid has no data");
  }

  @Override
  protected GridLines getThis() {
    return this;
  }
}
