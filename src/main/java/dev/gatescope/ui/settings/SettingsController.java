package dev.gatescope.ui.settings;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.train.TrainingConfig.Setting;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.ShortText;
import dev.gatescope.ui.model.Appearance;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** Binds the settings; each number's message stands under its field. */
public final class SettingsController extends Controller {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

  private final SettingsViewModel model;
  private final Messages messages;
  private final PauseTransition typingPause = new PauseTransition(Duration.millis(400));

  @FXML private ChoiceBox<CellType> cell;
  @FXML private ChoiceBox<SplitKind> split;
  @FXML private ChoiceBox<EngineChoice> engine;
  @FXML private CheckBox borrowOnly;
  @FXML private CheckBox distinct;
  @FXML private GridPane network;
  @FXML private GridPane data;
  @FXML private GridPane training;
  @FXML private Label dataText;
  @FXML private Button restore;
  @FXML private Button revert;
  @FXML private Label hint;
  @FXML private Button apply;

  public SettingsController(SettingsViewModel model, Appearance appearance) {
    this.model = model;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    choice(cell, CellType.values(), model.cellProperty(), "settings.cell.");
    choice(split, SplitKind.values(), model.splitProperty(), "settings.split.");
    choice(engine, EngineChoice.values(), model.engineProperty(), "settings.engine.");
    both(borrowOnly.selectedProperty(), model.borrowOnlyProperty());
    both(distinct.selectedProperty(), model.distinctProperty());
    Map<Setting, GridPane> places = new EnumMap<>(Setting.class);
    places.put(Setting.HIDDEN_SIZE, network);
    places.put(Setting.BITS, data);
    places.put(Setting.SAMPLES, data);
    places.put(Setting.TRAIN_SHARE, data);
    for (Setting setting : SettingsViewModel.NUMBERS) {
      number(places.getOrDefault(setting, training), setting);
    }
    restore.setOnAction(event -> model.restoreArticle());
    revert.setOnAction(event -> model.revert());
    apply.setOnAction(event -> model.applyNow());
    until(model.validProperty().subscribe((was, is) -> enable()));
    until(model.changedProperty().subscribe((was, is) -> enable()));
    enable();
    typingPause.setOnFinished(event -> model.lookAtData());
    until(typingPause::stop);
    until(model.draftProperty().subscribe(draft -> typingPause.playFromStart()));
    until(model.dataProperty().subscribe(this::showData));
  }

  private <T extends Enum<T>> void choice(
      ChoiceBox<T> box, T[] values, ObjectProperty<T> value, String keys) {
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : messages.text(keys + Names.of(item));
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    both(box.valueProperty(), value);
  }

  private void number(GridPane grid, Setting setting) {
    String name = Names.of(setting);
    TextField field = new TextField();
    ShortText.limit(field);
    field.setId(name);
    field.getStyleClass().add("setting");
    Label label = new Label(messages.text("settings." + name));
    label.setLabelFor(field);
    Label message = new Label();
    message.setId(name + "-message");
    message.getStyleClass().add("setting-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    both(field.textProperty(), model.textProperty(setting));
    // As the button: where nothing was changed, a training is not thrown away.
    field.setOnAction(_ -> apply.fire());
    until(
        model
            .problemProperty(setting)
            .subscribe(
                problem -> {
                  field.pseudoClassStateChanged(ERROR, problem != null);
                  message.setText(problem == null ? "" : messages.text(problem));
                  field.setAccessibleHelp(message.getText());
                  message.setManaged(problem != null);
                  message.setVisible(problem != null);
                }));
    int row = rowAfter(grid);
    grid.add(label, 0, row);
    grid.add(field, 1, row);
    grid.add(message, 0, row + 1, 2, 1);
  }

  /** The grid's own count leaves out rows whose message is not shown. */
  private static int rowAfter(GridPane grid) {
    return grid.getChildren().stream()
        .mapToInt(node -> Objects.requireNonNullElse(GridPane.getRowIndex(node), 0) + 1)
        .max()
        .orElse(0);
  }

  private void enable() {
    apply.setDisable(!model.validProperty().get() || !model.changedProperty().get());
    revert.setDisable(!model.changedProperty().get());
    // It tells what the button does, once it can be pressed.
    hint.setVisible(!apply.isDisabled());
    hint.setManaged(!apply.isDisabled());
  }

  private void showData(DataPreview.Answer answer) {
    boolean wrong = answer != null && answer.problem() != null;
    dataText.pseudoClassStateChanged(ERROR, wrong);
    if (answer == null) {
      dataText.setText(messages.text("settings.data.unknown"));
    } else if (wrong) {
      dataText.setText(messages.text(answer.problem()));
    } else {
      DataSummary summary = answer.summary();
      dataText.setText(
          messages.text(
              "settings.data.summary",
              summary.trained(),
              summary.tested(),
              summary.distinctPairs(),
              summary.leaked()));
    }
  }
}
