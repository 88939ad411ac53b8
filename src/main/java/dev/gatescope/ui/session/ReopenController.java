package dev.gatescope.ui.session;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Appearance;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A quiet strip below the top bar for as long as a session is offered. */
public final class ReopenController extends Controller {
  private final ReopenModel model;
  private final BooleanProperty always;
  private final Messages messages;

  @FXML private HBox strip;
  @FXML private Label what;
  @FXML private CheckBox alwaysReopen;
  @FXML private Button reopen;
  @FXML private Button discard;

  /**
   * @param always whether the last session is opened again without a question
   */
  public ReopenController(ReopenModel model, BooleanProperty always, Appearance appearance) {
    this.model = model;
    this.always = always;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    reopen.setOnAction(_ -> model.reopen());
    discard.setOnAction(_ -> model.discard());
    both(alwaysReopen.selectedProperty(), always);
    until(model.offerProperty().subscribe(this::show));
  }

  private void show(ReopenModel.Offer offer) {
    strip.setVisible(offer != null);
    strip.setManaged(offer != null);
    if (offer == null) {
      return;
    }
    boolean replaced = offer.reason() == ReopenModel.Reason.REPLACED;
    String time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(messages.locale())
            .withZone(ZoneId.systemDefault())
            .format(offer.savedAt());
    what.setText(messages.text(replaced ? "session.replaced" : "session.reopen", time));
    reopen.setText(messages.text(replaced ? "session.goBack" : "session.reopen.yes"));
    alwaysReopen.setVisible(!replaced);
    alwaysReopen.setManaged(!replaced);
    strip.setAccessibleText(what.getText());
  }
}
