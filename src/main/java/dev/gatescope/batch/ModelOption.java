package dev.gatescope.batch;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.ShippedModel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which network a command looks at. */
final class ModelOption {
  @Option(names = "--model", paramLabel = "FILE", descriptionKey = "option.model")
  private Path file;

  /** The file's model; without a file the one that ships with the program. */
  Model read() {
    return file == null ? ShippedModel.read() : ModelFile.read(file);
  }
}
