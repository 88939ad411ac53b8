package dev.gatescope.eval.surgery;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleScore;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** An effect as a table. */
public final class SurgeryTables {
  private static final class Rows {
    final StringColumn measure = StringColumn.create("measure");
    final LongColumn cases = LongColumn.create("cases");
    final LongColumn wrongBefore = LongColumn.create("wrong_before");
    final LongColumn wrongAfter = LongColumn.create("wrong_after");
    final DoubleColumn rightBefore = DoubleColumn.create("right_before");
    final DoubleColumn rightAfter = DoubleColumn.create("right_after");

    void add(String name, long count, long before, long after) {
      measure.append(name);
      cases.append(count);
      wrongBefore.append(before);
      wrongAfter.append(after);
      rightBefore.append(1 - (double) before / count);
      rightAfter.append(1 - (double) after / count);
    }
  }

  private SurgeryTables() {}

  /**
   * One row a measure, before and after: the article's pairs, every pair, each bit, each row of the
   * table of subtraction (rule_abw, w the borrow in), and the bits of the one pair.
   */
  public static Table effect(Effect effect) {
    Scores before = effect.before();
    Scores after = effect.after();
    Rows rows = new Rows();
    rows.add(
        before.sampled() ? "sampled_pairs" : "pairs",
        before.articlePairs(),
        before.articleWrong(),
        after.articleWrong());
    if (!before.sampled()) {
      rows.add("every_pair", before.pairs(), before.wrong(), after.wrong());
    }
    for (int t = 0; t < before.bits(); t++) {
      rows.add("bit_" + t, before.pairs(), before.wrongAtStep()[t], after.wrongAtStep()[t]);
    }
    for (Rule rule : Rule.ALL) {
      RuleScore was = before.rules().score(rule);
      RuleScore is = after.rules().score(rule);
      rows.add(
          "rule_" + rule.bits(), was.count(), was.count() - was.right(), is.count() - is.right());
    }
    long truth = effect.pair().difference();
    rows.add(
        "bits_of_" + effect.pair().a() + "_" + effect.pair().b(),
        effect.pair().bits(),
        Long.bitCount(truth ^ effect.traceBefore().predicted()),
        Long.bitCount(truth ^ effect.traceAfter().predicted()));
    return Table.create(
        "surgery",
        rows.measure,
        rows.cases,
        rows.wrongBefore,
        rows.wrongAfter,
        rows.rightBefore,
        rows.rightAfter);
  }
}
