package dev.gatescope.batch;

import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.RecurrentEngine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatescope analyse rules}: the eight-row meter. */
@Command(name = "rules")
final class AnalyseRulesCommand implements Callable<Integer> {
  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  private final Terminal terminal;

  AnalyseRulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    try (RecurrentEngine engine = PairArguments.engine(network)) {
      RuleTable rules = PairArguments.checker(network).examine(engine).rules();
      output.print(terminal, ResultTables.rules(rules));
    }
    return 0;
  }
}
