package dev.gatescope.ui.map;

import dev.gatescope.data.DataSet;
import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairGroups;
import dev.gatescope.eval.PairMap;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Makes maps. What stays the same from epoch to epoch (the pairs, whose they are) and from one
 * operation to the next (the map without any), and from one mode to the next (the map), is kept.
 * Not thread-safe: it belongs to the survey thread.
 */
public final class MapSurvey implements Function<MapQuestion, MapAnswer> {
  /**
   * Rows of the list of wrong pairs: more nobody reads, and before training all pairs are wrong.
   */
  public static final int MOST_LISTED = 1000;

  private final NetworkEngine engine;
  private final Function<TrainingConfig, DataSet> data;
  private final Function<Weights, PrefixSweep> known;
  private TrainingConfig config;
  private PairGrid grid;
  private boolean dataKnown;
  private GridMembership membership;

  /** Where cells are bins, what is known of one is not known of the pair that stands for it. */
  private GridMembership ofPairs;

  private PairGroups groups;
  private Network mapOf;
  private PairMap map;
  private Weights beforeOf;
  private PairMap before;

  /**
   * @param engine for the survey thread
   * @param data the samples of some settings
   * @param known what weights answer to all pairs, or null where that is to be found
   */
  public MapSurvey(
      NetworkEngine engine,
      Function<TrainingConfig, DataSet> data,
      Function<Weights, PrefixSweep> known) {
    this.engine = engine;
    this.known = known;
    this.data = data;
  }

  @Override
  public MapAnswer apply(MapQuestion question) {
    follow(question.config(), question.dataKnown());
    Network network = question.network();
    if (!network.equals(mapOf)) {
      map = map(network);
      mapOf = network;
    }
    PairMap untouched = network.surgery().isNone() ? null : before(network.weights());
    return new MapAnswer(
        map,
        untouched,
        ofPairs,
        groups.count(map),
        Arrays.stream(map.worstCells(MOST_LISTED))
            .mapToObj(cell -> WrongPair.of(map, cell, ofPairs))
            .toList(),
        MapLayer.of(question.mode(), map, untouched, membership, question.frame()));
  }

  private PairMap map(Network network) {
    boolean trained = network.surgery().isNone() && grid.exact();
    PrefixSweep answers = trained ? known.apply(network.weights()) : null;
    return answers != null && answers.timeSteps() == grid.bits()
        ? PairMap.of(answers, grid)
        : PairMap.of(engine.with(network), grid);
  }

  private PairMap before(Weights weights) {
    if (!weights.equals(beforeOf)) {
      before = map(Network.of(weights));
      beforeOf = weights;
    }
    return before;
  }

  private void follow(TrainingConfig newConfig, boolean newDataKnown) {
    if (newConfig.equals(config) && newDataKnown == dataKnown) {
      return;
    }
    grid = new PairGrid(newConfig.bits(), newConfig.seed());
    mapOf = null;
    beforeOf = null;
    membership = newDataKnown ? membership(newConfig) : null;
    ofPairs = grid.exact() ? membership : null;
    groups = new PairGroups(grid, ofPairs);
    config = newConfig;
    dataKnown = newDataKnown;
  }

  private GridMembership membership(TrainingConfig of) {
    try {
      return new GridMembership(grid, data.apply(of));
    } catch (ProblemException noData) {
      // The run itself says why; the map is good without them.
      return null;
    }
  }
}
