package dev.gatescope.ui.export;

import dev.gatescope.batch.PictureWriter;
import dev.gatescope.eval.Predictions;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.ErrorData;
import dev.gatescope.ui.charts.LossData;
import dev.gatescope.ui.charts.PlotData;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import java.nio.file.Path;
import java.util.List;

/** The plots for the command line: light, 800 x 500 at scale 2. JavaFX starts with the first. */
public final class Pictures implements PictureWriter {
  private static final PictureSize SIZE = new PictureSize(800, 500, 2);

  private final Messages messages;
  private Toolkit toolkit;

  public Pictures(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void lossPlot(List<EpochReport> history, TrainingConfig config, Path file) {
    LossData loss = new LossData();
    loss.append(history);
    write(PlotKind.LOSS, loss, config, file);
  }

  @Override
  public void errorPlot(Predictions test, TrainingConfig config, Path file) {
    ErrorData errors = new ErrorData();
    errors.show(test);
    write(PlotKind.ERRORS, errors, config, file);
  }

  private void write(PlotKind kind, PlotData data, TrainingConfig config, Path file) {
    if (toolkit == null) {
      toolkit = Toolkit.open();
    }
    PngFile.write(
        toolkit.call(
            () -> PlotPicture.draw(kind, data, false, config, SIZE, Palette.LIGHT, messages)),
        file);
  }

  @Override
  public void close() {
    if (toolkit != null) {
      toolkit.close();
      toolkit = null;
    }
  }
}
