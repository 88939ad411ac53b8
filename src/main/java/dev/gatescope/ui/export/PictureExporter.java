package dev.gatescope.ui.export;

import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.charts.ErrorData;
import dev.gatescope.ui.charts.LossData;
import dev.gatescope.ui.charts.PlotData;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.ShownReport;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Writes what the window shows as PNG and GIF files: laid out on the JavaFX thread (all methods are
 * called there), then finished, taken strip by strip (see {@link Still}), encoded and written by an
 * executor. The stage ends with a {@link dev.gatescope.text.ProblemException} if the file cannot be
 * written.
 */
public final class PictureExporter {
  /**
   * How something is to be drawn.
   *
   * @param logarithmic the vertical axis of a plot
   */
  public record Look(PictureSize size, Palette palette, boolean logarithmic) {}

  private final RunModel run;
  private final ShownReport shown;
  private final Appearance appearance;
  private final Executor background;

  public PictureExporter(
      RunModel run, ShownReport shown, Appearance appearance, Executor background) {
    this.run = run;
    this.shown = shown;
    this.appearance = appearance;
    this.background = background;
  }

  /** What writes a plot of the current run as it stands now: another may come before it is used. */
  PictureRequest.Writer plot(PlotKind kind) {
    PlotData data = data(kind);
    String footer = plotFooter(kind);
    return (file, look) ->
        write(
            new PlotPicture(
                kind,
                data,
                look.logarithmic(),
                footer,
                look.size(),
                look.palette(),
                appearance.messages()),
            file);
  }

  /**
   * A view of the cell, with a title and a footer.
   *
   * @param footer the last line
   */
  public CompletionStage<Void> export(
      CellView view, CellMoment moment, String footer, Path file, Look look) {
    return write(picture(view, moment, footer, look), file);
  }

  /**
   * The heat maps step by step as an animated GIF, with a title and a footer.
   *
   * @param footer the last line
   */
  public CompletionStage<Void> exportSteps(CellMoment moment, String footer, Path file, Look look) {
    CellPicture picture = picture(CellView.HEAT_MAPS, moment, footer, look);
    return write(picture, () -> picture.writeSteps(file));
  }

  /**
   * What a pane draws, with a title and a footer.
   *
   * @param footer the last lines
   */
  public CompletionStage<Void> export(PaneDrawing drawing, String footer, Path file, Look look) {
    PicturePage page =
        new PicturePage(
            drawing.content().apply(look.palette()),
            drawing.title(),
            footer,
            look.size(),
            look.palette());
    return write(
        page,
        () -> {
          page.finish();
          PngFile.write(page.picture(), file);
        });
  }

  private CellPicture picture(CellView view, CellMoment moment, String footer, Look look) {
    return new CellPicture(
        view, moment, look.size(), footer, look.palette(), appearance.messages());
  }

  private CompletionStage<Void> write(Still still, Path file) {
    return write(still, () -> PngFile.write(still.picture(), file));
  }

  /** Does the work in the background and closes. */
  private CompletionStage<Void> write(Still still, Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          try (still) {
            work.run();
          }
        },
        background);
  }

  /** The loss is of all epochs, the errors are of one. */
  private String plotFooter(PlotKind kind) {
    EpochReport report = shown.report();
    return kind == PlotKind.LOSS || report == null
        ? RunFooter.of(run, appearance.messages())
        : RunFooter.of(run, report.epoch(), appearance.messages());
  }

  private PlotData data(PlotKind kind) {
    if (kind == PlotKind.LOSS) {
      LossData loss = new LossData();
      loss.append(run.history().epochs());
      return loss;
    }
    ErrorData errors = new ErrorData();
    errors.show(shown.report() == null ? null : shown.report().test());
    return errors;
  }
}
