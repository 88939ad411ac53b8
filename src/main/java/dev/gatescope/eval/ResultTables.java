package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** Results as tables. */
public final class ResultTables {
  private ResultTables() {}

  /** One row a subtraction: index, a, b, expected, predicted, absolute_error. */
  public static Table predictions(Predictions predictions) {
    int count = predictions.count();
    IntColumn index = IntColumn.create("index", count);
    LongColumn a = LongColumn.create("a", count);
    LongColumn b = LongColumn.create("b", count);
    LongColumn expected = LongColumn.create("expected", count);
    LongColumn predicted = LongColumn.create("predicted", count);
    DoubleColumn error = DoubleColumn.create("absolute_error", count);
    for (int i = 0; i < count; i++) {
      Subtraction pair = predictions.pair(i);
      index.set(i, i);
      a.set(i, pair.a());
      b.set(i, pair.b());
      expected.set(i, predictions.expected(i));
      predicted.set(i, predictions.predicted(i));
      error.set(i, predictions.absoluteError(i));
    }
    return Table.create("predictions", index, a, b, expected, predicted, error);
  }

  /**
   * One row a rule: a, b, borrow_in, difference, borrow_out, count and right (pairs and steps),
   * accuracy, mean_margin, smallest_margin, and a pair and step that has it: hardest_a, hardest_b,
   * hardest_step.
   */
  public static Table rules(RuleTable rules) {
    Table table =
        Table.create(
            "rules",
            IntColumn.create("a"),
            IntColumn.create("b"),
            IntColumn.create("borrow_in"),
            IntColumn.create("difference"),
            IntColumn.create("borrow_out"),
            LongColumn.create("count"),
            LongColumn.create("right"),
            DoubleColumn.create("accuracy"),
            DoubleColumn.create("mean_margin"),
            DoubleColumn.create("smallest_margin"),
            LongColumn.create("hardest_a"),
            LongColumn.create("hardest_b"),
            IntColumn.create("hardest_step"));
    for (RuleScore score : rules.scores()) {
      appendRule(table, score.rule());
      table.intColumn("difference").append(score.rule().differenceBit());
      table.intColumn("borrow_out").append(score.rule().borrowOut());
      table.longColumn("count").append(score.count());
      table.longColumn("right").append(score.right());
      appendScore(table, score);
      if (score.hardest() == null) {
        table.longColumn("hardest_a").appendMissing();
        table.longColumn("hardest_b").appendMissing();
        table.intColumn("hardest_step").appendMissing();
      } else {
        table.longColumn("hardest_a").append(score.hardest().pair().a());
        table.longColumn("hardest_b").append(score.hardest().pair().b());
        table.intColumn("hardest_step").append(score.hardest().timeStep());
      }
    }
    return table;
  }

  /**
   * One row an epoch and rule: epoch, a, b, borrow_in, accuracy, mean_margin, smallest_margin, kept
   * (right without exception).
   */
  public static Table ruleHistory(RuleHistory history) {
    Table table =
        Table.create(
            "rule_history",
            IntColumn.create("epoch"),
            IntColumn.create("a"),
            IntColumn.create("b"),
            IntColumn.create("borrow_in"),
            DoubleColumn.create("accuracy"),
            DoubleColumn.create("mean_margin"),
            DoubleColumn.create("smallest_margin"),
            BooleanColumn.create("kept"));
    for (int i = 0; i < history.size(); i++) {
      for (RuleScore score : history.table(i).scores()) {
        table.intColumn("epoch").append(history.epoch(i));
        appendRule(table, score.rule());
        appendScore(table, score);
        table.booleanColumn("kept").append(score.isKept());
      }
    }
    return table;
  }

  /**
   * One row a width and bit: bits, pairs, bit, accuracy, right_so_far, mean_margin,
   * smallest_margin.
   */
  public static Table stretch(List<Stretch> widths) {
    Table table =
        Table.create(
            "stretch",
            IntColumn.create("bits"),
            IntColumn.create("pairs"),
            IntColumn.create("bit"),
            DoubleColumn.create("accuracy"),
            DoubleColumn.create("right_so_far"),
            DoubleColumn.create("mean_margin"),
            DoubleColumn.create("smallest_margin"));
    for (Stretch stretch : widths) {
      for (Stretch.Place place : stretch.places()) {
        table.intColumn("bits").append(stretch.bits());
        table.intColumn("pairs").append(stretch.pairs());
        table.intColumn("bit").append(place.bit());
        table.doubleColumn("accuracy").append(place.accuracy());
        table.doubleColumn("right_so_far").append(place.rightSoFar());
        table.doubleColumn("mean_margin").append(place.meanMargin());
        table.doubleColumn("smallest_margin").append(place.smallestMargin());
      }
    }
    return table;
  }

  private static void appendRule(Table table, Rule rule) {
    table.intColumn("a").append(rule.aBit());
    table.intColumn("b").append(rule.bBit());
    table.intColumn("borrow_in").append(rule.borrowIn());
  }

  /** A rule that never applied has no numbers. */
  private static void appendScore(Table table, RuleScore score) {
    table.doubleColumn("accuracy").append(score.accuracy());
    table.doubleColumn("mean_margin").append(score.meanMargin());
    table.doubleColumn("smallest_margin").append(score.smallestMargin());
  }
}
