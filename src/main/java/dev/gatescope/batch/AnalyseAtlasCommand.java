package dev.gatescope.batch;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.atlas.AtlasTable;
import dev.gatescope.eval.atlas.StateAnalysis;
import dev.gatescope.eval.atlas.StateAtlas;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatescope analyse atlas}: where the states after all prefixes lie. */
@Command(name = "atlas")
final class AnalyseAtlasCommand implements Callable<Integer> {
  /** Which state is laid out. */
  enum State {
    C(StateKind.CELL_STATE),
    H(StateKind.HIDDEN_STATE);

    private final StateKind kind;

    State(StateKind kind) {
      this.kind = kind;
    }
  }

  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  @Option(names = "--state", paramLabel = "c|h", descriptionKey = "option.state")
  private State state = State.C;

  private final Terminal terminal;

  AnalyseAtlasCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    Network network = Network.of(read.weights());
    try (StateAnalysis analysis = new StateAnalysis()) {
      StateAnalysis.Answer answer =
          analysis.answer(new StateAnalysis.Question(network, read.bits(), state.kind));
      if (answer.atlas() == null) {
        throw answer.atlasProblem().asException();
      }
      output.print(terminal, AtlasTable.of(answer.atlas()), () -> json(answer.atlas()));
    }
    return 0;
  }

  private static Object json(StateAtlas atlas) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", atlas.kind() == StateKind.CELL_STATE ? "c" : "h");
    json.put("steps", atlas.timeSteps());
    json.put("explained_x", atlas.shareX());
    json.put("explained_y", atlas.shareY());
    json.put("points", AnalysisOutput.rows(AtlasTable.of(atlas)));
    return json;
  }
}
