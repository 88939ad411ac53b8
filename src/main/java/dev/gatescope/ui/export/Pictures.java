package dev.gatescope.ui.export;

import dev.gatescope.batch.PictureWriter;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.AtomicFiles;
import dev.gatescope.report.Footer;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.ErrorData;
import dev.gatescope.ui.charts.LossData;
import dev.gatescope.ui.charts.PlotData;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import java.nio.file.Path;
import java.util.List;

/** Pictures for the command line: light, at scale 2. JavaFX starts with the first. */
public final class Pictures implements PictureWriter, AutoCloseable {
  private static final PictureSize CELL_SIZE = new PictureSize(1100, 760, 2);

  /** Not scaled: an animation is looked at on a screen, and all its pictures stand in the file. */
  private static final PictureSize STEPS_SIZE = new PictureSize(1100, 760, 1);

  private static final PictureSize SIZE = new PictureSize(800, 500, 2);

  private final Messages messages;
  private Toolkit toolkit;

  public Pictures(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void lossPlot(List<EpochSummary> history, TrainingConfig config, Path file) {
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

  @Override
  public void cellPicture(View view, Shown shown, Path file) {
    CellPicture picture = new CellPicture(Palette.LIGHT, messages);
    PngFile.write(
        toolkit().call(() -> picture.draw(kind(view), moment(shown), CELL_SIZE, "")), file);
  }

  @Override
  public void cellDrawing(View view, Shown shown, Path file) {
    CellPicture picture = new CellPicture(Palette.LIGHT, messages);
    AtomicFiles.writeText(
        file, toolkit().call(() -> picture.write(kind(view), moment(shown), CELL_SIZE, "")));
  }

  @Override
  public void cellSteps(Shown shown, Path file) {
    CellPicture picture = new CellPicture(Palette.LIGHT, messages);
    CellMoment start = moment(shown);
    Toolkit running = toolkit();
    GifFile.write(
        start.trace().timeSteps(),
        step -> running.call(() -> picture.drawStep(start.at(step), STEPS_SIZE, "")),
        file);
  }

  private static CellView kind(View view) {
    return view == View.FLOW ? CellView.FLOW : CellView.HEAT_MAPS;
  }

  private static CellMoment moment(Shown shown) {
    return new CellMoment(shown.trace(), shown.pair(), shown.timeStep(), shown.unit());
  }

  private void write(PlotKind kind, PlotData data, TrainingConfig config, Path file) {
    PngFile.write(
        toolkit()
            .call(
                () ->
                    PlotPicture.draw(
                        kind,
                        data,
                        false,
                        Footer.of(config, messages),
                        SIZE,
                        Palette.LIGHT,
                        messages)),
        file);
  }

  private Toolkit toolkit() {
    if (toolkit == null) {
      toolkit = Toolkit.open();
    }
    return toolkit;
  }

  @Override
  public void close() {
    if (toolkit != null) {
      toolkit.close();
      toolkit = null;
    }
  }
}
