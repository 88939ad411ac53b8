package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Problem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gatescope render}: the gates of one subtraction as a picture, a drawing or an animation.
 */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {
  /** What the file is. */
  enum Format {
    PNG,
    SVG,
    GIF
  }

  @Mixin private ModelOption model;

  @Option(names = "--pair", paramLabel = "A,B", required = true, descriptionKey = "option.pair")
  private String pair;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.picture")
  private Path out;

  @Option(names = "--format", paramLabel = "png|svg|gif", descriptionKey = "option.pictureFormat")
  private Format format;

  @Option(names = "--view", paramLabel = "heat|flow", descriptionKey = "option.view")
  private PictureWriter.View view = PictureWriter.View.HEAT;

  @Option(names = "--step", paramLabel = "N", descriptionKey = "option.shownStep")
  private int step;

  @Option(names = "--unit", paramLabel = "N", descriptionKey = "option.shownUnit")
  private int unit;

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
    Format wanted = format();
    check(network, wanted);
    GateTrace trace = PairArguments.trace(network, subtraction);
    PictureWriter.Shown shown = new PictureWriter.Shown(trace, subtraction, step, unit);
    switch (wanted) {
      case PNG -> pictures.cellPicture(view, shown, out);
      case SVG -> pictures.cellDrawing(view, shown, out);
      case GIF -> pictures.cellSteps(shown, out);
    }
    terminal.say("render.written", out.toString());
    return 0;
  }

  private void check(Model network, Format wanted) {
    int units = network.weights().layout().hiddenSize();
    if (step < 0 || step >= network.bits()) {
      throw wrong("render.noStep", step, network.bits() - 1);
    }
    if (unit < 0 || unit >= units) {
      throw wrong("render.noUnit", unit, units - 1);
    }
    if (wanted == Format.GIF && view == PictureWriter.View.FLOW) {
      throw wrong("render.heatOnly");
    }
  }

  private ParameterException wrong(String key, Object... arguments) {
    return Usage.wrong(spec, terminal, Problem.of(key, arguments));
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return Usage.require(spec, terminal, () -> Endings.format(out, Format.values(), Format.PNG));
  }
}
