package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.TorchRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against finite differences of a forward pass of its own, and against the engines' gradient. */
class BackwardPassTest {
  private static final Subtraction PAIR = new Subtraction(37, 22, 6);

  /** What a trace of floats and a step of 1e-5 leave. */
  private static final double TOLERANCE = 2e-6;

  @ParameterizedTest
  @CsvSource({"LSTM, 1", "LSTM, 3", "LSTM, 7", "GRU, 1", "GRU, 5", "RNN, 1", "RNN, 4"})
  void derivativesAreThoseOfFiniteDifferences(CellType cell, int hidden) {
    check(Network.of(weights(cell, hidden, 2)), 1e-3);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeldPassesNothingOn(CellType cell) {
    check(new Network(weights(cell, 4, 2), everySiteHeld(cell)), 1e-3);
  }

  /** The engines hold the same values, so their traces give the same norms. */
  @ParameterizedTest
  @EnumSource
  void theEnginesTracesUnderSurgeryGiveTheSame(CellType cell) {
    Network network = new Network(weights(cell, 4, 2), everySiteHeld(cell));
    Samples one = new Samples(6, new long[] {PAIR.a()}, new long[] {PAIR.b()});
    try (NetworkEngine engines = new NetworkEngine()) {
      GradientReach reach = GradientReach.of(engines.with(network), network, one);
      BackwardPass backward = new BackwardPass(network);
      BackwardPass.Steps steps = backward.read(new DoubleForward(network, PAIR).trace());
      for (int t = 0; t < PAIR.bits(); t++) {
        int row = t;
        backward.logit(
            steps,
            t,
            (s, dh, dC) -> {
              double norm = Math.sqrt(Arrays.stream(dh).map(x -> x * x).sum());
              assertEquals(norm, reach.logitHidden().norm(row, s), 1e-5);
            });
      }
    }
  }

  /** Each site of one unit at all steps, and of another at one. */
  private static Surgery everySiteHeld(CellType cell) {
    List<Clamp> clamps = new ArrayList<>();
    for (Site site : Site.values()) {
      if (site.isIn(cell)) {
        clamps.add(new Clamp(site, site.ordinal() % 3, Clamp.EVERY, 0.3f));
        clamps.add(new Clamp(site, (site.ordinal() + 1) % 3, 2, 0.6f));
      }
    }
    return new Surgery(clamps);
  }

  /** Every derivative of every logit; at least some must be of a size that can be wrong. */
  private static void check(Network network, double tellingSize) {
    DoubleForward forward = new DoubleForward(network, PAIR);
    BackwardPass backward = new BackwardPass(network);
    BackwardPass.Steps steps = backward.read(forward.trace());
    int hidden = network.layout().hiddenSize();
    double[] largest = {0};
    for (int t = 0; t < PAIR.bits(); t++) {
      List<Integer> visited = new ArrayList<>();
      int row = t;
      backward.logit(
          steps,
          t,
          (s, dh, dC) -> {
            visited.add(s);
            double[] expectedH = new double[hidden];
            double[] expectedC = new double[hidden];
            for (int u = 0; u < hidden; u++) {
              expectedH[u] = forward.slope(row, s, u, false);
              expectedC[u] = forward.slope(row, s, u, true);
              largest[0] = Math.max(largest[0], row > s ? Math.abs(expectedH[u]) : 0);
            }
            assertArrayEquals(expectedH, dh, TOLERANCE, "dy_" + row + "/dh_" + s);
            assertArrayEquals(expectedC, dC, TOLERANCE, "dy_" + row + "/dC_" + s);
          });
      assertEquals(row + 1, visited.size());
      assertEquals(row, visited.getFirst());
      assertEquals(0, visited.getLast());
    }
    assertTrue(largest[0] > tellingSize, "something reaches back at all");
  }

  /** Biases of gates sum the derivatives up, and of those the engines know the gradient. */
  @ParameterizedTest
  @EnumSource
  void theSumOverBitsIsTheEnginesGradient(CellType cell) {
    Weights weights = weights(cell, 5, 1);
    Network network = Network.of(weights);
    Sequences one = new Samples(6, new long[] {37}, new long[] {22}).toSequences();
    try (RecurrentEngine engine =
        Engines.create(EngineChoice.ND4J, weights, AdamSettings.withLearningRate(1))) {
      GateTrace trace = engine.trace(one, 0);
      Weights gradient = engine.gradient(one, new int[] {0}, 0, 1).gradient();
      BackwardPass backward = new BackwardPass(network);
      BackwardPass.Steps steps = backward.read(trace);
      double[] viaH = new double[5];
      double[] viaC = new double[5];
      for (int t = 0; t < 6; t++) {
        double slope = BackwardPass.lossSlope(trace, t) / 6; // the engine's loss is the mean
        backward.logit(
            steps,
            t,
            (s, dh, dC) -> {
              for (int u = 0; u < 5; u++) {
                viaH[u] += slope * dh[u] * hiddenByGate(trace, s, u);
                viaC[u] += slope * dC[u] * cellByForgetGate(trace, s, u);
              }
            });
      }
      assertArrayEquals(bias(gradient, throughH(cell)), viaH, 1e-7);
      if (cell == CellType.LSTM) {
        assertArrayEquals(bias(gradient, Gate.FORGET), viaC, 1e-7);
      }
    }
  }

  private static Gate throughH(CellType cell) {
    return switch (cell) {
      case LSTM -> Gate.OUTPUT;
      case GRU -> Gate.UPDATE;
      case RNN -> Gate.HIDDEN;
    };
  }

  /** How h changes with that gate's bias. */
  private static double hiddenByGate(GateTrace trace, int s, int u) {
    double h = trace.hiddenState(s, u);
    double before = trace.hiddenState(s - 1, u);
    return switch (trace.cell()) {
      case LSTM -> h * (1 - trace.gate(Gate.OUTPUT, s, u));
      case GRU -> {
        double z = trace.gate(Gate.UPDATE, s, u);
        yield (before - trace.gate(Gate.NEW, s, u)) * z * (1 - z);
      }
      case RNN -> 1 - h * h;
    };
  }

  private static double cellByForgetGate(GateTrace trace, int s, int u) {
    if (trace.cell() != CellType.LSTM) {
      return 0;
    }
    double f = trace.gate(Gate.FORGET, s, u);
    return trace.cellState(s - 1, u) * f * (1 - f);
  }

  private static double[] bias(Weights gradient, Gate gate) {
    WeightLayout layout = gradient.layout();
    int hidden = layout.hiddenSize();
    int from = layout.recurrentBias().offset() + layout.cell().indexOf(gate) * hidden;
    double[] bias = new double[hidden];
    for (int u = 0; u < hidden; u++) {
      bias[u] = gradient.get(from + u);
    }
    return bias;
  }

  /** The slope of the loss comes from the logit: 1 - p would be 0 in floats. */
  @Test
  void anAlmostSureNetworkStillHasAnError() {
    float[] values = new float[new WeightLayout(CellType.RNN, 1).size()];
    values[values.length - 1] = 40; // fc.bias
    Network network = Network.of(Weights.of(new WeightLayout(CellType.RNN, 1), values));
    GateTrace trace = new DoubleForward(network, PAIR).trace();
    for (int t = 0; t < PAIR.bits(); t++) {
      double expected = PAIR.differenceBit(t) == 1 ? -Math.exp(-40) : 1;
      assertEquals(expected, BackwardPass.lossSlope(trace, t), 1e-9 * Math.abs(expected));
    }
  }

  /** PyTorch's initial weights, stronger, so that gates leave their middle. */
  private static Weights weights(CellType cell, int hidden, float gain) {
    WeightLayout layout = new WeightLayout(cell, hidden);
    float[] values = Weights.initial(layout, new TorchRandom(7)).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain;
    }
    return Weights.of(layout, values);
  }

