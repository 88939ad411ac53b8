package dev.gatescope.eval;

import java.util.ArrayList;
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
    List<GroupCount> counts = new ArrayList<>();
    for (PairGroup group : PairGroup.values()) {
      if (!group.needsData() || membership != null) {
        counts.add(count(group, map, membership));
      }
    }
    return List.copyOf(counts);
  }

  private static GroupCount count(PairGroup group, PairMap map, GridMembership membership) {
    int pairs = 0;
    int wrong = 0;
    for (int cell = 0; cell < map.grid().cells(); cell++) {
      if (group.has(map.grid(), cell, membership)) {
        pairs++;
        wrong += map.wrong(cell) ? 1 : 0;
      }
    }
    return new GroupCount(group, pairs, wrong);
  }
}
