package dev.gatescope.ui.race;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.RaceService.Failure;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.EpochAxis;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.common.TypedNumbers;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tech.tablesaw.api.Table;

/** The pane of the race. */
public final class RaceController extends Controller {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  /** How much of what was typed is said again. */
  private static final int MOST_TYPED = 8;

  private static final List<String> SIZES = List.of("1200 x 360", "1280 x 720", "1600 x 900");

  /** From here on there is room for two sentences under the buttons. */
  private static final double TALL = 220;

  private final RaceViewModel model;
  private final Appearance appearance;
  private final Messages messages;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final List<Label> unitNames = new ArrayList<>();

  /** Whether, since start was last pressed, something was typed that is no number of units. */
  private boolean refused;

  @FXML private Region root;
  @FXML private VBox lanes;
  @FXML private Button start;
  @FXML private Button pause;
  @FXML private Button cancel;
  @FXML private ToggleButton logarithmic;
  @FXML private MenuButton menu;
  @FXML private Label progress;
  @FXML private Label status;
  @FXML private RaceView race;
  @FXML private Label empty;

  /**
   * @param exportDrawing asks for a picture of the pane
   * @param exportTable asks for its numbers
   */
  public RaceController(
      RaceViewModel model,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable) {
    this.model = model;
    this.appearance = appearance;
    this.messages = appearance.messages();
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
  }

  @FXML
  void initialize() {
    race.setMessages(messages);
    model.choices().forEach(choice -> lanes.getChildren().add(laneChoice(choice)));
    // A press on it takes the focus from a field, whose number may be refused by that alone.
    start.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> refused = false);
    start.addEventFilter(KeyEvent.KEY_PRESSED, _ -> refused = false);
    start.setOnAction(_ -> start());
    pause.setOnAction(_ -> model.pause());
    cancel.setOnAction(_ -> model.cancel());
    both(logarithmic.selectedProperty(), model.logarithmicProperty());
    Runnable refresh = whileVisible(root, this::show);
    until(model.race().reportsProperty().subscribe(_ -> refresh.run()));
    whenChanged(
        refresh,
        model.race().stateProperty(),
        model.race().failureProperty(),
        model.refusalProperty(),
        model.cursorProperty(),
        model.answerProperty(),
        model.logarithmicProperty(),
        appearance.paletteProperty(),
        root.heightProperty());
    whileLookedAt(root, model::setActive);
    race.setOnMouseMoved(event -> read(race.epochAt(event.getX())));
    race.setOnMousePressed(_ -> race.requestFocus());
    race.setOnKeyPressed(this::key);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(race, exportItems());
  }

  private void start() {
    boolean was = refused;
    // A screen reader starts without a press.
    refused = false;
    if (!was) {
      unitNames.forEach(name -> sayUnits(name, ""));
      model.start();
    }
  }

  private HBox laneChoice(LaneChoice choice) {
    CheckBox box = new CheckBox(choice.cell().name());
    box.setId("race" + choice.cell().name());
    box.setMinWidth(76);
    box.getStyleClass().add("race-" + choice.cell().id());
    both(box.selectedProperty(), choice.chosen());
    Spinner<Integer> units =
        new Spinner<>(
            new IntegerSpinnerValueFactory(
                1, TrainingConfig.MAX_HIDDEN_SIZE, choice.hiddenSize().get()));
    units.setEditable(true);
    units.setPrefWidth(76);
    units.setAccessibleText(messages.text("race.units.of", choice.cell().name()));
    units.valueProperty().subscribe(value -> choice.hiddenSize().set(value));
    units.disableProperty().bind(box.selectedProperty().not());
    Label name = new Label(messages.text("race.units"));
    name.getStyleClass().add("race-muted");
    unitNames.add(name);
    TypedNumbers.accept(
        units,
        typed -> {
          refused |= !typed.isEmpty();
          sayUnits(name, typed);
        });
    HBox row = new HBox(box, units, name);
    row.getStyleClass().add("race-lane");
    return row;
  }

  /** Beside the field: what a number of units is, or why what was typed is none. */
  private void sayUnits(Label name, String refused) {
    name.pseudoClassStateChanged(ERROR, !refused.isEmpty());
    name.setText(
        refused.isEmpty()
            ? messages.text("race.units")
            : messages.text(
                "race.units.wrong",
                refused.length() > MOST_TYPED ? refused.substring(0, MOST_TYPED) + "…" : refused,
                TrainingConfig.MAX_HIDDEN_SIZE));
  }

  private void read(int epoch) {
    if (epoch >= 0) {
      model.read(epoch);
    }
  }

  private void key(KeyEvent event) {
    EpochAxis.move(event, model.epoch(), model.newestEpoch(), model::read);
  }

  private void show() {
    TrainingState state = model.race().stateProperty().get();
    boolean begun = !model.race().lanes().isEmpty() && !state.isOver();
    start.setText(messages.text(state == TrainingState.PAUSED ? "race.resume" : "race.start"));
    start.setDisable(state == TrainingState.RUNNING);
    pause.setDisable(state != TrainingState.RUNNING);
    cancel.setDisable(!begun);
    lanes.setDisable(begun);
    RacePicture picture = RacePicture.of(model);
    boolean drawn = !picture.lanes().isEmpty();
    race.show(picture, appearance.palette());
    race.setVisible(drawn);
    race.setFocusTraversable(drawn);
    race.setAccessibleText(picture.words(messages));
    empty.setVisible(!drawn);
    empty.setText(messages.text(begun ? "race.preparing" : "race.empty"));
    progress.setText(drawn ? RaceText.progress(model, messages, root.getHeight() > TALL) : "");
    status.setText(statusText());
  }

  private String statusText() {
    Problem refusal = model.refusalProperty().get();
    Failure failure = model.race().failureProperty().get();
    if (refusal != null) {
      return messages.text(refusal);
    }
    if (failure == null) {
      return "";
    }
    String reason = messages.text(failure.problem());
    return failure.lane() == Failure.WHOLE_RACE
        ? reason
        : messages.text("race.laneFailed", failure.lane() + 1, reason);
  }

  private List<MenuItem> exportItems() {
    return List.of(
        PaneMenu.item(
            messages.text("race.export.picture"), race.visibleProperty(), this::exportPicture),
        PaneMenu.item(
            messages.text("race.export.table"),
            race.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    RacePicture picture = RacePicture.of(model);
    exportDrawing.accept(
        PaneDrawing.ofRuns(
            "race",
            messages.text("race.picture"),
            SIZES,
            model.race().lanes().stream().map(RaceService.Lane::config).toList(),
            palette -> drawing(picture, palette)));
  }

  private RaceView drawing(RacePicture picture, Palette palette) {
    RaceView drawing = new RaceView();
    drawing.setMessages(messages);
    drawing.show(picture, palette);
    return drawing;
  }
}
