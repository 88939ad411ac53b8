package dev.gatescope.eval.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations come to and change, against one pair after the other. */
class SurgeryAnalysisTest {
  private static final int BITS = 4;
  private static final long SEED = 822;

  private final OperationCompiler compiler = new OperationCompiler();
  private final SurgeryAnalysis analysis = new SurgeryAnalysis();
  private final NetworkEngine engine = new NetworkEngine();
  private final Prober prober = new Prober();

  @AfterEach
  void close() {
    compiler.close();
    analysis.close();
    engine.close();
    prober.close();
  }

  /** Random weights large enough that gates are anything between open and shut. */
  private static Weights weights(CellType cell) {
    float[] values = Weights.initial(new WeightLayout(cell, 5), new TorchRandom(3)).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 3;
    }
    return Weights.of(new WeightLayout(cell, 5), values);
  }

  private Surgery compile(Weights weights, Operation... operations) {
    Compiled compiled = compiler.compile(weights, BITS, List.of(operations));
    assertTrue(compiled.problems().stream().allMatch(Optional::isEmpty));
    return compiled.surgery();
  }

  private GateTrace trace(Network network, long a, long b, int bits) {
    return engine
        .with(network)
        .trace(new Samples(bits, new long[] {a}, new long[] {b}).toSequences(), 0);
  }

  private static float value(GateTrace trace, Site site, int t, int unit) {
    return switch (site) {
      case CELL_STATE -> trace.cellState(t, unit);
      case HIDDEN_STATE -> trace.hiddenState(t, unit);
      default -> trace.gate(site.gate().orElseThrow(), t, unit);
    };
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void meansAreOverAllPairsAndSteps(CellType cell) {
    Weights weights = weights(cell);
    int side = 1 << BITS;
    for (Site site : Site.values()) {
      if (!site.isIn(cell)) {
        continue;
      }
      double[] sums = new double[5];
      for (int a = 0; a < side; a++) {
        for (int b = 0; b < side; b++) {
          GateTrace trace = trace(Network.of(weights), a, b, BITS);
          for (int t = 0; t < BITS; t++) {
            for (int unit = 0; unit < 5; unit++) {
              sums[unit] += value(trace, site, t, unit);
            }
          }
        }
      }
      Surgery surgery = compile(weights, new Hold(site, Units.ALL, Clamp.EVERY, Level.MEAN));
      assertEquals(5, surgery.clamps().size());
      for (Clamp clamp : surgery.clamps()) {
        double mean = sums[clamp.unit()] / (side * side * BITS);
        assertEquals(mean, clamp.value(), 1e-5, site + " of unit " + clamp.unit());
      }
    }
  }

  /** The sample cannot be off by more than some standard errors from the sweep of fewer bits. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 16})
  void theDonorBorrowsAtTheStepOfTheTransplantWhichIsNotTheLast(int bits) {
    int step = Experiment.transplantStep(bits);
    assertTrue(step + 1 < bits);
    assertEquals(1, Experiment.donor(bits).borrowOut(step));
  }

  @Test
  void meansOfWideNumbersAreOfASample() {
    Weights weights = weights(CellType.LSTM);
    Operation mean = new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.MEAN);
    List<Clamp> all = compiler.clamps(weights, 8, mean);
    List<Clamp> sampled = compiler.clamps(weights, 9, mean);
    for (int unit = 0; unit < 5; unit++) {
      assertEquals(all.get(unit).value(), sampled.get(unit).value(), 0.03);
      assertFalse(all.get(unit).value() == sampled.get(unit).value());
    }
  }

  @Test
  void swapTakesTheStatesOfTheTrainedNetworkAndNoOthers() {
    Weights weights = weights(CellType.LSTM);
    Subtraction donor = new Subtraction(9, 6, BITS);
    Operation hold = new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.ONE);
    Operation swap = new Swap(Site.CELL_STATE, Units.parse("1,3-4"), 2, donor);
    Surgery surgery = compile(weights, hold, swap);
    GateTrace trained = trace(Network.of(weights), 9, 6, BITS);
    List<Clamp> clamps = surgery.at(Site.CELL_STATE, 2);
    assertEquals(List.of(1, 3, 4), clamps.stream().map(Clamp::unit).toList());
    for (Clamp clamp : clamps) {
      assertEquals(trained.cellState(2, clamp.unit()), clamp.value());
    }
    assertEquals(List.of(), surgery.at(Site.CELL_STATE, 1));
    GateTrace operated = trace(new Network(weights, surgery), 3, 1, BITS);
    assertEquals(trained.cellState(2, 3), operated.cellState(2, 3));
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void effectIsThatOfAskingPairAfterPair(CellType cell) {
    Weights weights = weights(cell);
    Surgery surgery =
        compile(
            weights,
            new Silence(Units.of(2)),
            new Hold(Site.HIDDEN_STATE, Units.of(4), 1, Level.of(0.5f)));
    Network network = new Network(weights, surgery);
    Effect effect = analysis.effect(network, new Subtraction(9, 6, BITS), SEED);
    assertScores(Network.of(weights), effect.before());
    assertScores(network, effect.after());
  }

  private void assertScores(Network network, Scores scores) {
    int side = 1 << BITS;
    int wrong = 0;
    int article = 0;
    int articleWrong = 0;
    int[] wrongAtStep = new int[BITS];
    long[] ruleRight = new long[8];
    long[] ruleCount = new long[8];
    for (int a = 0; a < side; a++) {
      for (int b = 0; b < side; b++) {
        GateTrace trace = trace(network, a, b, BITS);
        boolean any = false;
        for (int t = 0; t < BITS; t++) {
          boolean right = trace.bit(t) == trace.target(t);
          wrongAtStep[t] += right ? 0 : 1;
          any |= !right;
          int rule = Rule.at(new Subtraction(a, b, BITS), t).index();
          ruleCount[rule]++;
          ruleRight[rule] += right ? 1 : 0;
        }
        boolean counts = a >= 2 && a <= side - 2 && b >= 1 && b < a;
        article += counts ? 1 : 0;
        articleWrong += counts && any ? 1 : 0;
        wrong += any ? 1 : 0;
        assertEquals(any, scores.isWrong(a, b), a + " - " + b);
      }
    }
    assertTrue(wrong > 0 && wrong < side * side, "something to see");
    assertEquals(side * side, scores.pairs());
    assertEquals(wrong, scores.wrong());
    assertEquals(article, scores.articlePairs());
    assertEquals(articleWrong, scores.articleWrong());
    assertEquals(Arrays.toString(wrongAtStep), Arrays.toString(scores.wrongAtStep()));
    for (Rule rule : Rule.ALL) {
      assertEquals(ruleCount[rule.index()], scores.rules().score(rule).count());
      assertEquals(ruleRight[rule.index()], scores.rules().score(rule).right());
    }
  }

  @Test
  void changedBitsAreThoseOfThePairsPasses() {
    Weights weights = weights(CellType.LSTM);
    Surgery surgery = compile(weights, new Hold(Site.OUTPUT, Units.ALL, Clamp.EVERY, Level.of(-2)));
    int changes = 0;
    for (int a = 1; a < 1 << BITS; a++) {
      Subtraction pair = new Subtraction(a, a - 1, BITS);
      Effect effect = analysis.effect(new Network(weights, surgery), pair, SEED);
      long before = trace(Network.of(weights), a, a - 1, BITS).predicted();
      long after = trace(new Network(weights, surgery), a, a - 1, BITS).predicted();
      long changed = effect.changedSteps().stream().mapToLong(t -> 1L << t).sum();
      assertEquals(before ^ after, changed);
      changes += effect.changedSteps().size();
    }
    assertTrue(changes > 0);
  }

  @Test
  void wideNumbersAreJudgedByASample() {
    Weights weights = weights(CellType.GRU);
    Network network =
        new Network(weights, new Surgery(compiler.clamps(weights, 12, new Silence(Units.ALL))));
    Subtraction pair = new Subtraction(4000, 7, 12);
    Effect effect = analysis.effect(network, pair, SEED);
    assertTrue(effect.after().sampled());
    assertEquals(PairChecker.SAMPLED_PAIRS, effect.after().pairs());
    // With h at zero the bit is one and the same: each pair with another bit somewhere is wrong.
    int bit = effect.traceAfter().bit(0);
    for (Rule rule : Rule.ALL) {
      double expected = rule.differenceBit() == bit ? 1 : 0;
      assertEquals(expected, effect.after().rules().score(rule).accuracy());
    }
  }

  @Test
  void whatDidNotChangeIsNotMeasuredAgain() {
    Weights weights = weights(CellType.RNN);
    Network network = new Network(weights, compile(weights, new Silence(Units.of(1))));
    Effect first = analysis.effect(network, new Subtraction(9, 6, BITS), SEED);
    Effect second = analysis.effect(network, new Subtraction(3, 1, BITS), SEED);
    assertSame(first.before(), second.before());
    assertSame(first.after(), second.after());
    Network other = new Network(weights, compile(weights, new Silence(Units.of(2))));
    Effect third = analysis.effect(other, new Subtraction(3, 1, BITS), SEED);
    assertSame(first.before(), third.before());
    assertFalse(first.after().wrongPairs().equals(third.after().wrongPairs()));
  }

  /** One unit is the borrow itself, by construction: h_t = tanh(10 (b - a) + 5 h_{t-1}). */
  @Test
  void borrowUnitIsFoundInANetworkThatHasOne() {
    WeightLayout layout = new WeightLayout(CellType.RNN, 3);
    float[] values = new float[layout.size()];
    int unit = 2;
    values[layout.inputWeight().offset() + 2 * unit] = -10;
    values[layout.inputWeight().offset() + 2 * unit + 1] = 10;
    values[layout.recurrentWeight().offset() + 3 * unit + unit] = 5;
    // At the first step h is 0 where -1 would be right; a = b then gives 0, neither borrow nor
    // none.
    // A unit that knows the bit of b alone goes with the borrow too, but less.
    values[layout.inputWeight().offset() + 1] = 10;
    Weights weights = Weights.of(layout, values);
    BorrowUnit found = BorrowUnit.find(prober, weights, 8);
    assertEquals(unit, found.unit());
    assertTrue(found.correlation() > 0.9, "correlation " + found.correlation());
    assertEquals(found, BorrowUnit.find(prober, weights, 10), "wider numbers have it too");
    Weights constant = Weights.of(layout, new float[layout.size()]);
    assertEquals(new BorrowUnit(0, 0), BorrowUnit.find(prober, constant, 8));
  }

  /** What the texts of the experiments say of the models that ship. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void textsOfTheExperimentsHoldForTheModelsThatShip(CellType cell) {
    Weights weights = ShippedModel.read(cell).weights();
    BorrowUnit unit = BorrowUnit.find(prober, weights, 8);
    assertTrue(Math.abs(unit.correlation()) > 0.6, cell + ": " + unit);
    List<Experiment> experiments = Experiment.of(cell, 8, unit.unit());
    assertEquals(cell == CellType.RNN ? 2 : 5, experiments.size());
    for (Experiment experiment : experiments) {
      Surgery surgery = compiler.compile(weights, 8, experiment.operations()).surgery();
      Scores scores =
          analysis.effect(new Network(weights, surgery), new Subtraction(128, 1, 8), SEED).after();
      switch (experiment.kind()) {
        case FORGET_ZERO -> {
          assertEquals(86, Math.round(100 * scores.rightShare()));
          assertWrongFrom(3, scores);
          for (int t = 4; t < 8; t++) {
            assertTrue(scores.wrongAtStep()[t] > scores.wrongAtStep()[t - 1]);
          }
        }
        case FORGET_ONE -> {
          assertEquals(10, Math.round(100 * scores.rightShare()));
          assertWrongFrom(2, scores);
        }
        case INPUT_ZERO, UPDATE_ONE -> {
          for (int wrong : scores.wrongAtStep()) {
            assertEquals(scores.pairs() / 2, wrong);
          }
          assertEquals(scores.pairs() - 256, scores.wrong());
        }
        case UPDATE_ZERO -> assertEquals(86, Math.round(100 * scores.rightShare()));
        case RESET_ZERO -> {
          assertEquals(18, Math.round(100 * scores.rightShare()));
          assertWrongFrom(1, scores);
        }
        case SILENCE -> {
          if (cell == CellType.LSTM) {
            assertWrongFrom(6, scores);
          }
        }
        case TRANSPLANT -> {
          assertEquals(withoutBorrow(3), scores.wrongAtStep()[4]);
          assertJustThoseWithoutBorrowAreWrong(new Network(weights, surgery), 4);
        }
      }
    }
  }

  /** At one step, the pairs that the step before hands no borrow, and no others. */
  private static void assertJustThoseWithoutBorrowAreWrong(Network network, int timeStep) {
    try (NetworkEngine engine = new NetworkEngine()) {
      PrefixSweep sweep = engine.with(network).sweep(8);
      for (int prefix = 0; prefix < PrefixSweep.prefixes(timeStep); prefix++) {
        Subtraction pair = new Subtraction(PrefixTree.a(prefix), PrefixTree.b(prefix), 8);
        boolean right = sweep.bit(timeStep, prefix) == pair.differenceBit(timeStep);
        assertEquals(pair.borrowIn(timeStep) == 1, right, pair.toString());
      }
    }
  }

  /** Pairs whose step hands on no borrow. */
  private static int withoutBorrow(int timeStep) {
    int count = 0;
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        count += 1 - new Subtraction(a, b, 8).borrowOut(timeStep);
      }
    }
    return count;
  }

  private static void assertWrongFrom(int first, Scores scores) {
    for (int t = 0; t < scores.bits(); t++) {
      assertEquals(t >= first, scores.wrongAtStep()[t] > 0, "bit " + t);
    }
  }

  @Test
  void withoutSurgeryTheScoresAreThePairChecks() {
    Weights weights = weights(CellType.GRU);
    Scores scores = analysis.effect(Network.of(weights), new Subtraction(9, 6, BITS), SEED).after();
    RecurrentEngine trained = engine.with(Network.of(weights));
    PairCheck check = new PairChecker(BITS, 1).check(trained);
    assertEquals(check.wrong(), scores.articleWrong());
    assertEquals(check.everyWrong(), scores.wrong());
  }

  /** Where it is sampled too: of every run with that run's own sample. */
  @Test
  void ofWideNumbersTheScoresAreThoseOfTheRunsSample() {
    Weights weights = ShippedModel.read(CellType.LSTM).weights();
    Hold forgetful = new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.ZERO);
    Network network = new Network(weights, compile(weights, forgetful));
    Subtraction pair = new Subtraction(300, 44, 10);
    Set<Integer> counts = new HashSet<>();
    for (long seed : new long[] {822, 5, 7}) {
      Scores scores = analysis.effect(network, pair, seed).after();
      assertTrue(scores.sampled());
      PairCheck check = new PairChecker(10, seed).check(engine.with(network));
      assertEquals(check.wrong(), scores.articleWrong(), "seed " + seed);
      counts.add(check.wrong());
    }
    assertTrue(counts.size() > 1, "the samples differ");
  }
}
