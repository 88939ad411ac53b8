package dev.gatescope.fuzz;

import dev.gatescope.file.CheckpointFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The readers of the program. */
final class Targets {
  private Targets() {}

  /**
   * All of them.
   *
   * @param folder for the files that some of them need
   */
  static List<Target> all(Path folder) {
    return List.of(
        new TensorTargets.SafetensorsTarget(),
        new TensorTargets.ModelTarget(),
        new TensorTargets.CheckpointTarget(folder.resolve(CheckpointFile.NAME)),
        new TextTargets.LessonTarget(folder.resolve("lesson.yaml")),
        new TextTargets.SettingsTarget(folder.resolve("settings.properties")),
        new TextTargets.DataTarget(),
        new TextTargets.OperationTarget(),
        new TextTargets.SettingsTextTarget(),
        new SessionTargets.SessionTarget(folder.resolve("parts.gatescope")),
        new SessionTargets.SessionZipTarget(folder.resolve("zip.gatescope")),
        new CommandLineTarget());
  }

  /** A file of the tests or of the program. */
  static byte[] resource(String name) {
    try (InputStream in = Targets.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
