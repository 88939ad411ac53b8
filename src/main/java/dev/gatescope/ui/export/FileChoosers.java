package dev.gatescope.ui.export;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;

/** The system's dialogs for files, as opening and saving have them in common. */
final class FileChoosers {
  private FileChoosers() {}

  /**
   * A dialog for files of some kinds.
   *
   * @param folder in which it opens; null for the system's choice
   */
  static FileChooser of(FileChooser.ExtensionFilter kinds, Path folder) {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(kinds);
    // A folder that is gone would be an error to JavaFX.
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return chooser;
  }
}
