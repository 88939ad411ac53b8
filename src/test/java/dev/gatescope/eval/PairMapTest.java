package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Csv;
import dev.gatescope.data.DataSet;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Split;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class PairMapTest {
  @ParameterizedTest
  @CsvSource({
    "LSTM, 5, 2",
    "LSTM, 3, 3",
    "LSTM, 4, 4",
    "LSTM, 6, 5",
    "LSTM, 1, 6",
    "GRU, 7, 4",
    "RNN, 9, 5"
  })
  void everyPairIsAnsweredAsByAForwardPassOfItsOwn(CellType cell, int hidden, int bits) {
    try (RecurrentEngine engine = engine(cell, hidden)) {
      PairMap map = PairMap.of(engine, new PairGrid(bits, 1));
      assertEquals(1 << (2 * bits), map.grid().cells());
      for (int a = 0; a < 1 << bits; a++) {
        for (int b = 0; b < 1 << bits; b++) {
          assertCell(engine, map, new Subtraction(a, b, bits));
        }
      }
      assertTrue(map.wrongCells() > 0 && map.wrongCells() < map.grid().cells());
    }
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 7", "LSTM, 8", "GRU, 8", "RNN, 8"})
  void allPairsOfWiderNumbersAgreeWithPredictions(CellType cell, int bits) {
    try (RecurrentEngine engine = engine(cell, 6)) {
      PairMap map = PairMap.of(engine, new PairGrid(bits, 1));
      Predictions all = Predictions.of(engine, map.grid().samples());
      int wrong = 0;
      for (int at = 0; at < map.grid().cells(); at++) {
        assertEquals(all.pair(at), map.grid().pair(at));
        assertEquals(all.predicted(at), map.predicted(at));
        assertEquals(all.absoluteError(at), map.absoluteError(at));
        assertEquals(all.predicted(at) != all.expected(at), map.wrong(at));
        wrong += map.wrong(at) ? 1 : 0;
      }
      assertEquals(wrong, map.wrongCells());
      // A spread of pairs with every logit of their own.
      for (int at = 0; at < map.grid().cells(); at += 997) {
        assertCell(engine, map, map.grid().pair(at));
      }
    }
  }

  private static void assertCell(RecurrentEngine engine, PairMap map, Subtraction pair) {
    int cell = map.grid().cellOf(pair);
    assertEquals(pair, map.grid().pair(cell));
    assertEquals(pair.difference(), map.grid().difference(cell));
    assertEquals(pair.a() < pair.b(), map.grid().wraps(cell));
    Samples one = new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()});
    GateTrace trace = engine.trace(one.toSequences(), 0);
    float margin = Float.POSITIVE_INFINITY;
    int firstWrong = PairMap.NO_BIT;
    long predicted = 0;
    for (int t = pair.bits() - 1; t >= 0; t--) {
      margin = Math.min(margin, trace.logit(t) * (pair.differenceBit(t) == 1 ? 1 : -1));
      firstWrong = trace.bit(t) == pair.differenceBit(t) ? firstWrong : t;
      predicted = 2 * predicted + trace.bit(t);
    }
    assertEquals(predicted, map.predicted(cell));
    assertEquals(firstWrong, map.firstWrongBit(cell));
    assertEquals(margin, map.smallestMargin(cell), 2e-5 * (1 + Math.abs(margin)));
    assertEquals(Math.abs(pair.difference() - predicted), map.absoluteError(cell));
    assertEquals(pair.longestBorrowChain(), map.longestBorrowChain(cell));
    int chain = 0;
    while (firstWrong > chain && pair.borrowOut(firstWrong - 1 - chain) == 1) {
      chain++;
    }
    assertEquals(chain, map.borrowChainToFirstWrongBit(cell));
  }

  /** 128 - 1 borrows from bit 0 up to bit 6, so that seven borrows arrive at bit 7. */
  @Test
  void theBorrowChainOfAKnownError() {
    try (RecurrentEngine engine = alwaysOne(3)) {
      PairMap map = PairMap.of(engine, new PairGrid(8, 1));
      int cell = map.grid().cellOf(128, 1);
      assertEquals(127, map.grid().difference(cell));
      assertEquals(255, map.predicted(cell));
      assertEquals(128, map.absoluteError(cell));
      assertEquals(7, map.firstWrongBit(cell));
      assertEquals(7, map.borrowChainToFirstWrongBit(cell));
      assertEquals(7, map.longestBorrowChain(cell));
      assertEquals(-3, map.smallestMargin(cell), 1e-6);
      // 0 - 1 is 255 modulo 256: the one answer of this network that is right for a < b.
      assertFalse(map.wrong(map.grid().cellOf(0, 1)));
      assertEquals(3, map.smallestMargin(map.grid().cellOf(0, 1)), 1e-6);
      assertEquals(0, map.borrowChainToFirstWrongBit(map.grid().cellOf(0, 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 12, 32, 62})
  void widerNumbersAreBinnedWithOnePairOfEachBin(int bits) {
    PairGrid grid = new PairGrid(bits, 7);
    assertFalse(grid.exact());
    assertEquals(128, grid.side());
    assertEquals(1L << (bits - 7), grid.binWidth());
    for (int cell = 0; cell < grid.cells(); cell++) {
      Subtraction pair = grid.pair(cell);
      assertEquals(cell / 128, pair.a() / grid.binWidth());
      assertEquals(cell % 128, pair.b() / grid.binWidth());
      assertEquals(cell, grid.cellOf(pair));
    }
    assertEquals(grid.pair(4711), new PairGrid(bits, 7).pair(4711));
    assertTrue(
        IntStream.range(0, grid.cells())
            .anyMatch(cell -> !grid.pair(cell).equals(new PairGrid(bits, 8).pair(cell))));
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 9", "GRU, 32", "RNN, 16"})
  void binnedPairsAreAnsweredAsByAForwardPassOfTheirOwn(CellType cell, int bits) {
    try (RecurrentEngine engine = engine(cell, 4)) {
      PairMap map = PairMap.of(engine, new PairGrid(bits, 3));
      for (int at = 0; at < map.grid().cells(); at += 131) {
        assertCell(engine, map, map.grid().pair(at));
      }
    }
  }

  /** A probability that is rounded to 1 does not end the margin. */
  @ParameterizedTest
  @ValueSource(ints = {4, 12})
  void marginsAreLogitsAtEveryWidth(int bits) {
    try (RecurrentEngine engine = alwaysOne(40)) {
      PairMap map = PairMap.of(engine, new PairGrid(bits, 1));
      long ones = (1L << bits) - 1;
      for (int cell = 0; cell < map.grid().cells(); cell += 7) {
        boolean right = map.grid().difference(cell) == ones;
        assertEquals(right ? 40 : -40, map.smallestMargin(cell));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 65536, 32131, 32640", "2, 16, 1, 6", "5, 1024, 435, 496"})
  void groupsHaveTheirPairs(int bits, int all, int article, int wrapped) {
    try (RecurrentEngine engine = engine(CellType.LSTM, 3)) {
      PairMap map = PairMap.of(engine, new PairGrid(bits, 1));
      List<GroupCount> counts = GroupCount.of(map, null);
      assertEquals(
          List.of(PairGroup.ALL, PairGroup.ARTICLE, PairGroup.WRAPPED),
          counts.stream().map(GroupCount::group).toList());
      assertEquals(List.of(all, article, wrapped), counts.stream().map(GroupCount::pairs).toList());
      PairCheck check = new PairChecker(bits, 1).check(engine);
      assertEquals(check.everyWrong(), counts.get(0).wrong());
      assertEquals(check.wrong(), counts.get(1).wrong());
      assertEquals(map.wrongCells(), counts.get(0).wrong());
    }
  }

  @Test
  void membershipKnowsBothSetsAndTheirOverlap() {
    Samples samples = new Samples(4, new long[] {9, 7, 9, 12, 12}, new long[] {3, 2, 3, 5, 5});
    DataSet data = new DataSet(samples, Split.of(new int[] {0, 1}, new int[] {2, 3, 4}));
    PairGrid grid = new PairGrid(4, 1);
    GridMembership membership = new GridMembership(grid, data);
    assertEquals(Membership.TRAINING_AND_TEST, membership.of(grid.cellOf(9, 3)));
    assertEquals(Membership.TRAINING, membership.of(grid.cellOf(7, 2)));
    assertEquals(Membership.TEST, membership.of(grid.cellOf(12, 5)));
    assertEquals(Membership.UNSEEN, membership.of(grid.cellOf(3, 9)));
    try (RecurrentEngine engine = engine(CellType.LSTM, 3)) {
      PairMap map = PairMap.of(engine, grid);
      Table table = PairMapTables.pairs(map, membership);
      assertEquals("training+test", table.getString(grid.cellOf(9, 3), "membership"));
      assertEquals("training", table.getString(grid.cellOf(7, 2), "membership"));
      assertEquals("test", table.getString(grid.cellOf(12, 5), "membership"));
      assertEquals("unseen", table.getString(grid.cellOf(3, 9), "membership"));
      Map<PairGroup, Integer> pairs =
          GroupCount.of(map, membership).stream()
              .collect(Collectors.toMap(GroupCount::group, GroupCount::pairs));
      assertEquals(2, pairs.get(PairGroup.TRAINING));
      assertEquals(2, pairs.get(PairGroup.TEST));
      assertEquals(1, pairs.get(PairGroup.TEST_ONLY));
      assertEquals(256 - 3, pairs.get(PairGroup.UNSEEN));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new GridMembership(new PairGrid(5, 1), data));
  }

  /** Of two bits the article has 2 - 1 alone, which is 1 and not 3; right are the pairs with 3. */
  @Test
  void groupsAsATable() {
    Samples samples = new Samples(2, new long[] {3, 3, 2}, new long[] {0, 0, 1});
    DataSet data = new DataSet(samples, Split.of(new int[] {0}, new int[] {1, 2}));
    PairGrid grid = new PairGrid(2, 1);
    try (RecurrentEngine engine = alwaysOne(3)) {
      assertEquals(
          """
          group,pairs,wrong
          all,16,12
          article_range,1,1
          a_below_b,6,3
          training,1,0
          test,2,1
          test_not_in_training,1,1
          unseen,14,11
          """,
          Csv.toText(
              PairMapTables.groups(
                  GroupCount.of(PairMap.of(engine, grid), new GridMembership(grid, data)))));
    }
  }

  @Test
  void worstCellsComeInTheOrderOfTheirMargins() {
    try (RecurrentEngine engine = engine(CellType.LSTM, 3)) {
      PairMap map = PairMap.of(engine, new PairGrid(6, 1));
      int[] worst = map.worstCells(Integer.MAX_VALUE);
      assertEquals(map.wrongCells(), Arrays.stream(worst).distinct().count());
      for (int i = 0; i < worst.length; i++) {
        assertTrue(map.wrong(worst[i]));
        assertTrue(i == 0 || map.smallestMargin(worst[i - 1]) <= map.smallestMargin(worst[i]));
      }
      assertArrayEquals(Arrays.copyOf(worst, 10), map.worstCells(10));
      assertNotEquals(0, worst.length);
    }
  }

  @Test
  void tablesHaveARowAPair() {
    try (RecurrentEngine engine = engine(CellType.GRU, 5)) {
      PairMap map = PairMap.of(engine, new PairGrid(4, 1));
      Table table = PairMapTables.pairs(map, null);
      assertEquals(256, table.rowCount());
      for (Row row : table) {
        int cell = map.grid().cellOf(row.getLong("a"), row.getLong("b"));
        assertEquals(row.getRowNumber(), cell);
        assertEquals(map.predicted(cell), row.getLong("predicted"));
        assertEquals(map.smallestMargin(cell), (float) row.getDouble("smallest_margin"));
        assertEquals(!map.wrong(cell), row.isMissing("first_wrong_bit"));
        assertEquals("", row.getString("membership"));
      }
      Table wrong = PairMapTables.wrongPairs(map, null);
      assertEquals(map.wrongCells(), wrong.rowCount());
      assertEquals(map.grid().a(map.worstCells(1)[0]), wrong.row(0).getLong("a"));
    }
  }

  private static RecurrentEngine engine(CellType cell, int hidden) {
    WeightLayout layout = new WeightLayout(cell, hidden);
    Random random = new Random(hidden);
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1.5 * random.nextGaussian());
    }
    return engine(Weights.of(layout, values));
  }

  /** All weights 0 but the output's bias: the answer to everything is a bit 1. */
  private static RecurrentEngine alwaysOne(float logit) {
    WeightLayout layout = new WeightLayout(CellType.LSTM, 2);
    float[] values = new float[layout.size()];
    values[layout.size() - 1] = logit;
    return engine(Weights.of(layout, values));
  }

  private static RecurrentEngine engine(Weights weights) {
    return Engines.create(EngineChoice.AUTO, weights, AdamSettings.withLearningRate(1));
  }
}
