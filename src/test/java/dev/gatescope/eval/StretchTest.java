package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
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
      for (int t = bits - 1; t >= 0; t--) {
        Stretch.Place place = stretch.places().get(t);
        assertEquals(t, place.bit());
        assertEquals((double) right[t] / sample.count(), place.accuracy());
        assertEquals(sum[t] / sample.count(), place.meanMargin(), 1e-3);
        assertEquals(smallest[t], place.smallestMargin(), 1e-3);
        first = right[t] < sample.count() ? t : first;
      }
      assertTrue(first >= 0, "shaken weights fail somewhere");
      assertEquals(OptionalInt.of(first), stretch.firstFailing());
    }
  }

  @Test
  void theTrainedWidthIsRightAndSeedsMatter() {
    try (RecurrentEngine engine =
        TrainedNetworks.engine(TrainedNetworks.shaken(CellType.LSTM, 0))) {
      Stretch eight = Stretch.of(engine, 8, 7);
      assertEquals(OptionalInt.empty(), eight.firstFailing());
      assertEquals(eight, Stretch.of(engine, 8, 7));
      assertNotEquals(eight, Stretch.of(engine, 8, 8));
      assertEquals(List.of(16, 32, 64), Stretch.WIDTHS);
    }
  }
}
