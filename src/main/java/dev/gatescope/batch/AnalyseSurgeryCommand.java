package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Scores;
import dev.gatescope.eval.surgery.SurgeryAnalysis;
import dev.gatescope.eval.surgery.SurgeryTables;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Surgery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code gatescope analyse surgery}: what operations on a network change over all pairs. */
@Command(name = "surgery")
final class AnalyseSurgeryCommand implements Callable<Integer> {
  @Option(names = "--clamp", paramLabel = "SITE:UNITS:STEP:VALUE", descriptionKey = "option.clamp")
  private List<String> clamps = List.of();

  @Option(names = "--silence", paramLabel = "UNITS", descriptionKey = "option.silence")
  private List<String> silenced = List.of();

  @Option(names = "--swap", paramLabel = "SITE:UNITS:STEP:A,B", descriptionKey = "option.swap")
  private List<String> swaps = List.of();

  @Option(names = "--pair", paramLabel = "A,B", descriptionKey = "option.surgeryPair")
  private String pair;

  @Mixin private ModelOption model;

  @Mixin private AnalysisOutput output;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  AnalyseSurgeryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    int bits = read.bits();
    List<Operation> operations = Usage.require(spec, terminal, () -> operations(bits));
    if (operations.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), terminal.messages().text("batch.surgeryNone"));
    }
    Subtraction looked =
        pair == null
            ? new Subtraction((1L << (bits - 1)), 1, bits)
            : Usage.require(spec, terminal, () -> OperationText.pair(pair, bits));
    Surgery surgery = Usage.require(spec, terminal, () -> compile(read, operations));
    try (SurgeryAnalysis analysis = new SurgeryAnalysis()) {
      long seed = PairArguments.seed(read);
      Effect effect = analysis.effect(new Network(read.weights(), surgery), looked, seed);
      Table table = SurgeryTables.effect(effect);
      output.print(terminal, table, () -> json(operations, effect, table));
    }
    return 0;
  }

  private List<Operation> operations(int bits) {
    List<Operation> operations = new ArrayList<>();
    clamps.forEach(text -> operations.add(OperationText.hold(text)));
    silenced.forEach(text -> operations.add(new Operation.Silence(Units.parse(text))));
    swaps.forEach(text -> operations.add(OperationText.swap(text, bits)));
    return operations;
  }

  private static Surgery compile(Model model, List<Operation> operations) {
    List<Clamp> clamps = new ArrayList<>();
    try (OperationCompiler compiler = new OperationCompiler()) {
      for (Operation operation : operations) {
        clamps.addAll(compiler.clamps(model.weights(), model.bits(), operation));
      }
    }
    return new Surgery(clamps);
  }

  private static Map<String, Object> json(List<Operation> operations, Effect effect, Table table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operations", operations.stream().map(OperationText::of).toList());
    json.put("sampled", effect.before().sampled());
    json.put("pairs", side(effect.before(), effect.after()));
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("a", effect.pair().a());
    one.put("b", effect.pair().b());
    one.put("difference", effect.pair().difference());
    one.put("before", effect.traceBefore().predicted());
    one.put("after", effect.traceAfter().predicted());
    one.put("changed_bits", effect.changedSteps());
    json.put("pair", one);
    json.put("measures", AnalysisOutput.rows(table));
    return json;
  }

  private static Map<String, Object> side(Scores before, Scores after) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("checked", before.articlePairs());
    side.put("wrong_before", before.articleWrong());
    side.put("wrong_after", after.articleWrong());
    return side;
  }
}
