package dev.gatescope.ui.charts;

import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;

/**
 * Points, those above zero on a stem: with hundreds of samples at zero, a single wrong one still
 * stands out. A pixel is drawn once, however many points fall on it.
 */
final class StemRenderer extends AbstractRendererXY<StemRenderer> {
  private final BitSet drawn = new BitSet();

  @Override
  protected void render(GraphicsContext gc, DataSet data, DataSetNode style) {
    int from = Math.max(0, data.getIndex(DataSet.DIM_X, xMin) - 1);
    int to = Math.min(data.getDataCount(), data.getIndex(DataSet.DIM_X, xMax) + 2);
    gc.save();
    drawStems(gc, data, style, from, to);
    drawPoints(gc, data, style, from, to);
    gc.restore();
  }

  private void drawStems(GraphicsContext gc, DataSet data, DataSetNode style, int from, int to) {
    style.applyLineStrokeStyle(gc);
    gc.setStroke(style.getMarkerColor());
    gc.setGlobalAlpha(0.4);
    double height = gc.getCanvas().getHeight();
    double foot = yAxis.isLogAxis() ? height : Math.min(height, yAxis.getDisplayPosition(0));
    int i = from;
    while (i < to) {
      double x = xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i));
      double highest = data.get(DataSet.DIM_Y, i);
      double column = Math.floor(x);
      for (i++; i < to; i++) {
        if (xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i)) >= column + 1) {
          break;
        }
        highest = Math.max(highest, data.get(DataSet.DIM_Y, i));
      }
      if (highest > 0) {
        gc.strokeLine(x, foot, x, yAxis.getDisplayPosition(highest));
      }
    }
    gc.setGlobalAlpha(1);
  }

  private void drawPoints(GraphicsContext gc, DataSet data, DataSetNode style, int from, int to) {
    drawn.clear();
    int width = (int) gc.getCanvas().getWidth() + 1;
    int height = (int) gc.getCanvas().getHeight() + 1;
    double dot = style.getMarkerSize();
    for (int i = from; i < to; i++) {
      double value = data.get(DataSet.DIM_Y, i);
      if (Double.isNaN(value) || (yAxis.isLogAxis() && !(value > 0))) {
        continue;
      }
      double x = xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i));
      double y = yAxis.getDisplayPosition(value);
      if (x < 0 || x >= width || y < 0 || y >= height) {
        continue;
      }
      int pixel = (int) y * width + (int) x;
      if (drawn.get(pixel)) {
        continue;
      }
      drawn.set(pixel);
      double radius = value > 0 ? dot : dot * 0.7;
      gc.setFill(value > 0 ? style.getMarkerColor() : style.getLineColor());
      gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  }

  @Override
  protected StemRenderer getThis() {
    return this;
  }
}
