package dev.gatescope.ui.export;

import dev.gatescope.data.Csv;
import dev.gatescope.data.DataSet;
import dev.gatescope.data.DataTables;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.Engines;
import dev.gatescope.report.HtmlReport;
import dev.gatescope.report.RunPlots;
import dev.gatescope.report.RunReport;
import dev.gatescope.report.SvgPlot;
import dev.gatescope.report.Theme;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunTables;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.PlotKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be exported of the run in the window. */
public final class RunExports {
  private final ExportSources sources;
  private final ExportLabels labels;
  private final ExportDialogs dialogs;
  private final PictureExporter pictures;
  private final Function<TrainingConfig, DataSet> data;

  /**
   * @param data the samples of some settings; called in the background
   */
  RunExports(
      ExportSources sources,
      ExportLabels labels,
      ExportDialogs dialogs,
      PictureExporter pictures,
      Function<TrainingConfig, DataSet> data) {
    this.sources = sources;
    this.labels = labels;
    this.dialogs = dialogs;
    this.pictures = pictures;
    this.data = data;
  }

  /** Asks how and where to export a plot. */
  public void plot(PlotKind kind) {
    boolean loss = kind == PlotKind.LOSS;
    dialogs.picture(
        new PictureRequest(
            sources.text(loss ? "export.header.loss" : "export.header.errors"),
            labels.fileName(loss ? "loss" : "errors", "png"),
            ExportViewModel.PLOT_PRESETS,
            Optional.of(sources.chartOptions().logScale(kind)),
            pictures.plot(kind)));
  }

  /** Asks where to, and saves a plot as SVG in the colours and on the axis of the window. */
  public void plotDrawing(PlotKind kind) {
    EpochReport report = sources.shown().report();
    if (report == null) {
      return;
    }
    boolean loss = kind == PlotKind.LOSS;
    boolean logarithmic = sources.chartOptions().logScale(kind);
    Messages messages = sources.appearance().messages();
    SvgPlot plot =
        loss
            ? RunPlots.loss(
                sources.run().history().epochs(),
                logarithmic,
                RunFooter.of(sources.run(), messages),
                messages)
            : RunPlots.errors(
                report.test(),
                logarithmic,
                RunFooter.of(sources.run(), report.epoch(), messages),
                messages);
    Theme theme = sources.appearance().palette().dark() ? Theme.DARK : Theme.LIGHT;
    dialogs.text(
        labels.fileName(loss ? "loss" : "errors", "svg"),
        () -> plot.file(RunPlots.WIDTH, RunPlots.HEIGHT, theme));
  }

  /**
   * Asks where to, and saves what there is to say of the run as a page of HTML, with the gates of
   * the chosen pair.
   */
  public void report() {
    EpochReport report = sources.shown().report();
    if (report == null) {
      return;
    }
    TrainingConfig config = sources.run().config();
    boolean drawn = sources.run().isDataKnown();
    List<EpochSummary> epochs = List.copyOf(sources.run().history().epochs());
    Subtraction pair = sources.selection().pair();
    Messages messages = sources.appearance().messages();
    dialogs.text(
        labels.fileName("report", "html"),
        () -> {
          Engines.Selected engine = Engines.select(config.engine());
          Provenance made = Provenance.here(engine.id(), messages.text(engine.reason()));
          return HtmlReport.of(RunReport.of(config, drawn, epochs, report, made, pair), messages);
        });
  }

  /** Asks where to, and saves the shown epoch's predictions as CSV. */
  public void predictions() {
    EpochReport report = sources.shown().report();
    if (report != null) {
      Predictions test = report.test();
      dialogs.text(
          labels.fileName("predictions", "csv"), () -> Csv.toText(ResultTables.predictions(test)));
    }
  }

  /** Asks where to, and saves all epochs' losses as CSV. */
  public void history() {
    // The list is live, and the table is made on another thread.
    List<EpochSummary> epochs = List.copyOf(sources.run().history().epochs());
    dialogs.text(labels.fileName("history", "csv"), () -> Csv.toText(RunTables.history(epochs)));
  }

  /** Asks where to, and saves the samples as CSV. */
  public void dataSet() {
    TrainingConfig config = sources.run().config();
    dialogs.text(
        labels.fileName("data", "csv"), () -> Csv.toText(DataTables.table(data.apply(config))));
  }
}
