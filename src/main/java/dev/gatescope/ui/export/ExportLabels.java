package dev.gatescope.ui.export;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.report.Footer;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import java.util.stream.Collectors;

/** What exports of a window are called, and what stands under its pictures. */
final class ExportLabels {
  private final ExportSources sources;

  ExportLabels(ExportSources sources) {
    this.sources = sources;
  }

  String fileName(String what, String ending) {
    return fileName(what, false, ending);
  }

  /** With the seed, if it is known, and whether something was held in the network. */
  String fileName(String what, boolean operated, String ending) {
    TrainingConfig config = sources.run().config();
    String seed = sources.run().isDataKnown() ? "-" + config.seed() : "";
    return what + "-" + config.cell().id() + seed + (operated ? "-operated." : ".") + ending;
  }

  /** With the epoch of a trace's weights, which may be behind the newest while a run is trained. */
  String footer(GateTrace trace) {
    int epoch =
        sources.run().history().reports().reversed().stream()
            .filter(report -> report.weights().equals(trace.weights()))
            .mapToInt(EpochReport::epoch)
            .findFirst()
            .orElseGet(this::shownEpoch);
    return footer(epoch, trace.isOperated());
  }

  private String footer(int epoch, boolean operated) {
    Messages messages = sources.appearance().messages();
    String footer = RunFooter.of(sources.run(), epoch, messages);
    return operated ? Footer.operated(footer, sources.operations().get(), messages) : footer;
  }

  private int shownEpoch() {
    EpochReport report = sources.shown().report();
    return report == null ? 0 : report.epoch();
  }

  /** As it is now: while the dialog is open another run may come in. */
  String footer(PaneDrawing drawing, boolean operated) {
    Messages messages = sources.appearance().messages();
    return drawing.runs().isEmpty()
        ? footer(shownEpoch(), operated)
        : drawing.runs().stream()
            .map(config -> Footer.of(config, messages))
            .distinct()
            .collect(Collectors.joining("\n"));
  }
}
