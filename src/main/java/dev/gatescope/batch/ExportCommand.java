package dev.gatescope.batch;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.OnnxFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.dataOut")
  private Path out;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Format wanted = format();
    Model network = model.read();
    switch (wanted) {
      case ONNX -> OnnxFile.write(out, network);
      case SAFETENSORS -> ModelFile.write(out, network);
    }
    terminal.say("render.written", out.toString());
    return 0;
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return Usage.require(spec, terminal, () -> Endings.format(out, Format.values(), Format.ONNX));
  }
}
