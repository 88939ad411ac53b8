package dev.gatescope.ui.export;

import dev.gatescope.batch.PictureWriter;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.AtomicFiles;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
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
  public void lossPlot(List<EpochSummary> history, String footer, Path file) {
    LossData loss = new LossData();
    loss.append(history);
    write(PlotKind.LOSS, loss, footer, file);
  }

  @Override
  public void errorPlot(Predictions test, String footer, Path file) {
    ErrorData errors = new ErrorData();
    errors.show(test);
    write(PlotKind.ERRORS, errors, footer, file);
  }

  @Override
  public void cellPicture(View view, Shown shown, Path file) {
    try (CellPicture picture = picture(view, shown, CELL_SIZE)) {
      PngFile.write(picture.picture(), file);
    }
  }

  @Override
  public void cellDrawing(View view, Shown shown, Path file) {
    try (CellPicture picture = picture(view, shown, CELL_SIZE)) {
      AtomicFiles.writeText(file, toolkit().call(picture::drawing));
    }
  }

  @Override
  public void cellSteps(Shown shown, Path file) {
    try (CellPicture picture = picture(View.HEAT, shown, STEPS_SIZE)) {
      picture.writeSteps(file);
    }
  }

  private CellPicture picture(View view, Shown shown, PictureSize size) {
    return toolkit()
        .call(() -> new CellPicture(kind(view), moment(shown), size, "", Palette.LIGHT, messages));
  }

  private static CellView kind(View view) {
    return view == View.FLOW ? CellView.FLOW : CellView.HEAT_MAPS;
  }

  private static CellMoment moment(Shown shown) {
    return new CellMoment(shown.trace(), shown.pair(), shown.timeStep(), shown.unit());
  }

  private void write(PlotKind kind, PlotData data, String footer, Path file) {
    try (PlotPicture picture =
        toolkit()
            .call(
                () -> new PlotPicture(kind, data, false, footer, SIZE, Palette.LIGHT, messages))) {
      PngFile.write(picture.picture(), file);
    }
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
