package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.train.EpochSummary;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws pictures into PNG and SVG files, and animations into GIF files. The command line asks; the
 * window's classes do it.
 */
public interface PictureWriter {
  /**
   * The loss of every epoch.
   *
   * @param footer stands below it
   */
  void lossPlot(List<EpochSummary> history, String footer, Path file);

  /**
   * The absolute error of every test sample.
   *
   * @param footer stands below it
   */
  void errorPlot(Predictions test, String footer, Path file);

  /** What of a cell is drawn. */
  enum View {
    /** All gates and states over all time steps. */
    HEAT,
    /** The cell as a diagram at one time step. */
    FLOW
  }

  /**
   * A place in one subtraction.
   *
   * @param unit whose numbers are written, and which stands out
   */
  record Shown(GateTrace trace, Subtraction pair, int timeStep, int unit) {}

  /** A view of the cell in one subtraction, as PNG. */
  void cellPicture(View view, Shown shown, Path file);

  /** The same as SVG. */
  void cellDrawing(View view, Shown shown, Path file);

  /** The heat maps step by step, as an animated GIF. */
  void cellSteps(Shown shown, Path file);
}
