package dev.gatescope.ui.export;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks for a file that is to be opened. */
@FunctionalInterface
public interface SourceChooser {
  /**
   * @param owner the window that waits
   * @return empty if the user thought better of it
   */
  Optional<Path> choose(Window owner);
}
