package dev.gatescope.ui.common;

import dev.gatescope.train.EpochSummary;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;

/**
 * The line of a run's losses in a chart. Epochs that share a column of pixels are drawn as the
 * range that they take: a line is as long as the chart is wide, and not as the run.
 */
public final class LossLine {
  private final DoubleUnaryOperator y;
  private double[] xs = new double[256];
  private double[] ys = new double[256];
  private int points;

  /** The column of pixels that is not yet drawn: where it begins, and its losses. */
  private double x;

  private double smallest;
  private double largest;
  private double last = Double.NaN;

  private LossLine(DoubleUnaryOperator y) {
    this.y = y;
  }

  /**
   * Leaves out losses that are not finite.
   *
   * @param x where an epoch stands
   * @param y where a loss stands
   */
  public static LossLine of(
      List<EpochSummary> epochs, IntToDoubleFunction x, DoubleUnaryOperator y) {
    LossLine line = new LossLine(y);
    for (EpochSummary epoch : epochs) {
      if (Double.isFinite(epoch.loss())) {
        line.add(x.applyAsDouble(epoch.epoch()), epoch.loss());
      }
    }
    line.endColumn();
    return line;
  }

  private void add(double newX, double loss) {
    if (!Double.isNaN(last) && Math.round(newX) == Math.round(x)) {
      smallest = Math.min(smallest, loss);
      largest = Math.max(largest, loss);
    } else {
      endColumn();
      x = newX;
      smallest = loss;
      largest = loss;
    }
    last = loss;
  }

  private void endColumn() {
    if (Double.isNaN(last)) {
      return;
    }
    if (points == 0 || largest > smallest) {
      point(largest);
    }
    if (largest > smallest) {
      point(smallest);
    }
    point(last);
  }

  private void point(double loss) {
    if (points == xs.length) {
      xs = Arrays.copyOf(xs, 2 * points);
      ys = Arrays.copyOf(ys, 2 * points);
    }
    xs[points] = x;
    ys[points] = y.applyAsDouble(loss);
    points++;
  }

  /** Corners of the line. */
  int points() {
    return points;
  }

  /** Where a corner stands. */
  double[] point(int index) {
    return new double[] {xs[index], ys[index]};
  }

  /** How high the line ends; NaN if it has no loss. */
  public double end() {
    return Double.isNaN(last) ? Double.NaN : y.applyAsDouble(last);
  }

  /** Draws it in the stroke of the moment. */
  public void stroke(GraphicsContext graphics) {
    graphics.beginPath();
    for (int i = 0; i < points; i++) {
      if (i == 0) {
        graphics.moveTo(xs[i], ys[i]);
      } else {
        graphics.lineTo(xs[i], ys[i]);
      }
    }
    graphics.stroke();
  }
}
