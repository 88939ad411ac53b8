package dev.gatescope.ui.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog for saving. It opens in the folder of the last file. */
public final class SaveDialog implements TargetChooser {
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param lastFolder where the last file was saved; null for nowhere yet
   */
  public SaveDialog(Supplier<Path> lastFolder, Consumer<Path> rememberFolder) {
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  @Override
  public Optional<Path> choose(Window owner, String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    chooser.setInitialFileName(fileName);
    Path folder = lastFolder.get();
    // A folder that is gone would be an error to JavaFX.
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    File chosen = chooser.showSaveDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    Path named = chosen.toPath().toAbsolutePath();
    // Not every system's dialog adds the ending itself.
    boolean bare = !named.getFileName().toString().contains(".");
    Path file = bare ? named.resolveSibling(named.getFileName() + "." + ending) : named;
    rememberFolder.accept(file.getParent());
    return Optional.of(file);
  }
}