  /**
   * The equations once more, forward, in doubles, with one state that can be pushed and with
   * surgery.
   */
  private static final class DoubleForward {
    private final Network network;
    private final Subtraction pair;
    private final CellType cell;
    private final int hidden;
    private int pushedStep = -1;
    private int pushedUnit;
    private boolean pushedCell;
    private double push;

    DoubleForward(Network network, Subtraction pair) {
      this.network = network;
      this.pair = pair;
      cell = network.layout().cell();
      hidden = network.layout().hiddenSize();
    }

    /** Central difference of logit t by h or C of a unit after a step. */
    double slope(int t, int step, int unit, boolean ofCell) {
      double size = 1e-5;
      pushedStep = step;
      pushedUnit = unit;
      pushedCell = ofCell;
      push = size;
      double above = logits(null)[t];
      push = -size;
      double below = logits(null)[t];
      pushedStep = -1;
      return (above - below) / (2 * size);
    }

    GateTrace trace() {
      int steps = pair.bits();
      int rows = network.layout().gateRows();
      int states = steps * hidden;
      int cells = cell.hasCellState() ? states : 0;
      GateTrace.Values values =
          new GateTrace.Values(
              new float[steps * 2],
              new float[steps * rows],
              new float[steps * rows],
              new float[steps * rows],
              new float[steps * rows],
              new float[cells],
              new float[cells],
              new float[states],
              new float[steps],
              new float[steps],
              new float[steps],
              new float[steps]);
      logits(values);
      return new GateTrace(network, steps, values);
    }

