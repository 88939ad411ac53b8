package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The two plots of the learning column: loss per epoch, absolute error per test sample. */
public final class ChartsController extends Controller {
  private final RunModel run;
  private final ShownReport shown;
  private final Turns turns;
  private final Selection selection;
  private final Appearance appearance;
  private final ChartOptions options;
  private final Consumer<PlotKind> export;
  private final Consumer<PlotKind> exportDrawing;

  @FXML private VBox lossCard;
  @FXML private StackPane lossArea;
  @FXML private Label lossReadout;
  @FXML private Label lossHint;
  @FXML private Label lossEmpty;
  @FXML private Button lossReset;
  @FXML private ToggleButton lossLog;
  @FXML private MenuButton lossMenu;
  @FXML private VBox errorCard;
  @FXML private StackPane errorArea;
  @FXML private Label errorReadout;
  @FXML private Label errorEmpty;
  @FXML private Button errorReset;
  @FXML private ToggleButton errorLog;
  @FXML private MenuButton errorMenu;

  /**
   * @param export asks for a picture of a plot
   * @param exportDrawing asks for the same as a vector drawing
   * @param turns when what a training brings is shown
   */
  public ChartsController(
      RunModel run,
      ShownReport shown,
      Selection selection,
      Appearance appearance,
      ChartOptions options,
      Consumer<PlotKind> export,
      Consumer<PlotKind> exportDrawing,
      Turns turns) {
    this.run = run;
    this.shown = shown;
    this.turns = turns;
    this.selection = selection;
    this.appearance = appearance;
    this.options = options;
    this.export = export;
    this.exportDrawing = exportDrawing;
  }

  @FXML
  void initialize() {
    Messages messages = appearance.messages();
    LossViewModel lossModel = new LossViewModel(run, shown, messages);
    lossHint.textProperty().bind(lossModel.hintProperty());
    lossHint.visibleProperty().bind(lossModel.hintProperty().isNotEmpty());
    lossHint.managedProperty().bind(lossHint.visibleProperty());
    PlotCard loss =
        card(
            PlotKind.LOSS,
            lossModel,
            new PlotCard.Controls(lossCard, lossArea, lossReadout, lossEmpty, lossReset, lossMenu),
            lossLog);
    PlotCard errors =
        card(
            PlotKind.ERRORS,
            new ErrorViewModel(shown, selection, messages),
            new PlotCard.Controls(
                errorCard, errorArea, errorReadout, errorEmpty, errorReset, errorMenu),
            errorLog);
    until(loss.mark(run, shown));
    Runnable updateLoss = turns.of(() -> loss.update(false));
    Runnable updateErrors = turns.of(() -> errors.update(false));
    whenChanged(updateLoss, run.reportsProperty(), shown.reportProperty());
    whenChanged(updateErrors, shown.reportProperty());
    until(
        run.runProperty()
            .subscribe(
                (_, _) -> {
                  loss.update(true);
                  errors.update(true);
                }));
  }

  private PlotCard card(
      PlotKind kind, PlotViewModel model, PlotCard.Controls controls, ToggleButton log) {
    var logScale = options.logScaleProperty(kind);
    PlotCard card =
        new PlotCard(
            kind,
            model,
            controls,
            appearance.messages(),
            logScale,
            () -> export.accept(kind),
            () -> exportDrawing.accept(kind));
    log.setOnAction(event -> logScale.set(log.isSelected()));
    until(logScale.subscribe(on -> log.setSelected(on)));
    until(card.follow(logScale, appearance.paletteProperty()));
    return card;
  }
}
