package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.ShownReport;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/** Joins one plot's view model, drawing, mouse and menus on its card. */
final class PlotCard {
  /** The controls of a card, from the FXML file. */
  record Controls(
      VBox card, StackPane area, Label readout, Label empty, Button reset, MenuButton menu) {}

  /** A narrower card has its readout on two lines. */
  private static final double TWO_LINES = 322;

  private static final double LINE = 19;

  private final PlotViewModel model;
  private final Plot plot;
  private final PlotFrame frame;
  private final PlotPointer pointer;
  private Subscription followed = () -> {};

  PlotCard(
      PlotKind kind,
      PlotViewModel model,
      Controls controls,
      Messages messages,
      BooleanProperty logScale,
      Runnable export,
      Runnable exportDrawing) {
    this.model = model;
    plot = new Plot(kind, model.data(), messages);
    frame = new PlotFrame(plot);
    pointer = new PlotPointer(plot, model, kind == PlotKind.ERRORS);
    followed = followed.and(addWhenInWindow(controls.area()));
    controls.readout().textProperty().bind(model.readoutProperty());
    keepHeight(controls.readout());
    controls.area().getChildren().add(note());
    controls.empty().visibleProperty().bind(model.emptyProperty());
    plot.visibleProperty().bind(model.emptyProperty().not());
    plot.accessibleTextProperty()
        .bind(
            Bindings.concat(
                messages.text(kind == PlotKind.LOSS ? "charts.loss.title" : "charts.errors.title"),
                ": ",
                model.readoutProperty()));
    controls.reset().visibleProperty().bind(pointer.zoomedProperty());
    controls.reset().managedProperty().bind(pointer.zoomedProperty());
    controls.reset().setOnAction(event -> pointer.resetZoom());
    controls.menu().getItems().setAll(items(messages, logScale, export, exportDrawing));
    ContextMenu context = new ContextMenu(items(messages, logScale, export, exportDrawing));
    controls
        .area()
        .setOnContextMenuRequested(
            event -> {
              context.show(controls.area(), event.getScreenX(), event.getScreenY());
              event.consume();
            });
    controls.area().setOnMousePressed(event -> context.hide());
  }

  /**
   * A chart that comes into a window together with its scene leaves a listener on the window for
   * ever (ChartFX 11.3, FXUtils.getShowingBinding), and so would keep this view. One that is added
   * later does not.
   */
  private Subscription addWhenInWindow(StackPane area) {
    return area.sceneProperty()
        .flatMap(Scene::windowProperty)
        .subscribe(
            window -> {
              if (window != null && frame.getParent() == null) {
                area.getChildren().addFirst(frame);
              }
            });
  }

  /**
   * One line, or two in a narrow column, whatever the text: a plot that grew and shrank under the
   * mouse would be at another point with every move.
   */
  private static void keepHeight(Label readout) {
    var height =
        Bindings.when(readout.widthProperty().lessThan(TWO_LINES)).then(2 * LINE).otherwise(LINE);
    readout.minHeightProperty().bind(height);
    readout.maxHeightProperty().bind(height);
  }

  private Label note() {
    Label note = new Label();
    note.getStyleClass().add("plot-note");
    note.setMouseTransparent(true);
    note.setWrapText(true);
    note.setTextAlignment(TextAlignment.CENTER);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.textProperty().bind(model.noteProperty());
    note.visibleProperty().bind(model.noteProperty().isNotEmpty());
    return note;
  }

  private MenuItem[] items(
      Messages messages, BooleanProperty logScale, Runnable export, Runnable exportDrawing) {
    MenuItem exportItem = new MenuItem(messages.text("charts.menu.export"));
    exportItem.setOnAction(event -> export.run());
    exportItem.disableProperty().bind(model.emptyProperty());
    MenuItem drawingItem = new MenuItem(messages.text("charts.menu.exportDrawing"));
    drawingItem.setOnAction(event -> exportDrawing.run());
    drawingItem.disableProperty().bind(model.emptyProperty());
    MenuItem resetItem = new MenuItem(messages.text("charts.menu.resetZoom"));
    resetItem.setOnAction(event -> pointer.resetZoom());
    resetItem.disableProperty().bind(pointer.zoomedProperty().not());
    CheckMenuItem logItem = new CheckMenuItem(messages.text("charts.menu.logarithmic"));
    logItem.setSelected(logScale.get());
    logItem.setOnAction(event -> logScale.set(logItem.isSelected()));
    followed = followed.and(logScale.subscribe(on -> logItem.setSelected(on)));
    return new MenuItem[] {exportItem, drawingItem, resetItem, logItem};
  }

  /** Follows what outlives the card. */
  Subscription follow(
      BooleanProperty logScale, ObservableValue<dev.gatescope.ui.common.Palette> palette) {
    return Subscription.combine(
        followed,
        palette.subscribe(frame::setPalette),
        logScale.subscribe(
            on -> {
              plot.setLogarithmic(on);
              pointer.resetZoom();
            }));
  }

  /** Marks the epoch that is looked at. */
  Subscription mark(RunModel run, ShownReport shown) {
    return new EpochMark(plot, run, shown).follow();
  }

  /** Takes over what is new in the run. */
  void update(boolean newRun) {
    if (newRun) {
      pointer.resetZoom();
    }
    model.update();
    pointer.refresh();
  }
}
