package dev.gatescope.batch;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.GroupCount;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import dev.gatescope.eval.PairMapTables;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** {@code gatescope analyse map}: what a model answers to all pairs. */
@Command(name = "map")
final class AnalyseMapCommand implements Callable<Integer> {
  /** Which rows the table has. */
  enum What {
    PAIRS,
    WRONG,
    GROUPS
  }

  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  @Option(names = "--what", paramLabel = "pairs|wrong|groups", descriptionKey = "option.mapWhat")
  private What what = What.PAIRS;

  private final Terminal terminal;

  AnalyseMapCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model network = model.read();
    TrainingConfig config = network.config().orElse(TrainingConfig.article());
    PairGrid grid = new PairGrid(network.bits(), config.seed());
    // Where cells are bins, what is known of one is not known of the pair that stands for it.
    boolean known = network.isDataKnown() && grid.exact();
    GridMembership membership = known ? membership(grid, config) : null;
    PairMap map;
    try (RecurrentEngine engine = PairArguments.engine(network)) {
      map = PairMap.of(engine, grid);
    }
    List<GroupCount> groups = GroupCount.of(map, membership);
    Table table =
        switch (what) {
          case PAIRS -> PairMapTables.pairs(map, membership);
          case WRONG -> PairMapTables.wrongPairs(map, membership);
          case GROUPS -> PairMapTables.groups(groups);
        };
    output.print(terminal, table, () -> json(network, map, membership, groups, table));
    return 0;
  }

  /** Null where the settings draw no data; the map is good without them. */
  private static GridMembership membership(PairGrid grid, TrainingConfig config) {
    try {
      Experiment experiment = Experiment.draw(config);
      return new GridMembership(grid, experiment.data());
    } catch (ProblemException noData) {
      return null;
    }
  }

  /** A summary and the wrong pairs. */
  private Map<String, Object> json(
      Model network, PairMap map, GridMembership membership, List<GroupCount> groups, Table table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell", network.weights().layout().cell().id());
    json.put("hidden", network.weights().layout().hiddenSize());
    json.put("bits", network.bits());
    json.put("every_pair", map.grid().exact());
    json.put("pairs", map.grid().cells());
    json.put("wrong", map.wrongCells());
    json.put("groups", AnalysisOutput.rows(PairMapTables.groups(groups)));
    if (what != What.GROUPS) {
      Table wrong = what == What.WRONG ? table : PairMapTables.wrongPairs(map, membership);
      json.put("wrong_pairs", AnalysisOutput.rows(wrong));
    }
    return json;
  }
}
