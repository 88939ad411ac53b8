package dev.gatescope.batch;

import dev.gatescope.eval.WeightBlock;
import dev.gatescope.eval.WeightStatistics;
import dev.gatescope.eval.WeightTables;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.Experiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatescope analyse weights}: every weight by gate, or figures of each block. */
@Command(name = "weights")
final class AnalyseWeightsCommand implements Callable<Integer> {
  private static final int BINS = 40;

  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  private final Terminal terminal;

  AnalyseWeightsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    Weights start = start(read);
    output.print(
        terminal, WeightTables.values(read.weights(), start), () -> json(read.weights(), start));
    return 0;
  }

  /** The weights before training; null where they are not known. */
  private static Weights start(Model model) {
    return model
        .config()
        .filter(_ -> model.isDataKnown())
        .flatMap(Experiment::initialWeights)
        .orElse(null);
  }

  private static Map<String, Object> json(Weights weights, Weights start) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell", weights.layout().cell().id());
    json.put("hidden", weights.layout().hiddenSize());
    List<Map<String, Object>> blocks = new ArrayList<>();
    for (WeightBlock block : WeightBlock.all(weights.layout())) {
      blocks.add(json(block, weights, start));
    }
    json.put("blocks", blocks);
    return json;
  }

  private static Map<String, Object> json(WeightBlock block, Weights weights, Weights start) {
    float[] values = block.values(weights);
    WeightStatistics statistics = WeightStatistics.of(values);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tensor", block.tensor().name());
    json.put("gate", block.gate() == null ? null : block.gate().letter());
    json.put("shape", List.of(block.rows(), block.columns()));
    json.put("mean", statistics.mean());
    json.put("std", statistics.deviation());
    json.put("min", statistics.min());
    json.put("max", statistics.max());
    json.put("norm", statistics.norm());
    if (start != null) {
      float[] change = block.values(start);
      for (int i = 0; i < change.length; i++) {
        change[i] = values[i] - change[i];
      }
      json.put("change_norm", WeightStatistics.of(change).norm());
    }
    double limit = statistics.largest();
    json.put("histogram_limit", limit);
    int[] counts = limit > 0 ? WeightStatistics.histogram(values, limit, BINS) : new int[BINS];
    json.put("histogram", Arrays.stream(counts).boxed().toList());
    return json;
  }
}
