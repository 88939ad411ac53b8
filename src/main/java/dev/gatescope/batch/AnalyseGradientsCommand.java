package dev.gatescope.batch;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTables;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope analyse gradients}: how far the error of each bit reaches back in time. */
@Command(name = "gradients")
final class AnalyseGradientsCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--pair", paramLabel = "A,B", descriptionKey = "option.onePair")
  private String pair;

  @Option(names = "--bits", paramLabel = "N", descriptionKey = "option.otherBits")
  private Integer bits;

  @Option(names = "--of", paramLabel = "loss|logit", descriptionKey = "option.gradientOf")
  private Of of = Of.LOSS;

  @Mixin private AnalysisOutput output;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  AnalyseGradientsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    Network network = Network.of(read.weights());
    int width = bits == null ? read.bits() : bits;
    Samples samples = Usage.require(spec, terminal, () -> samples(network, width));
    GradientReach reach;
    try (RecurrentEngine engine = PairArguments.engine(read)) {
      reach = GradientReach.of(engine, network, samples);
    }
    String pairs = pair == null ? Integer.toString(samples.count()) : name(samples.pair(0));
    String cell = read.weights().layout().cell().id();
    output.print(
        terminal,
        GradientTables.norms(List.of(new GradientTables.Entry(cell, pairs, reach)), List.of(of)),
        () -> json(reach));
    return 0;
  }

  private Samples samples(Network network, int width) {
    Subtraction.requireBits(width);
    if (pair == null) {
      return GradientReach.sample(network.layout(), width);
    }
    return Samples.of(PairArguments.parse(pair, width));
  }

  private static String name(Subtraction pair) {
    return pair.a() + "-" + pair.b();
  }

  private Map<String, Object> json(GradientReach reach) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell", reach.layout().cell().id());
    json.put("hidden", reach.layout().hiddenSize());
    json.put("bits", reach.timeSteps());
    json.put("of", Names.of(of));
    json.put("pairs", reach.pairs());
    json.put("vanishing_below", GradientTriangle.VANISHING);
    json.put("exploding_above", GradientTriangle.EXPLODING);
    for (State state : reach.states()) {
      json.put(state.symbol(), json(reach.triangle(of, state)));
    }
    return json;
  }

  private static Map<String, Object> json(GradientTriangle triangle) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("factor_per_step", triangle.perStep());
    json.put("trend", Names.of(triangle.trend()));
    List<List<Double>> rows = new ArrayList<>();
    for (int t = 0; t < triangle.timeSteps(); t++) {
      List<Double> row = new ArrayList<>();
      for (int s = 0; s <= t; s++) {
        row.add(triangle.norm(t, s));
      }
      rows.add(row);
    }
    json.put("norms", rows);
    return json;
  }
}
