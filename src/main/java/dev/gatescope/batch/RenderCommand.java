package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope render}: the gates of one subtraction as a picture. */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--pair", paramLabel = "A,B", required = true, descriptionKey = "option.pair")
  private String pair;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      required = true,
      descriptionKey = "option.picture")
  private Path out;

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
    pictures.gatesView(PairArguments.trace(network, subtraction), subtraction, out);
    terminal.say("render.written", out.toString());
    return 0;
  }
}
