package dev.gatescope.eval.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class StateAtlasTest {
  /**
   * Two units: the covariance matrix has two eigenvalues and eigenvectors that school mathematics
   * gives, on states taken from traces of single pairs.
   */
  @ParameterizedTest
  @CsvSource({"LSTM, CELL_STATE", "LSTM, HIDDEN_STATE", "GRU, HIDDEN_STATE", "RNN, HIDDEN_STATE"})
  void agreesWithTheFormulaForTwoUnits(CellType cell, StateKind kind) {
    int bits = 3;
    Network network = initial(cell, 2);
    StateAtlas atlas = atlas(network, bits, kind);
    int count = 4 + 16 + 64;
    assertEquals(count, atlas.count());
    double[][] states = new double[count][2];
    try (Tracer tracer = new Tracer()) {
      for (long a = 0; a < 8; a++) {
        for (long b = 0; b < 8; b++) {
          Subtraction pair = new Subtraction(a, b, bits);
          GateTrace trace = tracer.trace(network, pair);
          for (int t = 0; t < bits; t++) {
            for (int unit = 0; unit < 2; unit++) {
              states[PrefixIndex.of(t, PrefixTree.of(pair, t))][unit] =
                  kind == StateKind.CELL_STATE
                      ? trace.cellState(t, unit)
                      : trace.hiddenState(t, unit);
            }
          }
        }
      }
    }
    double[] mean = new double[2];
    for (double[] state : states) {
      mean[0] += state[0] / count;
      mean[1] += state[1] / count;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] state : states) {
      xx += (state[0] - mean[0]) * (state[0] - mean[0]) / count;
      xy += (state[0] - mean[0]) * (state[1] - mean[1]) / count;
      yy += (state[1] - mean[1]) * (state[1] - mean[1]) / count;
    }
    double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double large = (xx + yy) / 2 + root;
    double angle = Math.atan2(large - xx, xy);
    double[] first = {Math.cos(angle), Math.sin(angle)};
    double[] second = {-first[1], first[0]};
    assertEquals(large / (xx + yy), atlas.shareX(), 1e-6);
    assertEquals(1 - large / (xx + yy), atlas.shareY(), 1e-6);
    double turnX = Math.signum(atlas.x(5) * along(states[5], mean, first));
    double turnY = Math.signum(Math.abs(second[0]) > Math.abs(second[1]) ? second[0] : second[1]);
    for (int i = 0; i < count; i++) {
      assertEquals(turnX * along(states[i], mean, first), atlas.x(i), 1e-5);
      assertEquals(turnY * along(states[i], mean, second), atlas.y(i), 1e-5);
    }
    assertEquals(turnX * along(new double[2], mean, first), atlas.startX(), 1e-5);
    assertEquals(turnY * along(new double[2], mean, second), atlas.startY(), 1e-5);
  }

  private static double along(double[] state, double[] mean, double[] axis) {
    return (state[0] - mean[0]) * axis[0] + (state[1] - mean[1]) * axis[1];
  }

  /** A plane keeps the most variance, and no coordinate of it says anything of the other. */
  @ParameterizedTest
  @EnumSource
  void axesAreUncorrelatedAndTheFirstPointsToTheBorrow(CellType cell) {
    StateAtlas atlas =
        atlas(Network.of(TrainedNetworks.shaken(cell, 0)), 6, StateKind.of(cell).getFirst());
    double xy = 0;
    double xx = 0;
    double yy = 0;
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int i = 0; i < atlas.count(); i++) {
      xx += atlas.x(i) * atlas.x(i);
      yy += atlas.y(i) * atlas.y(i);
      xy += atlas.x(i) * atlas.y(i);
      sum[atlas.borrow(i)] += atlas.x(i);
      count[atlas.borrow(i)]++;
    }
    assertEquals(0, xy / Math.sqrt(xx * yy), 1e-4);
    assertTrue(sum[1] / count[1] > sum[0] / count[0]);
    assertTrue(atlas.shareX() > atlas.shareY() && atlas.shareX() + atlas.shareY() <= 1);
    assertEquals(xx / yy, atlas.shareX() / atlas.shareY(), 1e-3);
  }

  @Test
  void pointsKnowBorrowProbabilityAndWhetherTheBitIsRight() {
    Network network = Network.of(TrainedNetworks.shaken(CellType.LSTM, 0.5));
    StateAtlas atlas = atlas(network, 4, StateKind.CELL_STATE);
    Table table = AtlasTable.of(atlas);
    assertEquals(340, table.rowCount());
    int wrong = 0;
    try (Tracer tracer = new Tracer()) {
      for (long a = 0; a < 16; a++) {
        for (long b = 0; b < 16; b++) {
          Subtraction pair = new Subtraction(a, b, 4);
          GateTrace trace = tracer.trace(network, pair);
          for (int t = 0; t < 4; t++) {
            int index = PrefixIndex.of(t, PrefixTree.of(pair, t));
            boolean right = trace.bit(t) == pair.differenceBit(t);
            assertEquals(pair.borrowOut(t), atlas.borrow(index));
            assertEquals(trace.probability(t), atlas.probability(index), 1e-6);
            assertEquals(right, atlas.right(index));
            wrong += right ? 0 : 1;
            assertEquals(t, table.intColumn("step").getInt(index));
            assertEquals(a & ((2L << t) - 1), table.intColumn("a").getInt(index));
            assertEquals(b & ((2L << t) - 1), table.intColumn("b").getInt(index));
            assertEquals(right ? 1 : 0, table.intColumn("right").getInt(index));
          }
        }
      }
    }
    assertTrue(wrong > 0);
  }

  @Test
  void oneUnitHasNoPlaneButAMachine() {
    try (StateAnalysis analysis = new StateAnalysis()) {
      StateAnalysis.Answer answer =
          analysis.answer(
              new StateAnalysis.Question(initial(CellType.GRU, 1), 4, StateKind.CELL_STATE));
      assertNull(answer.atlas());
      assertEquals(Problem.of("atlas.oneUnit", "1"), answer.atlasProblem());
      assertNotNull(answer.automaton());
    }
  }

  @Test
  void equalStatesLieOnOnePoint() {
    WeightLayout layout = new WeightLayout(CellType.RNN, 3);
    StateAtlas atlas =
        atlas(Network.of(Weights.of(layout, new float[layout.size()])), 3, StateKind.HIDDEN_STATE);
    assertEquals(0, atlas.shareX());
    assertEquals(0, atlas.x(17));
  }

  @Test
  void widerNumbersAreFollowedForEightSteps() {
    try (StateAnalysis analysis = new StateAnalysis()) {
      StateAnalysis.Answer answer =
          analysis.answer(
              new StateAnalysis.Question(BorrowNetworks.borrow(), 32, StateKind.HIDDEN_STATE));
      assertEquals(8, answer.atlas().timeSteps());
      assertEquals(87_380, answer.atlas().count());
      assertTrue(answer.automaton().difference().isEmpty());
    }
  }

  /** Only the layout of the question differs: the machine is the same object. */
  @Test
  void theMachineIsKeptWhileTheNetworkStays() {
    Network network = Network.of(TrainedNetworks.shaken(CellType.LSTM, 0));
    try (StateAnalysis analysis = new StateAnalysis()) {
      var first = analysis.answer(new StateAnalysis.Question(network, 4, StateKind.CELL_STATE));
      var second = analysis.answer(new StateAnalysis.Question(network, 4, StateKind.HIDDEN_STATE));
      assertTrue(first.automaton() == second.automaton());
      assertEquals(
          List.of(StateKind.CELL_STATE, StateKind.HIDDEN_STATE),
          List.of(first.atlas().kind(), second.atlas().kind()));
      var other =
          analysis.answer(
              new StateAnalysis.Question(BorrowNetworks.xor(), 4, StateKind.CELL_STATE));
      assertTrue(other.automaton().difference().isPresent());
    }
  }

  private static Network initial(CellType cell, int hidden) {
    return Network.of(Weights.initial(new WeightLayout(cell, hidden), new TorchRandom(7)));
  }

  private static StateAtlas atlas(Network network, int bits, StateKind kind) {
    try (NetworkEngine engine = new NetworkEngine()) {
      PrefixSweep sweep = engine.with(network).sweep(bits, true);
      return new StateAtlas(sweep, kind, new PrefixTree(bits));
    }
  }
}
