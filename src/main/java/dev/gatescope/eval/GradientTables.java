package dev.gatescope.eval;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.text.Names;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Gradients as tables. */
public final class GradientTables {
  /**
   * What a table has rows of.
   *
   * @param network whose gradients they are, such as "lstm"
   * @param pairs of which pairs, such as "128-1"
   */
  public record Entry(String network, String pairs, GradientReach reach) {}

  private GradientTables() {}

  /**
   * One row a norm: network, pairs, of (loss or logit), state (C or h), bit (t, whose error it is),
   * step (s, which it reaches), distance (t - s), norm.
   */
  public static Table norms(List<Entry> entries, List<Of> kinds) {
    StringColumn network = StringColumn.create("network");
    StringColumn pairs = StringColumn.create("pairs");
    StringColumn derived = StringColumn.create("of");
    StringColumn by = StringColumn.create("state");
    IntColumn bit = IntColumn.create("bit");
    IntColumn step = IntColumn.create("step");
    IntColumn distance = IntColumn.create("distance");
    DoubleColumn norm = DoubleColumn.create("norm");
    for (Entry entry : entries) {
      for (Of of : kinds) {
        for (State state : entry.reach.states()) {
          GradientTriangle triangle = entry.reach.triangle(of, state);
          for (int t = 0; t < triangle.timeSteps(); t++) {
            for (int s = 0; s <= t; s++) {
              network.append(entry.network);
              pairs.append(entry.pairs);
              derived.append(Names.of(of));
              by.append(state.symbol());
              bit.append(t);
              step.append(s);
              distance.append(t - s);
              norm.append(triangle.norm(t, s));
            }
          }
        }
      }
    }
    return Table.create("gradients", network, pairs, derived, by, bit, step, distance, norm);
  }
}
