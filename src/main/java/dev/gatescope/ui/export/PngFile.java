package dev.gatescope.ui.export;

import dev.gatescope.file.AtomicFiles;
import io.fair_acc.chartfx.utils.WriteFxImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;

/** Pictures as PNG files. */
final class PngFile {
  private PngFile() {}

  /**
   * Any thread may write, as long as nothing draws on the image any more.
   *
   * @throws dev.gatescope.text.ProblemException if the file cannot be written
   */
  static void write(WritableImage image, Path file) {
    ByteBuffer png = WriteFxImage.encode(image);
    AtomicFiles.write(
        file, out -> out.write(png.array(), png.arrayOffset() + png.position(), png.remaining()));
  }
}
