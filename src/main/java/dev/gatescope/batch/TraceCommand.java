package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gatescope trace A B}: every gate value of one subtraction. */
@Command(name = "trace")
final class TraceCommand implements Callable<Integer> {
  /** How values are printed. */
  enum Format {
    CSV,
    JSON
  }

  @Parameters(index = "0", paramLabel = "A", descriptionKey = "option.a")
  private String a;

  @Parameters(index = "1", paramLabel = "B", descriptionKey = "option.b")
  private String b;

  @Mixin private ModelOption model;

  @Option(names = "--format", paramLabel = "csv|json", descriptionKey = "option.format")
  private Format format = Format.CSV;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    Subtraction pair = Usage.require(spec, terminal, () -> Subtraction.parse(a, b, network.bits()));
    TraceText text = new TraceText(PairArguments.trace(network, pair), pair);
    terminal.out().print(format == Format.CSV ? text.csv() : text.json());
    terminal.out().flush();
    return 0;
  }
}
