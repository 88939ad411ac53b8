package dev.gatescope.ui.export;

import dev.gatescope.text.Problem;
import io.fair_acc.chartfx.utils.WriteFxImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.image.WritableImage;

/** Writes a picture to a temporary file beside the wanted one, then moves it there. */
final class PngFile {
  private PngFile() {}

  /** Any thread, as long as nothing draws on the image any more. */
  static void write(WritableImage image, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      temporary = Files.createTempFile(folder, "picture", ".png");
      WriteFxImage.savePng(image, temporary.toFile());
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw Problem.of("picture.notWritten", file.toString(), String.valueOf(e.getMessage()))
          .asException(e);
    }
  }

  private static void deleteQuietly(Path temporary, IOException cause) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
