package dev.gatescope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Something of the window that is to become a picture.
 *
 * @param header says in the dialog what it is
 * @param fileName proposed
 * @param presets sizes to choose from, such as "800 x 500"; the first is proposed
 * @param logarithmic the vertical axis as the window shows it; empty if there is none to choose
 */
record PictureRequest(
    String header,
    String fileName,
    List<String> presets,
    Optional<Boolean> logarithmic,
    Writer writer) {

  /** The kind of file by its ending, such as PNG. */
  String kind() {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
  }

  /** Draws and writes it; called on the JavaFX thread. */
  @FunctionalInterface
  interface Writer {
    CompletionStage<Void> write(Path file, PictureExporter.Look look);
  }
}
