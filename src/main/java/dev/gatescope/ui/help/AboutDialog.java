package dev.gatescope.ui.help;

import dev.gatescope.file.LogFile;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.Appearance;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Help &gt; About: versions, the machine, and where the program keeps what. */
public final class AboutDialog {
  private static final int LOG_LINES = 60;
  private static final double ICON = 64;

  private final Appearance appearance;
  private final Supplier<Diagnostics> diagnostics;
  private final LogFile log;
  private final Executor background;

  /**
   * @param background reads what takes time
   */
  public AboutDialog(
      Appearance appearance, Supplier<Diagnostics> diagnostics, LogFile log, Executor background) {
    this.appearance = appearance;
    this.diagnostics = diagnostics;
    this.log = log;
    this.background = background;
  }

  /** What "copy diagnostics" copies. */
  public String diagnosticsText() {
    return diagnostics.get().text(log.lastLines(LOG_LINES));
  }

  /** Opens the dialog over a window and returns at once. */
  public void show(Window owner) {
    Messages messages = appearance.messages();
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(messages.text("about.title"));
    DialogPane pane = dialog.getDialogPane();
    pane.setId("about");
    pane.getStylesheets().add(AboutDialog.class.getResource("/css/help.css").toExternalForm());
    pane.setStyle(appearance.palette().toCss() + appearance.fontSize());
    pane.setContent(new VBox(header(messages), facts(messages)));
    pane.getContent().getStyleClass().add("about");
    CopyButton.addTo(pane, messages, this::diagnosticsText);
    addLicences(pane, messages, owner);
    pane.getButtonTypes()
        .add(new ButtonType(messages.text("help.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
    dialog.show();
  }

  private void addLicences(DialogPane pane, Messages messages, Window owner) {
    ButtonType type = new ButtonType(messages.text("licences.open"), ButtonBar.ButtonData.LEFT);
    pane.getButtonTypes().add(type);
    Node button = pane.lookupButton(type);
    button.setId("about-licences");
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          new LicencesDialog(appearance, background).show(owner);
        });
  }

  private static Node header(Messages messages) {
    ImageView icon = new ImageView(new Image("/icons/gatescope-128.png"));
    icon.setFitWidth(ICON);
    icon.setFitHeight(ICON);
    Label name = new Label("Gatescope");
    name.getStyleClass().add("about-name");
    Label what = new Label(messages.text("about.what"));
    what.setWrapText(true);
    what.getStyleClass().add("about-what");
    HBox header = new HBox(icon, new VBox(name, what));
    header.getStyleClass().add("about-header");
    return header;
  }

  private Node facts(Messages messages) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("about-facts");
    int row = 0;
    for (Diagnostics.Fact fact : diagnostics.get().facts()) {
      Label name = new Label(messages.text(fact.key()));
      name.getStyleClass().add("about-key");
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label value = new Label(fact.value());
      value.setWrapText(true);
      value.setId(fact.key().replace('.', '-'));
      name.setLabelFor(value);
      grid.addRow(row++, name, value);
    }
    return grid;
  }
}
