package dev.gatescope.ui.export;

import dev.gatescope.file.AtomicFiles;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;

/** Asks where a table, or another text, is to be saved, and saves it. */
final class TextDialog {
  private final Executor background;
  private final TargetChooser chooser;
  private final Consumer<Path> saved;

  /**
   * @param background writes; a problem there goes to its thread's handler of uncaught exceptions
   * @param saved told of every file, on any thread
   */
  TextDialog(Executor background, TargetChooser chooser, Consumer<Path> saved) {
    this.saved = saved;
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
        .ifPresent(file -> background.execute(() -> write(file, text.get())));
  }

  private void write(Path file, String text) {
    AtomicFiles.writeText(file, text);
    saved.accept(file);
  }
}
