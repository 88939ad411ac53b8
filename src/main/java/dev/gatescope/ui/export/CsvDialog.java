package dev.gatescope.ui.export;

import dev.gatescope.file.AtomicFiles;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.stage.Window;

/** Asks where a table is to be saved, and saves it. */
final class CsvDialog {
  private final Executor background;
  private final TargetChooser chooser;

  /**
   * @param background writes; a problem there goes to its thread's handler of uncaught exceptions
   */
  CsvDialog(Executor background, TargetChooser chooser) {
    this.background = background;
    this.chooser = chooser;
  }

  /**
   * @param fileName proposed
   * @param text of the whole file; made in the background
   */
  void show(Window owner, String fileName, Supplier<String> text) {
    chooser
        .choose(owner, fileName)
        .ifPresent(file -> background.execute(() -> AtomicFiles.writeText(file, text.get())));
  }
}
