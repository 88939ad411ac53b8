package dev.gatescope.ui.export;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks where a file is to be saved. */
@FunctionalInterface
public interface TargetChooser {
  /**
   * @param owner the window that waits
   * @param fileName proposed; its ending says of which kind the file is
   * @return empty if the user thought better of it
   */
  Optional<Path> choose(Window owner, String fileName);
}
