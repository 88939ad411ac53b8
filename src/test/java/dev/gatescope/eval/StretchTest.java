package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
  /** Wider than a long: the sample's own bits put together as big numbers and subtracted. */
  @ParameterizedTest
  @CsvSource({"16", "64", "100"})
  void theSampleIsSubtractedRightly(int bits) {
    Sequences sample = Stretch.sample(bits, 200, 3);
    boolean[] seen = new boolean[2];
    for (int i = 0; i < 200; i++) {
      BigInteger a = BigInteger.ZERO;
      BigInteger b = BigInteger.ZERO;
      BigInteger difference = BigInteger.ZERO;
      for (int t = 0; t < bits; t++) {
        a = sample.input(i, t, 0) == 1 ? a.setBit(t) : a;
        b = sample.input(i, t, 1) == 1 ? b.setBit(t) : b;
        difference = sample.target(i, t) == 1 ? difference.setBit(t) : difference;
      }
      assertEquals(a.subtract(b).mod(BigInteger.ONE.shiftLeft(bits)), difference);
      seen[a.compareTo(b) < 0 ? 1 : 0] = true;
    }
    assertTrue(seen[0] && seen[1], "both a < b and a > b are drawn");
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 16, 0.4", "LSTM, 64, 0.3", "GRU, 32, 0.5", "RNN, 32, 0.4"})
  void agreesWithTheTracesOfItsPairs(CellType cell, int bits, double shake) {
    try (RecurrentEngine engine = TrainedNetworks.engine(TrainedNetworks.shaken(cell, shake))) {
      Stretch stretch = Stretch.of(engine, bits, 7);
      Sequences sample = Stretch.sample(bits, stretch.pairs(), 7);
      int[] right = new int[bits];
      double[] sum = new double[bits];
      double[] smallest = new double[bits];
      for (int i = 0; i < sample.count(); i++) {
        GateTrace trace = engine.trace(sample, i);
        for (int t = 0; t < bits; t++) {
          double margin = trace.target(t) == 1 ? trace.logit(t) : -trace.logit(t);
          right[t] += trace.bit(t) == trace.target(t) ? 1 : 0;
          sum[t] += margin;
          smallest[t] = i == 0 ? margin : Math.min(smallest[t], margin);
        }
      }
      int first = -1;
      int[] rightSoFar = rightSoFar(engine, sample);
      for (int t = bits - 1; t >= 0; t--) {
        Stretch.Place place = stretch.places().get(t);
        assertEquals(t, place.bit());
        assertEquals((double) right[t] / sample.count(), place.accuracy());
        assertEquals((double) rightSoFar[t] / sample.count(), place.rightSoFar());
        assertEquals(sum[t] / sample.count(), place.meanMargin(), 1e-3);
        assertEquals(smallest[t], place.smallestMargin(), 1e-3);
        first = right[t] < sample.count() ? t : first;
      }
      assertTrue(first >= 0, "shaken weights fail somewhere");
      assertEquals(OptionalInt.of(first), stretch.firstFailing());
      assertEquals((double) rightSoFar[bits - 1] / sample.count(), stretch.allRight());
    }
  }

  /** For each step, how many pairs have their first wrong bit above it. */
  private static int[] rightSoFar(RecurrentEngine engine, Sequences sample) {
    int[] counts = new int[sample.timeSteps()];
    for (int i = 0; i < sample.count(); i++) {
      GateTrace trace = engine.trace(sample, i);
      for (int t = 0; t < counts.length && trace.bit(t) == trace.target(t); t++) {
        counts[t]++;
      }
    }
    return counts;
  }

  /** The borrow is forgotten at one step, by surgery: the bit above is the first to fail. */
  @ParameterizedTest
  @CsvSource({"LSTM", "GRU", "RNN"})
  void whereABorrowIsLostIsKnownByConstruction(CellType cell) {
    Weights weights = BorrowNetworks.exact(cell, 6, 3);
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      for (Stretch width : Stretch.ofWidths(engine, 5)) {
        assertEquals(OptionalInt.empty(), width.firstFailing());
        assertEquals(1, width.allRight());
        assertTrue(width.places().stream().allMatch(place -> place.smallestMargin() > 0));
      }
      // h is -1 (of the LSTM -tanh 1) where there is no borrow.
      float none = cell.hasCellState() ? (float) -Math.tanh(1) : -1;
      engine.operate(new Surgery(List.of(new Clamp(Site.HIDDEN_STATE, 3, 20, none))));
      List<Stretch> widths = Stretch.ofWidths(engine, 5);
      assertEquals(OptionalInt.empty(), widths.get(0).firstFailing());
      for (Stretch width : widths.subList(1, 3)) {
        assertEquals(OptionalInt.of(21), width.firstFailing());
        // Random bits borrow about every other time.
        assertEquals(0.5, width.places().get(21).accuracy(), 0.06);
        assertEquals(width.places().get(21).accuracy(), width.allRight(), 0.26);
        assertEquals(1, width.places().get(30).accuracy(), 0.01);
      }
    }
  }

  @Test
  void largeNetworksAreAskedLess() {
    assertEquals(Stretch.PAIRS, Stretch.pairs(new WeightLayout(CellType.LSTM, 128)));
    int large = Stretch.pairs(new WeightLayout(CellType.LSTM, 512));
    assertTrue(large > 64 && large < Stretch.PAIRS, () -> "asked " + large);
    assertEquals(64, Stretch.pairs(new WeightLayout(CellType.LSTM, 4096)));
  }

  @Test
  void theTrainedWidthIsRightAndSeedsMatter() {
    try (RecurrentEngine engine =
        TrainedNetworks.engine(TrainedNetworks.shaken(CellType.LSTM, 0))) {
      Stretch eight = Stretch.of(engine, 8, 7);
      assertEquals(OptionalInt.empty(), eight.firstFailing());
      assertEquals(eight, Stretch.of(engine, 8, 7));
      assertNotEquals(eight, Stretch.of(engine, 8, 8));
      assertEquals(
          List.of(Stretch.of(engine, 16, 7), Stretch.of(engine, 32, 7), Stretch.of(engine, 64, 7)),
          Stretch.ofWidths(engine, 7));
    }
  }
}
