package dev.gatescope.ui.charts;

import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import javafx.scene.canvas.GraphicsContext;

/**
 * A line through the points. Each pixel column draws at most four of them (first, lowest, highest,
 * last), which looks the same as all and costs the same for a hundred thousand. A NaN breaks the
 * line and is marked by a cross at the foot of the plot; a point between gaps is a dot.
 */
final class CurveRenderer extends AbstractRendererXY<CurveRenderer> {
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int size;

  @Override
  protected void render(GraphicsContext gc, DataSet data, DataSetNode style) {
    int from = Math.max(0, data.getIndex(DataSet.DIM_X, xMin) - 1);
    int to = Math.min(data.getDataCount(), data.getIndex(DataSet.DIM_X, xMax) + 2);
    double dot = style.getMarkerSize();
    boolean sparse = (to - from) * 6 * dot < gc.getCanvas().getWidth();
    gc.save();
    style.applyLineStrokeStyle(gc);
    int i = from;
    while (i < to) {
      if (isDrawable(data.get(DataSet.DIM_Y, i))) {
        i = collect(data, i, to);
        drawSegment(gc, style, dot, sparse);
      } else {
        if (Double.isNaN(data.get(DataSet.DIM_Y, i))) {
          drawCross(gc, style, xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i)), 2 * dot);
        }
        i++;
      }
    }
    gc.restore();
  }

  private boolean isDrawable(double y) {
    return !Double.isNaN(y) && (y > 0 || !yAxis.isLogAxis());
  }

  /** Gathers the drawable points from an index on; returns the index after them. */
  private int collect(DataSet data, int from, int to) {
    size = 0;
    int i = from;
    while (i < to && isDrawable(data.get(DataSet.DIM_Y, i))) {
      double x = xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i));
      double first = data.get(DataSet.DIM_Y, i);
      double low = first;
      double high = first;
      double last = first;
      int begin = i;
      double column = Math.floor(x);
      for (i++; i < to; i++) {
        double y = data.get(DataSet.DIM_Y, i);
        if (!isDrawable(y) || xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i)) >= column + 1) {
          break;
        }
        low = Math.min(low, y);
        high = Math.max(high, y);
        last = y;
      }
      add(x, first);
      if (i - begin > 2) {
        add(x, low);
        add(x, high);
      }
      if (i - begin > 1) {
        add(xAxis.getDisplayPosition(data.get(DataSet.DIM_X, i - 1)), last);
      }
    }
    return i;
  }

  private void add(double x, double y) {
    if (size == xs.length) {
      xs = java.util.Arrays.copyOf(xs, 2 * size);
      ys = java.util.Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size] = yAxis.getDisplayPosition(y);
    size++;
  }

  private void drawSegment(GraphicsContext gc, DataSetNode style, double dot, boolean sparse) {
    gc.strokePolyline(xs, ys, size);
    if (size == 1 || sparse) {
      gc.setFill(style.getLineColor());
      for (int i = 0; i < size; i++) {
        gc.fillOval(xs[i] - dot, ys[i] - dot, 2 * dot, 2 * dot);
      }
    }
  }

  private static void drawCross(GraphicsContext gc, DataSetNode style, double x, double arm) {
    double y = gc.getCanvas().getHeight() - 2 * arm;
    gc.setStroke(style.getMarkerColor());
    gc.strokeLine(x - arm, y - arm, x + arm, y + arm);
    gc.strokeLine(x - arm, y + arm, x + arm, y - arm);
    gc.setStroke(style.getLineColor());
  }

  @Override
  protected CurveRenderer getThis() {
    return this;
  }
}
