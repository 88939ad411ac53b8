package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws pictures into PNG files, and animations into GIF files. The command line asks; the window's
 * classes do it.
 */
public interface PictureWriter {
  /** The loss of every epoch. */
  void lossPlot(List<EpochSummary> history, TrainingConfig config, Path file);

  /** The absolute error of every test sample. */
  void errorPlot(Predictions test, TrainingConfig config, Path file);

  /** All gates and states of one subtraction over all time steps. */
  void gatesView(GateTrace trace, Subtraction pair, Path file);

  /** The same step by step, as an animated GIF. */
  void gatesSteps(GateTrace trace, Subtraction pair, Path file);
}
