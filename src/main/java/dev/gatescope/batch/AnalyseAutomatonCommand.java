package dev.gatescope.batch;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.atlas.StateAnalysis;
import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.eval.automaton.AutomatonTable;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Network;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatescope analyse automaton}: the machine inside a model, and whether it subtracts. */
@Command(name = "automaton")
final class AnalyseAutomatonCommand implements Callable<Integer> {
  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  private final Terminal terminal;

  AnalyseAutomatonCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    Network network = Network.of(read.weights());
    try (StateAnalysis analysis = new StateAnalysis()) {
      Automaton automaton =
          analysis
              .answer(new StateAnalysis.Question(network, read.bits(), StateKind.HIDDEN_STATE))
              .automaton();
      output.print(terminal, AutomatonTable.of(automaton), () -> AutomatonTable.all(automaton));
    }
    return 0;
  }
}
