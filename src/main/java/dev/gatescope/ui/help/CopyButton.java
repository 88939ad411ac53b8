package dev.gatescope.ui.help;

import dev.gatescope.text.Messages;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** A dialog's button that copies a text and says so; the dialog stays open. */
final class CopyButton {
  private CopyButton() {}

  /**
   * Adds the button to a dialog.
   *
   * @param text made when it is asked for
   */
  static void addTo(DialogPane pane, Messages messages, Supplier<String> text) {
    ButtonType type = new ButtonType(messages.text("help.copy"), ButtonBar.ButtonData.LEFT);
    pane.getButtonTypes().add(type);
    Button button = (Button) pane.lookupButton(type);
    button.setId("copy-diagnostics");
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          ClipboardContent content = new ClipboardContent();
          content.putString(text.get());
          Clipboard.getSystemClipboard().setContent(content);
          button.setText(messages.text("help.copied"));
        });
  }
}
