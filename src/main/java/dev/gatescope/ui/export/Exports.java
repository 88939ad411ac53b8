package dev.gatescope.ui.export;

import dev.gatescope.data.DataSet;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.model.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;

/** What can be exported, from the menu and from wherever else it is asked for. */
public final class Exports {
  private final ExportSources sources;
  private final ExportDialogs dialogs;
  private final RunExports run;
  private final CellExports cell;
  private final PaneExports panes;

  /**
   * @param background encodes and writes
   * @param data the samples of some settings; called in the background
   * @param saved told of every file, on any thread
   */
  public Exports(
      ExportSources sources,
      Executor background,
      TargetChooser chooser,
      Function<TrainingConfig, DataSet> data,
      Consumer<Path> saved) {
    this.sources = sources;
    dialogs = new ExportDialogs(sources.appearance(), background, chooser, saved);
    ExportLabels labels = new ExportLabels(sources);
    PictureExporter pictures =
        new PictureExporter(sources.run(), sources.shown(), sources.appearance(), background);
    run = new RunExports(sources, labels, dialogs, pictures, data);
    cell = new CellExports(sources, labels, dialogs, pictures);
    panes = new PaneExports(sources, labels, dialogs, pictures);
  }

  /** The window over which the dialogs open. */
  public void setOwner(Window newOwner) {
    dialogs.setOwner(newOwner);
  }

  public RunExports run() {
    return run;
  }

  public CellExports cell() {
    return cell;
  }

  public PaneExports panes() {
    return panes;
  }

  /** The export menu in the language of the moment. What there is not yet cannot be chosen. */
  public List<MenuItem> menuItems() {
    ObservableValue<Boolean> noReport = sources.run().reportsProperty().isEqualTo(0);
    ObservableValue<Boolean> noTrace = sources.traces().traceProperty().isNull();
    ObservableValue<Boolean> unknownData =
        sources.run().runProperty().map(_ -> !sources.run().isDataKnown());
    return List.of(
        item("tool.export.loss", noReport, () -> run.plot(PlotKind.LOSS)),
        item("tool.export.errors", noReport, () -> run.plot(PlotKind.ERRORS)),
        item("tool.export.lossDrawing", noReport, () -> run.plotDrawing(PlotKind.LOSS)),
        item("tool.export.errorsDrawing", noReport, () -> run.plotDrawing(PlotKind.ERRORS)),
        item("tool.export.gates", noTrace, () -> cell.picture(CellView.HEAT_MAPS)),
        item("tool.export.gatesDrawing", noTrace, () -> cell.drawing(CellView.HEAT_MAPS)),
        item("tool.export.flow", noTrace, () -> cell.picture(CellView.FLOW)),
        item("tool.export.flowDrawing", noTrace, () -> cell.drawing(CellView.FLOW)),
        item("tool.export.steps", noTrace, cell::steps),
        new SeparatorMenuItem(),
        whole("tool.export.report", noReport, run::report),
        new SeparatorMenuItem(),
        whole("tool.export.predictions", noReport, run::predictions),
        item("tool.export.history", noReport, run::history),
        whole("tool.export.trace", noTrace, cell::trace),
        item("tool.export.data", unknownData, run::dataSet));
  }

  /**
   * What cannot leave a part out, unlike a picture, waits while somebody is asked for an answer
   * that would stand in it, and says so.
   */
  private MenuItem whole(String key, ObservableValue<Boolean> disabled, Runnable action) {
    Messages messages = sources.appearance().messages();
    ObservableValue<Boolean> asked =
        sources.selection().hiddenFromProperty().isNotEqualTo(Selection.NOTHING);
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
    MenuItem item = new MenuItem(sources.text(key));
    item.setOnAction(event -> action.run());
    if (disabled != null) {
      item.disableProperty().bind(disabled);
    }
    return item;
  }
}
