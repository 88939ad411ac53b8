package dev.gatescope.ui.session;

import dev.gatescope.session.SessionFile;
import dev.gatescope.ui.model.Appearance;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog for opening. It opens in the folder of the last file. */
public final class OpenDialog implements FileMenu.SourceChooser {
  private final Appearance appearance;
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param lastFolder where the last file was; null for nowhere yet
   */
  public OpenDialog(
      Appearance appearance, Supplier<Path> lastFolder, Consumer<Path> rememberFolder) {
    this.appearance = appearance;
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  @Override
  public Optional<Path> choose(Window owner) {
    FileChooser dialog = new FileChooser();
    dialog
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                appearance.messages().text("session.filter"),
                "*." + SessionFile.ENDING,
                "*.safetensors"));
    Path folder = lastFolder.get();
    // A folder that is gone would be an error to JavaFX.
    if (folder != null && Files.isDirectory(folder)) {
      dialog.setInitialDirectory(folder.toFile());
    }
    File chosen = dialog.showOpenDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    Path file = chosen.toPath().toAbsolutePath();
    rememberFolder.accept(file.getParent());
    return Optional.of(file);
  }
}
