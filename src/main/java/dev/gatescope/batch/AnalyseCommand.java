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
        .addSubcommand(new AnalyseGradientsCommand(terminal))
        .addSubcommand(new AnalyseWeightsCommand(terminal))
        .addSubcommand(new AnalyseMapCommand(terminal))
        .addSubcommand(new AnalyseAtlasCommand(terminal))
        .addSubcommand(new AnalyseAutomatonCommand(terminal))
        .addSubcommand(new AnalyseRaceCommand(terminal));
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
