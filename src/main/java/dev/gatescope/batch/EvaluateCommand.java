package dev.gatescope.batch;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.RecurrentEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatescope evaluate}: how many of all pairs a model gets wrong. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {
  /** How the result is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ModelOption model;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.evaluateFormat")
  private Format format = Format.TEXT;

  private final Terminal terminal;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    PairCheck check;
    try (RecurrentEngine engine = PairArguments.engine(network)) {
      check = PairArguments.checker(network).check(engine);
    }
    if (format == Format.JSON) {
      terminal.out().print(Json.text(json(network, check)));
    } else {
      terminal.say(
          "evaluate.model",
          network.weights().layout().cell().name(),
          Integer.toString(network.weights().layout().hiddenSize()),
          Integer.toString(network.bits()));
      ArticlePrintout.printPairs(terminal, check);
    }
    terminal.out().flush();
    return 0;
  }

  private static Map<String, Object> json(Model network, PairCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell", network.weights().layout().cell().id());
    json.put("hidden", network.weights().layout().hiddenSize());
    json.put("bits", network.bits());
    json.put("all_pairs", check.pairs());
    json.put("all_pairs_wrong", check.wrong());
    json.put("all_pairs_sampled", check.sampled());
    if (!check.sampled()) {
      json.put("every_pair", check.everyPair());
      json.put("every_pair_wrong", check.everyWrong());
    }
    return json;
  }
}
