package dev.gatescope.ui.export;

import dev.gatescope.ui.model.Appearance;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;

/** Ask over a window how and where to export, and write. */
final class ExportDialogs {
  private final ExportDialog pictures;
  private final TextDialog texts;
  private Window owner;

  /**
   * @param background writes texts
   * @param saved told of every file, on any thread
   */
  ExportDialogs(
      Appearance appearance, Executor background, TargetChooser chooser, Consumer<Path> saved) {
    pictures = new ExportDialog(appearance, chooser, saved);
    texts = new TextDialog(background, chooser, saved);
  }

  void setOwner(Window newOwner) {
    owner = newOwner;
  }

  void picture(PictureRequest request) {
    pictures.show(owner, request);
  }

  /**
   * @param fileName proposed
   * @param text of the whole file; made in the background
   */
  void text(String fileName, Supplier<String> text) {
    texts.show(owner, fileName, text);
  }
}
