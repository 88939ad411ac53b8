package dev.gatescope.eval;

import java.util.Arrays;
import java.util.List;

/**
 * Who belongs to which group of a grid, told once: a map's errors are then counted in one pass over
 * its wrong cells. Immutable.
 */
public final class PairGroups {
  private final List<PairGroup> groups;

  /** For each cell a bit for each of the groups. */
  private final byte[] members;

  private final int[] pairs;

  /**
   * @param membership null if the run's data are not known: then groups that need them are left out
   */
  public PairGroups(PairGrid grid, GridMembership membership) {
    groups =
        Arrays.stream(PairGroup.values())
            .filter(group -> !group.needsData() || membership != null)
            .toList();
    members = new byte[grid.cells()];
    pairs = new int[groups.size()];
    for (int cell = 0; cell < members.length; cell++) {
      for (int i = 0; i < groups.size(); i++) {
        if (groups.get(i).has(grid, cell, membership)) {
          members[cell] |= (byte) (1 << i);
          pairs[i]++;
        }
      }
    }
  }

  /** How many pairs of each group a map of the same grid has, and gets wrong. */
  public List<GroupCount> count(PairMap map) {
    int[] wrong = new int[groups.size()];
    for (int cell = 0; cell < members.length; cell++) {
      if (map.wrong(cell)) {
        for (int i = 0; i < wrong.length; i++) {
          wrong[i] += members[cell] >> i & 1;
        }
      }
    }
    GroupCount[] counts = new GroupCount[wrong.length];
    Arrays.setAll(counts, i -> new GroupCount(groups.get(i), pairs[i], wrong[i]));
    return List.of(counts);
  }
}
