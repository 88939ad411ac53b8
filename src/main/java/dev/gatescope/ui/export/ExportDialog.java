package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks how a plot is to be exported and where to, and writes it. Stays open if that fails. */
public final class ExportDialog {
  private final PictureExporter exporter;
  private final RunModel run;
  private final Appearance appearance;
  private final ChartOptions options;
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param lastFolder where the last file was saved; null for nowhere yet
   */
  public ExportDialog(
      PictureExporter exporter,
      RunModel run,
      Appearance appearance,
      ChartOptions options,
      Supplier<Path> lastFolder,
      Consumer<Path> rememberFolder) {
    this.exporter = exporter;
    this.run = run;
    this.appearance = appearance;
    this.options = options;
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  /** Opens the dialog over a window and returns at once. */
  public void show(Window owner, PlotKind kind) {
    Messages messages = appearance.messages();
    ExportViewModel model =
        new ExportViewModel(messages, appearance.palette(), options.logScale(kind));
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(messages.text("export.title"));
    dialog.setHeaderText(
        messages.text(kind == PlotKind.LOSS ? "export.header.loss" : "export.header.errors"));
    ButtonType save = new ButtonType(messages.text("export.save"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel =
        new ButtonType(messages.text("export.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    dialog.getDialogPane().getButtonTypes().setAll(save, cancel);
    dialog.getDialogPane().setContent(new ExportForm(model, messages));
    Palette palette = appearance.palette();
    dialog.getDialogPane().setStyle(palette.toCss());
    Button button = (Button) dialog.getDialogPane().lookupButton(save);
    button.disableProperty().bind(model.resultProperty().isEmpty());
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          Path file = choose(dialog.getDialogPane().getScene().getWindow(), kind);
          if (file != null) {
            write(kind, file, model, dialog);
          }
        });
    dialog.show();
  }

  private void write(PlotKind kind, Path file, ExportViewModel model, Dialog<Void> dialog) {
    rememberFolder.accept(file.toAbsolutePath().getParent());
    exporter
        .export(kind, file, model.look().orElseThrow())
        .whenComplete(
            (done, failure) ->
                Platform.runLater(
                    () -> {
                      if (failure == null) {
                        dialog.close();
                      } else {
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

  private Path choose(Window owner, PlotKind kind) {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
    chooser.setInitialFileName(
        "%s-%s-%d.png"
            .formatted(
                kind == PlotKind.LOSS ? "loss" : "errors",
                run.config().cell().id(),
                run.config().seed()));
    Path folder = lastFolder.get();
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    File chosen = chooser.showSaveDialog(owner);
    return chosen == null ? null : chosen.toPath();
  }
}
