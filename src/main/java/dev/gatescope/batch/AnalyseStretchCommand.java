package dev.gatescope.batch;

import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.Stretch;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.train.TrainingConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatescope analyse stretch}: the same weights on wider numbers. */
@Command(name = "stretch")
final class AnalyseStretchCommand implements Callable<Integer> {
  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  private final Terminal terminal;

  AnalyseStretchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    long seed = TrainingConfig.article().seed();
    try (RecurrentEngine engine = PairArguments.engine(network)) {
      output.print(terminal, ResultTables.stretch(Stretch.ofWidths(engine, seed)));
    }
    return 0;
  }
}
