package dev.gatescope.eval.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A network that subtracts without a mistake, before and after its borrow was cut. */
class SurgeryTablesTest {
  private static final Subtraction PAIR = new Subtraction(4, 1, 4);

  @Test
  void everyMeasureStandsBeforeAndAfter() {
    Effect effect = effect(PAIR);
    Table table = SurgeryTables.effect(effect);
    assertEquals(2 + 4 + 8 + 1, table.rowCount());
    Scores after = effect.after();
    // 2 <= a <= 14 and 1 <= b < a.
    assertRow(table, 0, "pairs", 91, after.articleWrong());
    assertRow(table, 1, "every_pair", 256, after.wrong());
    for (int t = 0; t < 4; t++) {
      assertRow(table, 2 + t, "bit_" + t, 256, after.wrongAtStep()[t]);
    }
    assertEquals(0, after.wrongAtStep()[0], "no borrow arrives at the lowest bit");
    assertTrue(after.wrongAtStep()[1] > 0);
    // Where a borrow arrives every answer is wrong now, and no other.
    for (Rule rule : Rule.ALL) {
      long count = after.rules().score(rule).count();
      boolean borrowed = rule.bits().endsWith("1");
      assertRow(table, 6 + rule.index(), "rule_" + rule.bits(), count, borrowed ? count : 0);
    }
    // 4 - 1 = 3 = 0011; without borrows 0101.
    assertRow(table, 14, "bits_of_4_1", 4, 2);
  }

  @Test
  void whatWasWrongBeforeIsCountedToo() {
    Effect effect = effect(PAIR);
    Effect undone =
        new Effect(
            effect.after(), effect.before(), PAIR, effect.traceAfter(), effect.traceBefore());
    Row row = SurgeryTables.effect(undone).row(14);
    assertEquals(2, row.getLong("wrong_before"));
    assertEquals(0.5, row.getDouble("right_before"));
    assertEquals(0, row.getLong("wrong_after"));
    assertEquals(1, row.getDouble("right_after"));
  }

  @Test
  void theScoresAreSharesOfTheSamePairs() {
    Effect effect = effect(PAIR);
    Scores after = effect.after();
    assertEquals(List.of(1, 2), effect.changedSteps());
    assertEquals(3, effect.traceBefore().predicted());
    assertEquals(5, effect.traceAfter().predicted());
    assertEquals(1, effect.before().rightShare());
    assertEquals(
        (double) (after.articlePairs() - after.articleWrong()) / after.articlePairs(),
        after.rightShare(),
        1e-12);
    assertEquals((256.0 - after.wrongAtStep()[2]) / 256, after.stepRight(2), 1e-12);
    assertEquals(1, after.stepRight(0));
    assertTrue(after.isWrong(4, 1));
    assertFalse(after.isWrong(5, 1));
    assertFalse(effect.before().isWrong(4, 1));
  }

  @Test
  void ofASampleNotEveryPairIsCounted() {
    Table table = SurgeryTables.effect(effect(new Subtraction(4, 1, 12)));
    assertEquals("sampled_pairs", table.row(0).getString("measure"));
    assertEquals("bit_0", table.row(1).getString("measure"));
    assertEquals(1 + 12 + 8 + 1, table.rowCount());
  }

  /** A pair is wrong where any bit borrows, which nearly all pairs of twelve bits do. */
  @Test
  void aSampleIsJudgedBitByBit() {
    Effect effect = effect(new Subtraction(4, 1, 12));
    assertEquals(0, effect.before().wrong());
    Scores after = effect.after();
    int[] wrongAtStep = after.wrongAtStep();
    assertEquals(0, wrongAtStep[0]);
    assertEquals(
        after.rules().scores().stream().mapToLong(score -> score.count() - score.right()).sum(),
        Arrays.stream(wrongAtStep).sum());
    assertTrue(after.wrong() > Arrays.stream(wrongAtStep).max().orElseThrow());
    assertTrue(after.wrong() < after.pairs());
    assertEquals(after.pairs(), after.articlePairs());
    assertEquals(after.wrong(), after.articleWrong());
  }

  private static void assertRow(Table table, int at, String measure, long cases, long wrong) {
    Row row = table.row(at);
    assertEquals(measure, row.getString("measure"));
    assertEquals(cases, row.getLong("cases"), measure);
    assertEquals(0, row.getLong("wrong_before"), measure);
    assertEquals(wrong, row.getLong("wrong_after"), measure);
    assertEquals(1, row.getDouble("right_before"), measure);
    assertEquals((double) (cases - wrong) / cases, row.getDouble("right_after"), 1e-12, measure);
  }

  private static Effect effect(Subtraction pair) {
    Weights weights = BorrowNetworks.exact(CellType.LSTM, 6, 2);
    Network cut = new Network(weights, borrowless());
    try (SurgeryAnalysis analysis = new SurgeryAnalysis()) {
      return analysis.effect(cut, pair, 822);
    }
  }

  private static Surgery borrowless() {
    return new Surgery(
        List.of(
            new Clamp(Site.CELL_STATE, 2, Clamp.EVERY, 0),
            new Clamp(Site.HIDDEN_STATE, 2, Clamp.EVERY, 0)));
  }
}
