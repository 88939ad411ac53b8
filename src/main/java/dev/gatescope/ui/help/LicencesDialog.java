package dev.gatescope.ui.help;

import dev.gatescope.file.Licences;
import dev.gatescope.file.Licences.Library;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.Appearance;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Help &gt; About &gt; Licences: the libraries that ship, and the licence of each. */
final class LicencesDialog {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 540;

  private final Appearance appearance;
  private final Executor background;
  private final ListView<Library> libraries = new ListView<>();
  private final TextArea text = new TextArea();

  /**
   * @param background reads jars
   */
  LicencesDialog(Appearance appearance, Executor background) {
    this.appearance = appearance;
    this.background = background;
  }

  /** Opens the dialog over a window and returns at once. */
  void show(Window owner) {
    Messages messages = appearance.messages();
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setResizable(true);
    dialog.setTitle(messages.text("licences.title"));
    DialogPane pane = dialog.getDialogPane();
    pane.setId("licences");
    pane.getStylesheets().add(AboutDialog.class.getResource("/css/help.css").toExternalForm());
    pane.setStyle(appearance.palette().toCss() + appearance.fontSize());
    Label intro = new Label(messages.text("licences.intro"));
    intro.setWrapText(true);
    libraries.setId("licences-list");
    libraries.setAccessibleText(messages.text("licences.title"));
    libraries.setCellFactory(_ -> new LibraryCell());
    libraries.getItems().setAll(Licences.libraries());
    libraries.getSelectionModel().selectedItemProperty().subscribe(this::read);
    text.setId("licences-text");
    text.setEditable(false);
    HBox columns = new HBox(libraries, text);
    HBox.setHgrow(text, Priority.ALWAYS);
    VBox.setVgrow(columns, Priority.ALWAYS);
    VBox content = new VBox(intro, columns);
    columns.getStyleClass().add("licences-columns");
    content.getStyleClass().add("licences");
    pane.setContent(content);
    // The theme would keep a dialog as narrow as a message.
    pane.setMaxWidth(Double.MAX_VALUE);
    pane.setMinWidth(WIDTH);
    pane.setPrefSize(WIDTH, HEIGHT);
    pane.getButtonTypes()
        .add(new ButtonType(messages.text("help.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
    libraries.getSelectionModel().selectFirst();
    dialog.show();
  }

  private void read(Library library) {
    if (library == null) {
      return;
    }
    background.execute(
        () -> {
          String read = Licences.text(library);
          Platform.runLater(() -> write(library, read));
        });
  }

  /** Only what is still selected: reading may take longer than choosing the next. */
  private void write(Library library, String read) {
    if (library.equals(libraries.getSelectionModel().getSelectedItem())) {
      text.setText(read);
      text.positionCaret(0);
    }
  }

  private static final class LibraryCell extends ListCell<Library> {
    @Override
    protected void updateItem(Library library, boolean none) {
      super.updateItem(library, none);
      setText(
          none || library == null
              ? null
              : library.name().substring(library.name().indexOf(':') + 1)
                  + "  "
                  + String.join(", ", library.licences()));
    }
  }
}
