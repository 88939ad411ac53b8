package dev.gatescope.ui.charts;

import dev.gatescope.eval.Predictions;
import java.util.Arrays;

/** The absolute error of every test sample, against the sample's number. */
public final class ErrorData extends PlotData {
  private boolean allRight;

  public ErrorData() {
    super("absolute error");
  }

  /**
   * @param predictions null for none
   */
  public void show(Predictions predictions) {
    int count = predictions == null ? 0 : predictions.count();
    double[] sample = new double[count];
    double[] error = new double[count];
    Arrays.setAll(sample, i -> i);
    Arrays.setAll(error, predictions == null ? i -> 0 : predictions::absoluteError);
    replace(sample, error);
    allRight = count > 0 && predictions.wrong() == 0;
  }

  /** Whether there are test samples and none is wrong: a plot of zeros should say so. */
  public boolean allRight() {
    return allRight;
  }
}
