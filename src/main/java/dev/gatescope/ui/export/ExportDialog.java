package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.model.Appearance;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** Asks how a picture is to be drawn and where to, and writes it. Stays open if that fails. */
final class ExportDialog {
  private final Appearance appearance;
  private final TargetChooser chooser;
  private final Consumer<Path> saved;

  ExportDialog(Appearance appearance, TargetChooser chooser, Consumer<Path> saved) {
    this.saved = saved;
    this.appearance = appearance;
    this.chooser = chooser;
  }

  /** Opens the dialog over a window and returns at once. */
  void show(Window owner, PictureRequest request) {
    Messages messages = appearance.messages();
    ExportViewModel model =
        new ExportViewModel(
            messages, appearance.palette(), request.presets(), request.logarithmic().orElse(false));
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(messages.text("export.title", request.kind()));
    dialog.setHeaderText(request.header());
    ButtonType save = new ButtonType(messages.text("export.save"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel =
        new ButtonType(messages.text("export.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    dialog.getDialogPane().getButtonTypes().setAll(save, cancel);
    dialog
        .getDialogPane()
        .setContent(new ExportForm(model, messages, request.logarithmic().isPresent()));
    dialog.getDialogPane().setStyle(appearance.palette().toCss() + appearance.fontSize());
    Button button = (Button) dialog.getDialogPane().lookupButton(save);
    button.setId("export-save");
    BooleanProperty writing = new SimpleBooleanProperty();
    button.disableProperty().bind(model.resultProperty().isEmpty().or(writing));
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          Window asking = dialog.getDialogPane().getScene().getWindow();
          chooser
              .choose(asking, request.fileName())
              .ifPresent(file -> write(request, file, model, dialog, writing));
        });
    dialog.show();
  }

  private void write(
      PictureRequest request,
      Path file,
      ExportViewModel model,
      Dialog<Void> dialog,
      BooleanProperty writing) {
    CompletionStage<Void> written = request.writer().write(file, model.look().orElseThrow());
    writing.set(true);
    written.whenComplete(
        (done, failure) ->
            Platform.runLater(
                () -> {
                  writing.set(false);
                  if (failure == null) {
                    dialog.close();
                    saved.accept(file);
                  } else {
                    if (!dialog.isShowing() && dialog.getOwner().isShowing()) {
                      // Whoever closed it meanwhile thinks that the file is there.
                      dialog.show();
                    }
                    tell(failure, model);
                  }
                }));
  }

  private static void tell(Throwable failure, ExportViewModel model) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ProblemException problem) {
      model.fail(problem);
    } else {
      throw new IllegalStateException("a picture could not be drawn", cause);
    }
  }
}
