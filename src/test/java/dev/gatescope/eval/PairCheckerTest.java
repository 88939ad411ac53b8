package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.random.NumpyRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairCheckerTest {
  /** Weights that learnt to subtract, shaken until some pairs are wrong and others are not. */
  @ParameterizedTest
  @CsvSource({
    "LSTM, 2, 1",
    "LSTM, 3, 0.6",
    "LSTM, 4, 0.5",
    "LSTM, 5, 0.4",
    "GRU, 4, 0.8",
    "RNN, 4, 0.5"
  })
  void agreesWithEveryPairOnItsOwn(CellType cell, int bits, double shake) {
    try (RecurrentEngine engine = TrainedNetworks.engine(TrainedNetworks.shaken(cell, shake))) {
      PairCheck check = new PairChecker(bits, 1).check(engine);
      int pairs = 0;
      int wrong = 0;
      int everyWrong = 0;
      for (long a = 0; a < 1L << bits; a++) {
        for (long b = 0; b < 1L << bits; b++) {
          Samples one = new Samples(bits, new long[] {a}, new long[] {b});
          int missed = Predictions.of(engine, one).wrong();
          everyWrong += missed;
          if (a >= 2 && a <= (1L << bits) - 2 && b >= 1 && b < a) {
            pairs++;
            wrong += missed;
          }
        }
      }
      assertEquals(new PairCheck(pairs, wrong, 1 << (2 * bits), everyWrong, false), check);
      assertTrue(wrong > 0 && everyWrong < check.everyPair(), check.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theArticlesRangeHas32131Pairs(CellType cell) {
    try (RecurrentEngine engine = TrainedNetworks.engine(TrainedNetworks.shaken(cell, 0))) {
      PairCheck check = new PairChecker(8, 1).check(engine);
      assertEquals(32_131, check.pairs());
      assertEquals(65_536, check.everyPair());
      assertEquals(0, check.wrong());
      PairCheck narrow = new PairChecker(2, 1).check(engine);
      assertEquals(1, narrow.pairs());
      assertEquals(16, narrow.everyPair());
    }
  }

  /** One examiner after all of them answers as a checker of each one's own. */
  @Test
  void anExaminerGoesFromNetworkToNetworkAndFromWidthToWidth() {
    try (Examiner examiner = new Examiner()) {
      for (double shake : new double[] {0.5, 1}) {
        Network network = Network.of(TrainedNetworks.shaken(CellType.LSTM, shake));
        try (RecurrentEngine engine = TrainedNetworks.engine(network.weights())) {
          for (int bits : new int[] {3, 4, 4}) {
            PairCheck own = new PairChecker(bits, 1).check(engine);
            assertTrue(own.everyWrong() > 0, own.toString());
            assertEquals(own, examiner.examine(network, bits, 1).pairs());
          }
        }
      }
    }
  }

  /** A run draws its data with its seed: the sample must not be those numbers once more. */
  @ParameterizedTest
  @CsvSource({"822, 16", "0, 16", "4294967295, 16", "822, 32"})
  void theSampleIsNotTheDataOfTheRun(long seed, int bits) {
    Samples sample = PairChecker.sample(bits, seed);
    Samples data = SampleGenerator.generate(bits, 10_000, false, false, new NumpyRandom(seed));
    Set<Subtraction> trained = new HashSet<>();
    for (int i = 0; i < data.count(); i++) {
      trained.add(data.pair(i));
    }
    int again = 0;
    for (int i = 0; i < sample.count(); i++) {
      again += trained.contains(sample.pair(i)) ? 1 : 0;
    }
    assertTrue(again < sample.count() / 100, again + " of " + sample.count());
    assertEquals(PairChecker.SAMPLED_PAIRS, sample.count());
  }

  @Test
  void widerNumbersAreSampledTheSameEveryTime() {
    try (RecurrentEngine engine =
        TrainedNetworks.engine(TrainedNetworks.shaken(CellType.LSTM, 0.4))) {
      PairChecker checker = new PairChecker(9, 5);
      PairCheck check = checker.check(engine);
      assertEquals(check, checker.check(engine));
      assertEquals(check, new PairChecker(9, 5).check(engine));
      Samples sample = PairChecker.sample(9, 5);
      int wrong = Predictions.of(engine, sample).wrong();
      assertEquals(new PairCheck(4096, wrong, 0, 0, true), check);
      assertTrue(wrong > 0 && wrong < 4096, check.toString());
      assertTrue(wrong != new PairChecker(9, 6).check(engine).wrong());
      assertEquals(4096, new PairChecker(62, 5).check(engine).pairs());
    }
  }
}
