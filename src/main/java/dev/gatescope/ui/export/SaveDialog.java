package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.Appearance;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog for saving. It opens in the folder of the last file. */
public final class SaveDialog implements TargetChooser {
  private final Appearance appearance;
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param lastFolder where the last file was saved; null for nowhere yet
   */
  public SaveDialog(
      Appearance appearance, Supplier<Path> lastFolder, Consumer<Path> rememberFolder) {
    this.appearance = appearance;
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  @Override
  public Optional<Path> choose(Window owner, String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
    FileChooser chooser =
        FileChoosers.of(
            new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending),
            lastFolder.get());
    chooser.setInitialFileName(fileName);
    File chosen = chooser.showSaveDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    Path named = chosen.toPath().toAbsolutePath();
    Path file = withEnding(named, ending);
    rememberFolder.accept(file.getParent());
    // The dialog asked about the name that was typed, which may not be that of the file.
    boolean unasked = !file.equals(named) && Files.exists(file);
    return unasked && !mayReplace(owner, file)
        ? choose(owner, file.getFileName().toString())
        : Optional.of(file);
  }

  /** Not every system's dialog adds the ending itself. */
  static Path withEnding(Path named, String ending) {
    String name = named.getFileName().toString();
    boolean has = name.toLowerCase(Locale.ROOT).endsWith("." + ending.toLowerCase(Locale.ROOT));
    return has ? named : named.resolveSibling(name + "." + ending);
  }

  private boolean mayReplace(Window owner, Path file) {
    Messages messages = appearance.messages();
    ButtonType replace =
        new ButtonType(messages.text("export.replace.yes"), ButtonBar.ButtonData.OK_DONE);
    ButtonType other =
        new ButtonType(messages.text("export.replace.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Alert question =
        new Alert(
            Alert.AlertType.NONE,
            messages.text("export.replace", file.getFileName().toString()),
            other,
            replace);
    question.initOwner(owner);
    question.setTitle(messages.text("export.replace.title"));
    question.getDialogPane().setStyle(appearance.palette().toCss() + appearance.fontSize());
    return question.showAndWait().filter(replace::equals).isPresent();
  }
}
