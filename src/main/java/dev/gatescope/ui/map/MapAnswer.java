package dev.gatescope.ui.map;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.GroupCount;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import java.util.List;

/**
 * All that the pane shows of one network. Immutable.
 *
 * @param before the map of the same weights without surgery; null if there is none
 * @param membership of the pairs; null if the run's data are not known, or a cell is a bin of pairs
 * @param counts by group
 * @param worst wrong pairs, surest errors first, at most {@link MapSurvey#MOST_LISTED}
 * @param layer the picture, in the mode that was asked for
 */
public record MapAnswer(
    PairMap map,
    PairMap before,
    GridMembership membership,
    List<GroupCount> counts,
    List<WrongPair> worst,
    MapLayer layer) {
  /** How many cells are wrong. */
  int wrong() {
    return counts.getFirst().wrong();
  }

  PairGrid grid() {
    return map.grid();
  }
}
