package dev.gatescope.ui.export;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's own dialog for opening. It opens in the folder of the last file. */
public final class OpenDialog implements SourceChooser {
  private final Supplier<ExtensionFilter> kinds;
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param kinds of files, named in the language of the moment
   * @param lastFolder where the last file was; null for nowhere yet
   */
  public OpenDialog(
      Supplier<ExtensionFilter> kinds, Supplier<Path> lastFolder, Consumer<Path> rememberFolder) {
    this.kinds = kinds;
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  @Override
  public Optional<Path> choose(Window owner) {
    File chosen = FileChoosers.of(kinds.get(), lastFolder.get()).showOpenDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    Path file = chosen.toPath().toAbsolutePath();
    rememberFolder.accept(file.getParent());
    return Optional.of(file);
  }
}
