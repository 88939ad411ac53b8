package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.model.Appearance;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A strip below the top bar for as long as the network is operated: nobody must mistake it. */
public final class SurgeryStripController extends Controller {
  private static final int MOST_LETTERS = 64;

  private final SurgeryViewModel model;
  private final Runnable showPane;
  private final Messages messages;
  private final SurgeryWords words;

  @FXML private HBox strip;
  @FXML private Label what;
  @FXML private Label effect;
  @FXML private Button show;
  @FXML private Button lift;

  /**
   * @param showPane opens the pane of the operations
   */
  public SurgeryStripController(SurgeryViewModel model, Runnable showPane, Appearance appearance) {
    this.model = model;
    this.showPane = showPane;
    this.messages = appearance.messages();
    this.words = new SurgeryWords(messages);
  }

  @FXML
  void initialize() {
    show.setOnAction(_ -> showPane.run());
    lift.setOnAction(_ -> model.model().lift());
    until(model.model().surgeryProperty().subscribe(_ -> refresh()));
    whenChanged(this::refresh, model.model().operationsProperty());
    until(model.effectProperty().subscribe(_ -> refresh()));
  }

  /** The one operation in words, if they are few, or how many there are. */
  private String what(List<Operation> active) {
    String only = active.size() == 1 ? words.operation(active.getFirst()) : "";
    return only.isEmpty() || only.length() > MOST_LETTERS
        ? messages.text("surgery.strip.several", Integer.toString(active.size()))
        : messages.text("surgery.strip.one", only);
  }

  private void refresh() {
    boolean on = !model.model().surgery().isNone();
    strip.setVisible(on);
    strip.setManaged(on);
    what.setText(what(model.model().active()));
    Effect measured = model.effect();
    effect.setText(
        measured == null
            ? messages.text("surgery.strip.everyPane")
            : messages.text(
                measured.after().sampled()
                    ? "surgery.strip.effect.sampled"
                    : "surgery.strip.effect",
                NumberText.percent(measured.after().rightShare()),
                NumberText.percent(measured.before().rightShare())));
    strip.setAccessibleText(what.getText() + " " + effect.getText());
  }
}
