package dev.gatescope.ui.export;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.TraceTables;
import dev.gatescope.eval.Tracer;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Selection;
import java.util.Optional;

/** What can be exported of the pass of the selected pair through the cell. */
public final class CellExports {
  private static final PictureSize SIZE = new PictureSize(1100, 760, 1);

  private final ExportSources sources;
  private final ExportLabels labels;
  private final ExportDialogs dialogs;
  private final PictureExporter pictures;

  CellExports(
      ExportSources sources, ExportLabels labels, ExportDialogs dialogs, PictureExporter pictures) {
    this.sources = sources;
    this.labels = labels;
    this.dialogs = dialogs;
    this.pictures = pictures;
  }

  /** Asks how and where to export a view of the cell, if there is anything to see in it. */
  public void picture(CellView view) {
    CellMoment moment = moment();
    if (moment == null) {
      return;
    }
    String footer = labels.footer(moment.trace());
    dialogs.picture(
        new PictureRequest(
            sources.text(view == CellView.FLOW ? "export.header.flow" : "export.header.gates"),
            labels.fileName(name(view, moment), moment.trace().isOperated(), "png"),
            ExportViewModel.CELL_PRESETS,
            Optional.empty(),
            (file, look) -> pictures.export(view, moment, footer, file, look)));
  }

  /** Asks where to, and saves a view of the cell as SVG in the colours of the window. */
  public void drawing(CellView view) {
    CellMoment moment = moment();
    if (moment == null) {
      return;
    }
    Messages messages = sources.appearance().messages();
    Palette palette = sources.appearance().palette();
    String footer = labels.footer(moment.trace());
    dialogs.text(
        labels.fileName(name(view, moment), moment.trace().isOperated(), "svg"),
        () -> {
          try (CellPicture picture =
              Toolkit.onItsThread(
                  () -> new CellPicture(view, moment, SIZE, footer, palette, messages))) {
            return picture.drawing();
          }
        });
  }

  /** What the cell's views show, or null if there is nothing to see in them. */
  private CellMoment moment() {
    GateTrace trace = sources.traces().trace();
    Selection selection = sources.selection();
    if (trace == null || !Tracer.isOf(trace, selection.pair())) {
      return null;
    }
    return new CellMoment(
        trace,
        selection.pair(),
        selection.timeStep(),
        selection.unit(),
        selection.hiddenFrom(),
        sources.ranking(),
        sources.brush().shown());
  }

  private static String name(CellView view, CellMoment moment) {
    return (view == CellView.FLOW ? "flow-" : "gates-")
        + moment.pair().a()
        + "-"
        + moment.pair().b();
  }

  /** Asks how and where to export the step through the subtraction as an animation. */
  public void steps() {
    GateTrace trace = sources.traces().trace();
    Subtraction pair = sources.selection().pair();
    if (trace == null || !Tracer.isOf(trace, pair)) {
      return;
    }
    CellMoment moment =
        new CellMoment(
            trace,
            pair,
            0,
            sources.selection().unit(),
            sources.selection().hiddenFrom(),
            sources.ranking(),
            Optional.empty());
    String footer = labels.footer(trace);
    dialogs.picture(
        new PictureRequest(
            sources.text("export.header.steps"),
            labels.fileName("steps-" + pair.a() + "-" + pair.b(), trace.isOperated(), "gif"),
            ExportViewModel.CELL_PRESETS,
            Optional.empty(),
            (file, look) -> pictures.exportSteps(moment, footer, file, look)));
  }

  /** Asks where to, and saves every value of the pass as CSV. */
  public void trace() {
    GateTrace trace = sources.traces().trace();
    Subtraction pair = sources.selection().pair();
    if (trace != null && Tracer.isOf(trace, pair)) {
      String name = "trace-" + pair.a() + "-" + pair.b();
      dialogs.text(
          labels.fileName(name, trace.isOperated(), "csv"),
          () -> Csv.toText(TraceTables.trace(trace, pair)));
    }
  }
}