    private double[] logits(GateTrace.Values record) {
      Weights w = network.weights();
      WeightLayout layout = network.layout();
      int gates = cell.gates().size();
      double[] h = new double[hidden];
      double[] c = new double[hidden];
      double[] logits = new double[pair.bits()];
      for (int t = 0; t < logits.length; t++) {
        double[] next = new double[hidden];
        for (int u = 0; u < hidden; u++) {
          double[] in = new double[gates];
          double[] back = new double[gates];
          for (int g = 0; g < gates; g++) {
            int row = g * hidden + u;
            in[g] =
                w.get(layout.inputBias().offset() + row)
                    + w.get(layout.inputWeight().offset() + 2 * row) * pair.aBit(t)
                    + w.get(layout.inputWeight().offset() + 2 * row + 1) * pair.bBit(t);
            for (int j = 0; j < hidden; j++) {
              back[g] += w.get(layout.recurrentWeight().offset() + row * hidden + j) * h[j];
            }
            if (record != null) {
              record.recurrentTerm()[t * layout.gateRows() + row] = (float) back[g];
            }
            back[g] += w.get(layout.recurrentBias().offset() + row);
          }
          double[] gate = new double[gates];
          for (int g = 0; g < gates; g++) {
            boolean isNew = cell.gates().get(g) == Gate.NEW;
            double sum = in[g] + (isNew ? gate[0] * back[g] : back[g]);
            double value =
                cell.gates().get(g).sigmoid() ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
            gate[g] = held(siteOf(cell.gates().get(g)), u, t, value);
            if (record != null) {
              record.activation()[t * layout.gateRows() + g * hidden + u] = (float) gate[g];
            }
          }
          if (cell == CellType.LSTM) {
            c[u] = pushed(true, t, u, gate[1] * c[u] + gate[0] * gate[2]);
            c[u] = held(Site.CELL_STATE, u, t, c[u]);
            next[u] = gate[3] * Math.tanh(c[u]);
          } else {
            next[u] = cell == CellType.GRU ? (1 - gate[1]) * gate[2] + gate[1] * h[u] : gate[0];
          }
          next[u] = held(Site.HIDDEN_STATE, u, t, pushed(false, t, u, next[u]));
        }
        h = next;
        logits[t] = w.get(layout.outputBias().offset());
        for (int u = 0; u < hidden; u++) {
          logits[t] += w.get(layout.outputWeight().offset() + u) * h[u];
        }
        if (record != null) {
          for (int u = 0; u < hidden; u++) {
            record.hiddenState()[t * hidden + u] = (float) h[u];
            if (cell == CellType.RNN) {
              record.activation()[t * hidden + u] = (float) h[u];
            }
            if (cell == CellType.LSTM) {
              record.cellState()[t * hidden + u] = (float) c[u];
              record.tanhCellState()[t * hidden + u] = (float) Math.tanh(c[u]);
            }
          }
          record.logit()[t] = (float) logits[t];
          record.target()[t] = pair.differenceBit(t);
        }
      }
      return logits;
    }

    private double pushed(boolean ofCell, int step, int unit, double value) {
      boolean here = step == pushedStep && unit == pushedUnit && ofCell == pushedCell;
      return here ? value + push : value;
    }

    private double held(Site site, int unit, int step, double value) {
      double held = value;
      for (Clamp clamp : network.surgery().clamps()) {
        if (clamp.site() == site && clamp.unit() == unit && clamp.actsAt(step)) {
          held = clamp.value();
        }
      }
      return held;
    }

    private static Site siteOf(Gate gate) {
      return Arrays.stream(Site.values())
          .filter(site -> site.gate().filter(gate::equals).isPresent())
          .findFirst()
          .orElse(null);
    }
  }
}
