package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.RuleScore.Case;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTableTest {
  /** Sums by rule from the traces of single pairs and schoolbook subtraction. */
  private static final class Counted {
    private final long[] count = new long[8];
    private final long[] right = new long[8];
    private final double[] sum = new double[8];
    private final double[] smallest = new double[8];

    void pair(RecurrentEngine engine, int bits, long a, long b) {
      Samples one = new Samples(bits, new long[] {a}, new long[] {b});
      GateTrace trace = engine.trace(one.toSequences(), 0);
      long borrow = 0;
      for (int t = 0; t < bits; t++) {
        long x = a >> t & 1;
        long y = b >> t & 1;
        int rule = (int) (4 * x + 2 * y + borrow);
        long left = x - y - borrow;
        borrow = left < 0 ? 1 : 0;
        boolean isOne = left == 1 || left == -1;
        double margin = isOne ? trace.logit(t) : -trace.logit(t);
        smallest[rule] = count[rule] == 0 ? margin : Math.min(smallest[rule], margin);
        count[rule]++;
        sum[rule] += margin;
        right[rule] += (trace.probability(t) > 0.5f) == isOne ? 1 : 0;
      }
    }

    void assertAgrees(RecurrentEngine engine, RuleTable table) {
      for (int i = 0; i < 8; i++) {
        RuleScore score = table.scores().get(i);
        assertEquals(Rule.ALL.get(i), score.rule());
        assertEquals(count[i], score.count());
        assertEquals(right[i], score.right());
        assertEquals(sum[i] / count[i], score.meanMargin(), 1e-4);
        assertEquals(smallest[i], score.smallestMargin(), 1e-4);
        assertEquals((double) right[i] / count[i], score.accuracy());
        assertEquals(right[i] == count[i], score.isKept());
        assertHardest(engine, score);
      }
    }
  }

  /** The pair that is named follows the rule at the step that is named, with that margin. */
  private static void assertHardest(RecurrentEngine engine, RuleScore score) {
    Subtraction pair = score.hardest().pair();
    int t = score.hardest().timeStep();
    assertEquals(score.rule(), Rule.at(pair, t));
    Samples one = new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()});
    float logit = engine.trace(one.toSequences(), 0).logit(t);
    assertEquals(score.smallestMargin(), score.rule().differenceBit() == 1 ? logit : -logit, 1e-4);
    if (t < pair.bits() - 1) {
      assertTrue(pair.a() > pair.b(), pair.toString());
      long below = (1L << (pair.bits() - 1)) - 1;
      boolean free = t < pair.bits() - 2 || (pair.a() & below) > 0 || (pair.b() & below) > 0;
      assertTrue(!free || pair.b() > 0, pair.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 2, 1", "LSTM, 3, 0.6", "LSTM, 5, 0.4", "GRU, 4, 0.8", "RNN, 4, 0.5"})
  void agreesWithEveryPairOnItsOwn(CellType cell, int bits, double shake) {
    try (RecurrentEngine engine = TrainedNetworks.engine(TrainedNetworks.shaken(cell, shake))) {
      Counted counted = new Counted();
      for (long a = 0; a < 1L << bits; a++) {
        for (long b = 0; b < 1L << bits; b++) {
          counted.pair(engine, bits, a, b);
        }
      }
      RuleTable table = new PairChecker(bits, 1).examine(engine).rules();
      counted.assertAgrees(engine, table);
      assertFalse(table.sampled());
      assertEquals((1L << (2 * bits)) * bits, table.count());
      assertTrue(table.kept() < 8, table.toString());
      assertTrue(table.scores().stream().anyMatch(score -> score.right() > 0));
    }
  }

  @Test
  void widerNumbersAreSampled() {
    try (RecurrentEngine engine =
        TrainedNetworks.engine(TrainedNetworks.shaken(CellType.LSTM, 0.4))) {
      RuleTable table = new PairChecker(9, 5).examine(engine).rules();
      Samples sample = PairChecker.sample(9, 5);
      Counted counted = new Counted();
      for (int i = 0; i < 4096; i++) {
        counted.pair(engine, 9, sample.a()[i], sample.b()[i]);
      }
      counted.assertAgrees(engine, table);
      assertTrue(table.sampled());
      assertEquals(4096L * 9, table.count());
      assertEquals(4096L * 62, new PairChecker(62, 5).examine(engine).rules().count());
    }
  }

  /** The article's network learnt all of it. */
  @ParameterizedTest
  @EnumSource
  void aTrainedNetworkKeepsEveryRule(CellType cell) {
    try (RecurrentEngine engine = TrainedNetworks.engine(TrainedNetworks.shaken(cell, 0))) {
      RuleTable table = new PairChecker(8, 1).examine(engine).rules();
      assertEquals(8, table.kept());
      assertEquals(65_536L * 8, table.count());
      for (RuleScore score : table.scores()) {
        assertEquals(1, score.accuracy());
        assertTrue(score.smallestMargin() > 0 && score.smallestMargin() <= score.meanMargin());
      }
    }
  }

  /** It answers every step alike, so that the first pair of each rule is the hardest. */
  @Test
  void theHardestPairIsOneOfTheArticlesWhereThereIsAChoice() {
    WeightLayout layout = new WeightLayout(CellType.RNN, 1);
    try (RecurrentEngine engine =
        TrainedNetworks.engine(Weights.of(layout, new float[layout.size()]))) {
      RuleTable table = new PairChecker(4, 1).examine(engine).rules();
      assertEquals(new Case(new Subtraction(12, 4, 4), 0), table.score(rule("000")).hardest());
      assertEquals(new Case(new Subtraction(13, 4, 4), 0), table.score(rule("100")).hardest());
      assertEquals(new Case(new Subtraction(8, 1, 4), 0), table.score(rule("010")).hardest());
      assertEquals(new Case(new Subtraction(8, 1, 4), 1), table.score(rule("001")).hardest());
    }
  }

  private static Rule rule(String bits) {
    return Rule.ALL.get(Integer.parseInt(bits, 2));
  }

  @Test
  void aRuleThatNeverAppliedIsNotKept() {
    RuleScore none = new RuleScore(Rule.ALL.get(0), 0, 0, Double.NaN, Double.NaN, null);
    assertFalse(none.isKept());
    assertEquals(Double.NaN, none.accuracy());
    assertThrows(IllegalArgumentException.class, () -> new RuleTable(List.of(none), false));
  }
}
