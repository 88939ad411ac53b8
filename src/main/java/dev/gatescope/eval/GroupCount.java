package dev.gatescope.eval;

import java.util.List;

/**
 * How many pairs of a group a network gets wrong.
 *
 * @param pairs distinct pairs of the map that belong to the group; in a binned map, bins
 */
public record GroupCount(PairGroup group, int pairs, int wrong) {
  /**
   * Counts every group that can be told.
   *
   * @param membership null if the run's data are not known: then groups that need them are left out
   */
  public static List<GroupCount> of(PairMap map, GridMembership membership) {
    return new PairGroups(map.grid(), membership).count(map);
  }
}
