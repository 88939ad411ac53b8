package dev.gatescope.ui.export;

import dev.gatescope.data.Csv;
import dev.gatescope.data.DataSet;
import dev.gatescope.data.DataTables;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.TraceTables;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.report.Footer;
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
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;
import tech.tablesaw.api.Table;

/** What can be exported, from the menu and from wherever else it is asked for. */
public final class Exports {
  /**
   * What the window shows, and exports are made of.
   *
   * @param operations what is held in the network, in words of the language of the moment
   */
  public record Sources(
      RunModel run,
      ShownReport shown,
      ShownNetwork network,
      Supplier<String> operations,
      Selection selection,
      TraceModel traces,
      ProbeModel probe,
      BrushModel brush,
      Appearance appearance,
      ChartOptions chartOptions) {
    /** Whether something is held in the network that the window shows. */
    boolean operated() {
      Network looked = network.network();
      return looked != null && !looked.surgery().isNone();
    }

    /** The probe by which the window orders the units; empty if it does not. */
    Optional<Probe> ranking() {
      return Optional.ofNullable(probe.borrow()).filter(_ -> probe.rankedProperty().get());
    }
  }

  private static final PictureSize CELL_SIZE = new PictureSize(1100, 760, 1);

  private final Sources sources;
  private final PictureExporter pictures;
  private final ExportDialog dialog;
  private final TextDialog texts;
  private final Function<TrainingConfig, DataSet> data;
  private Window owner;

  /**
   * @param background encodes and writes
   * @param data the samples of some settings; called in the background
   * @param saved told of every file, on any thread
   */
  public Exports(
      Sources sources,
      Executor background,
      TargetChooser chooser,
      Function<TrainingConfig, DataSet> data,
      Consumer<Path> saved) {
    this.sources = sources;
    this.pictures = new PictureExporter(sources.run, sources.shown, sources.appearance, background);
    this.dialog = new ExportDialog(sources.appearance, chooser, saved);
    this.texts = new TextDialog(background, chooser, saved);
    this.data = data;
  }

  /** The window over which the dialogs open. */
  public void setOwner(Window newOwner) {
    owner = newOwner;
  }

  /** The export menu in the language of the moment. What there is not yet cannot be chosen. */
  public List<MenuItem> menuItems() {
    ObservableValue<Boolean> noReport = sources.run.reportsProperty().isEqualTo(0);
    ObservableValue<Boolean> noTrace = sources.traces.traceProperty().isNull();
    ObservableValue<Boolean> unknownData =
        sources.run.runProperty().map(_ -> !sources.run.isDataKnown());
    return List.of(
        item("tool.export.loss", noReport, () -> plot(PlotKind.LOSS)),
        item("tool.export.errors", noReport, () -> plot(PlotKind.ERRORS)),
        item("tool.export.lossDrawing", noReport, () -> plotDrawing(PlotKind.LOSS)),
        item("tool.export.errorsDrawing", noReport, () -> plotDrawing(PlotKind.ERRORS)),
        item("tool.export.gates", noTrace, () -> cell(CellView.HEAT_MAPS)),
        item("tool.export.gatesDrawing", noTrace, () -> cellDrawing(CellView.HEAT_MAPS)),
        item("tool.export.flow", noTrace, () -> cell(CellView.FLOW)),
        item("tool.export.flowDrawing", noTrace, () -> cellDrawing(CellView.FLOW)),
        item("tool.export.steps", noTrace, this::steps),
        new SeparatorMenuItem(),
        whole("tool.export.report", noReport, this::report),
        new SeparatorMenuItem(),
        whole("tool.export.predictions", noReport, this::predictions),
        item("tool.export.history", noReport, this::history),
        whole("tool.export.trace", noTrace, this::trace),
        item("tool.export.data", unknownData, this::dataSet));
  }

