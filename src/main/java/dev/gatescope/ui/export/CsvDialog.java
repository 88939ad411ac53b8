package dev.gatescope.ui.export;

import dev.gatescope.file.AtomicFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where a table is to be saved, and saves it. */
public final class CsvDialog {
  private final Executor background;
  private final Supplier<Path> lastFolder;
  private final Consumer<Path> rememberFolder;

  /**
   * @param background writes; a problem there goes to its thread's handler of uncaught exceptions
   * @param lastFolder where the last file was saved; null for nowhere yet
   */
  public CsvDialog(Executor background, Supplier<Path> lastFolder, Consumer<Path> rememberFolder) {
    this.background = background;
    this.lastFolder = lastFolder;
    this.rememberFolder = rememberFolder;
  }

  /**
   * @param fileName proposed
   * @param text of the whole file
   */
  public void show(Window owner, String fileName, String text) {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    chooser.setInitialFileName(fileName);
    Path folder = lastFolder.get();
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    File chosen = chooser.showSaveDialog(owner);
    if (chosen != null) {
      Path file = chosen.toPath().toAbsolutePath();
      rememberFolder.accept(file.getParent());
      background.execute(() -> AtomicFiles.writeText(file, text));
    }
  }
}
