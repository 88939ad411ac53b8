package dev.gatescope.eval.atlas;

import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** An atlas as a table. */
public final class AtlasTable {
  private AtlasTable() {}

  /**
   * One row a state: prefix (as its step numbers it), step, a and b (the bits so far), x, y,
   * borrow, probability, right.
   */
  public static Table of(StateAtlas atlas) {
    int count = atlas.count();
    IntColumn prefixes = IntColumn.create("prefix", count);
    IntColumn steps = IntColumn.create("step", count);
    IntColumn a = IntColumn.create("a", count);
    IntColumn b = IntColumn.create("b", count);
    FloatColumn x = FloatColumn.create("x", count);
    FloatColumn y = FloatColumn.create("y", count);
    IntColumn borrow = IntColumn.create("borrow", count);
    FloatColumn probability = FloatColumn.create("probability", count);
    IntColumn right = IntColumn.create("right", count);
    for (int i = 0; i < count; i++) {
      int prefix = PrefixIndex.prefix(i);
      prefixes.set(i, prefix);
      steps.set(i, PrefixIndex.timeStep(i));
      a.set(i, PrefixTree.a(prefix));
      b.set(i, PrefixTree.b(prefix));
      x.set(i, atlas.x(i));
      y.set(i, atlas.y(i));
      borrow.set(i, atlas.borrow(i));
      probability.set(i, atlas.probability(i));
      right.set(i, atlas.right(i) ? 1 : 0);
    }
    return Table.create("atlas", prefixes, steps, a, b, x, y, borrow, probability, right);
  }
}