  /**
   * What cannot leave a part out, unlike a picture, waits while somebody is asked for an answer
   * that would stand in it, and says so.
   */
  private MenuItem whole(String key, ObservableValue<Boolean> disabled, Runnable action) {
    Messages messages = sources.appearance.messages();
    ObservableValue<Boolean> asked =
        sources.selection.hiddenFromProperty().isNotEqualTo(Selection.NOTHING);
    MenuItem item = item(key, null, action);
    item.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> disabled.getValue() || asked.getValue(), disabled, asked));
    item.textProperty()
        .bind(
            asked.map(
                waits ->
                    waits
                        ? messages.text("tool.export.asked", messages.text(key))
                        : messages.text(key)));
    return item;
  }

  private MenuItem item(String key, ObservableValue<Boolean> disabled, Runnable action) {
    MenuItem item = new MenuItem(sources.appearance.messages().text(key));
    item.setOnAction(event -> action.run());
    if (disabled != null) {
      item.disableProperty().bind(disabled);
    }
    return item;
  }

  /** Asks how and where to export a plot. */
  public void plot(PlotKind kind) {
    boolean loss = kind == PlotKind.LOSS;
    dialog.show(
        owner,
        new PictureRequest(
            text(loss ? "export.header.loss" : "export.header.errors"),
            fileName(loss ? "loss" : "errors", "png"),
            ExportViewModel.PLOT_PRESETS,
            Optional.of(sources.chartOptions.logScale(kind)),
            pictures.plot(kind)));
  }

  /** Asks where to, and saves a plot as SVG in the colours and on the axis of the window. */
  public void plotDrawing(PlotKind kind) {
    EpochReport report = sources.shown.report();
    if (report == null) {
      return;
    }
    boolean loss = kind == PlotKind.LOSS;
    boolean logarithmic = sources.chartOptions.logScale(kind);
    Messages messages = sources.appearance.messages();
    SvgPlot plot =
        loss
            ? RunPlots.loss(
                sources.run.history().epochs(),
                logarithmic,
                RunFooter.of(sources.run, messages),
                messages)
            : RunPlots.errors(
                report.test(),
                logarithmic,
                RunFooter.of(sources.run, report.epoch(), messages),
                messages);
    Theme theme = sources.appearance.palette().dark() ? Theme.DARK : Theme.LIGHT;
    texts.show(
        owner,
        fileName(loss ? "loss" : "errors", "svg"),
        () -> plot.file(RunPlots.WIDTH, RunPlots.HEIGHT, theme));
  }

  /**
   * Asks where to, and saves what there is to say of the run as a page of HTML, with the gates of
   * the chosen pair.
   */
  public void report() {
    EpochReport report = sources.shown.report();
    if (report == null) {
      return;
    }
    TrainingConfig config = sources.run.config();
    boolean drawn = sources.run.isDataKnown();
    List<EpochSummary> epochs = List.copyOf(sources.run.history().epochs());
    Subtraction pair = sources.selection.pair();
    Messages messages = sources.appearance.messages();
    texts.show(
        owner,
        fileName("report", "html"),
        () -> {
          Engines.Selected engine = Engines.select(config.engine());
          Provenance made = Provenance.here(engine.id(), messages.text(engine.reason()));
          return HtmlReport.of(RunReport.of(config, drawn, epochs, report, made, pair), messages);
        });
  }

  /** Asks how and where to export a view of the cell, if there is anything to see in it. */
  public void cell(CellView view) {
    CellMoment moment = moment();
    if (moment == null) {
      return;
    }
    String footer = footer(moment.trace());
    dialog.show(
        owner,
        new PictureRequest(
            text(view == CellView.FLOW ? "export.header.flow" : "export.header.gates"),
            fileName(name(view, moment), moment.trace().isOperated(), "png"),
            ExportViewModel.CELL_PRESETS,
            Optional.empty(),
            (file, look) -> pictures.export(view, moment, footer, file, look)));
  }

  /** Asks where to, and saves a view of the cell as SVG in the colours of the window. */
  public void cellDrawing(CellView view) {
    CellMoment moment = moment();
    if (moment == null) {
      return;
    }
    Messages messages = sources.appearance.messages();
    Palette palette = sources.appearance.palette();
    String footer = footer(moment.trace());
    texts.show(
        owner,
        fileName(name(view, moment), moment.trace().isOperated(), "svg"),
        () -> {
          try (CellPicture picture =
              Toolkit.onItsThread(
                  () -> new CellPicture(view, moment, CELL_SIZE, footer, palette, messages))) {
            return picture.drawing();
          }
        });
  }

  /** What the cell's views show, or null if there is nothing to see in them. */
  private CellMoment moment() {
    GateTrace trace = sources.traces.trace();
    Selection selection = sources.selection;
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
        sources.brush.shown());
  }

  /** With the epoch of a trace's weights, which may be behind the newest while a run is trained. */
  private String footer(GateTrace trace) {
    int epoch =
        sources.run.history().reports().reversed().stream()
            .filter(report -> report.weights().equals(trace.weights()))
            .mapToInt(EpochReport::epoch)
            .findFirst()
            .orElseGet(this::shownEpoch);
    return footer(epoch, trace.isOperated());
  }

  private String footer(int epoch, boolean operated) {
    Messages messages = sources.appearance.messages();
    String footer = RunFooter.of(sources.run, epoch, messages);
    return operated ? Footer.operated(footer, sources.operations.get(), messages) : footer;
  }

  private int shownEpoch() {
    EpochReport report = sources.shown.report();
    return report == null ? 0 : report.epoch();
  }

  private static String name(CellView view, CellMoment moment) {
    return (view == CellView.FLOW ? "flow-" : "gates-")
        + moment.pair().a()
        + "-"
        + moment.pair().b();
  }

  /** Asks how and where to export the step through the subtraction as an animation. */
  public void steps() {
    GateTrace trace = sources.traces.trace();
    Subtraction pair = sources.selection.pair();
    if (trace == null || !Tracer.isOf(trace, pair)) {
      return;
    }
    CellMoment moment =
        new CellMoment(
            trace,
            pair,
            0,
            sources.selection.unit(),
            sources.selection.hiddenFrom(),
            sources.ranking(),
            Optional.empty());
    String footer = footer(trace);
    dialog.show(
        owner,
        new PictureRequest(
            text("export.header.steps"),
            fileName("steps-" + pair.a() + "-" + pair.b(), trace.isOperated(), "gif"),
            ExportViewModel.CELL_PRESETS,
            Optional.empty(),
            (file, look) -> pictures.exportSteps(moment, footer, file, look)));
  }

  /** Asks where to, and saves the shown epoch's predictions as CSV. */
  public void predictions() {
    EpochReport report = sources.shown.report();
    if (report != null) {
      Predictions test = report.test();
      texts.show(
          owner, fileName("predictions", "csv"), () -> Csv.toText(ResultTables.predictions(test)));
    }
  }

  /** Asks how and where to export what a pane draws. */
  public void drawing(PaneDrawing drawing) {
    boolean operated = drawing.operated() && sources.operated();
    String footer = footer(drawing, operated);
    dialog.show(
        owner,
        new PictureRequest(
            drawing.title(),
            drawing.runs().isEmpty()
                ? fileName(drawing.name(), operated, "png")
                : drawing.name() + ".png",
            drawing.sizes(),
            Optional.empty(),
            (file, look) -> pictures.export(drawing, footer, file, look)));
  }

  /** As it is now: while the dialog is open another run may come in. */
  private String footer(PaneDrawing drawing, boolean operated) {
    Messages messages = sources.appearance.messages();
    return drawing.runs().isEmpty()
        ? footer(shownEpoch(), operated)
        : drawing.runs().stream()
            .map(config -> Footer.of(config, messages))
            .distinct()
            .collect(Collectors.joining("\n"));
  }

  /** Asks where to, and saves numbers of several runs as CSV: none of them names the file. */
  public void tableOfRuns(String name, Supplier<Table> table) {
    texts.show(owner, name + ".csv", () -> Csv.toText(table.get()));
  }

  /**
   * Asks where to, and saves numbers of the run as CSV, whatever is held in its network.
   *
   * @param name of the file, without seed and ending
   * @param table made in the background
   */
  public void tableOfRun(String name, Supplier<Table> table) {
    table(name, false, table);
  }

  /** The same for numbers of the network that the window shows, with what is held in it. */
  public void table(String name, Supplier<Table> table) {
    table(name, sources.operated(), table);
  }

  private void table(String name, boolean operated, Supplier<Table> table) {
    texts.show(owner, fileName(name, operated, "csv"), () -> Csv.toText(table.get()));
  }

  private void history() {
    // The list is live, and the table is made on another thread.
    List<EpochSummary> epochs = List.copyOf(sources.run.history().epochs());
    texts.show(owner, fileName("history", "csv"), () -> Csv.toText(RunTables.history(epochs)));
  }

  private void trace() {
    GateTrace trace = sources.traces.trace();
    Subtraction pair = sources.selection.pair();
    if (trace != null && Tracer.isOf(trace, pair)) {
      table(
          "trace-" + pair.a() + "-" + pair.b(),
          trace.isOperated(),
          () -> TraceTables.trace(trace, pair));
    }
  }

  private void dataSet() {
    TrainingConfig config = sources.run.config();
    texts.show(
        owner, fileName("data", "csv"), () -> Csv.toText(DataTables.table(data.apply(config))));
  }

  private String text(String key) {
    return sources.appearance.messages().text(key);
  }

  private String fileName(String what, String ending) {
    return fileName(what, false, ending);
  }

  /** With the seed, if it is known, and whether something was held in the network. */
  private String fileName(String what, boolean operated, String ending) {
    TrainingConfig config = sources.run.config();
    String seed = sources.run.isDataKnown() ? "-" + config.seed() : "";
    return what + "-" + config.cell().id() + seed + (operated ? "-operated." : ".") + ending;
  }
}
