package dev.gatescope.batch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatescope analyse WHAT}: what the window's panes show, as numbers. */
@Command(name = "analyse")
final class AnalyseCommand implements Runnable {
  @Spec private CommandSpec spec;

  private final Terminal terminal;

  private AnalyseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with all analyses below it. */
  static CommandLine create(Terminal terminal) {
    return new CommandLine(new AnalyseCommand(terminal))
        .addSubcommand(new AnalyseRulesCommand(terminal))
        .addSubcommand(new AnalyseProbeCommand(terminal))
        .addSubcommand(new AnalyseStretchCommand(terminal))
        .addSubcommand(new AnalyseSurgeryCommand(terminal))
        .addSubcommand("gradients", new GradientsCommand(terminal))
        .addSubcommand("weights", new WeightsCommand(terminal))
        .addSubcommand("map", new AnalyseMapCommand(terminal))
        .addSubcommand("atlas", new AtlasCommand(terminal))
        .addSubcommand("automaton", new AutomatonCommand(terminal))
        .addSubcommand(new RaceCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        terminal
            .messages()
            .text(
                "batch.analysisMissing",
                String.join(", ", spec.commandLine().getSubcommands().keySet())));
  }
}
