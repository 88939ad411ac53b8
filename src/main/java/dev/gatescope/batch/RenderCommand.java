package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.GateTrace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope render}: the gates of one subtraction as a picture or an animation. */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {
  /** What the file is. */
  enum Format {
    PNG,
    GIF
  }

  @Mixin private ModelOption model;

  @Option(names = "--pair", paramLabel = "A,B", required = true, descriptionKey = "option.pair")
  private String pair;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.picture")
  private Path out;

  @Option(names = "--format", paramLabel = "png|gif", descriptionKey = "option.pictureFormat")
  private Format format;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final PictureWriter pictures;

  RenderCommand(Terminal terminal, PictureWriter pictures) {
    this.terminal = terminal;
    this.pictures = pictures;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    Subtraction subtraction =
        Usage.require(spec, terminal, () -> PairArguments.parse(pair, network.bits()));
    GateTrace trace = PairArguments.trace(network, subtraction);
    switch (format()) {
      case PNG -> pictures.gatesView(trace, subtraction, out);
      case GIF -> pictures.gatesSteps(trace, subtraction, out);
    }
    terminal.say("render.written", out.toString());
    return 0;
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return out.toString().toLowerCase(Locale.ROOT).endsWith(".gif") ? Format.GIF : Format.PNG;
  }
}
