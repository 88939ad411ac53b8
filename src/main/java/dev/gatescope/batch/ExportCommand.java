package dev.gatescope.batch;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.OnnxFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatescope export}: a model in another file format. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  /** What the file is. */
  enum Format {
    ONNX,
    SAFETENSORS
  }

  @Mixin private ModelOption model;

  @Option(
      names = "--format",
      paramLabel = "onnx|safetensors",
      descriptionKey = "option.exportFormat")
  private Format format = Format.ONNX;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.dataOut")
  private Path out;

  private final Terminal terminal;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    switch (format) {
      case ONNX -> OnnxFile.write(out, network);
      case SAFETENSORS -> ModelFile.write(out, network);
    }
    terminal.say("render.written", out.toString());
    return 0;
  }
}
