package dev.gatescope.eval;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Backward through time for one logit at a time, in plain double arithmetic: how y_t changes with
 * the states of the steps before it. An engine adds the losses of all steps up first and so cannot
 * tell how far back a single one reaches.
 *
 * <p>Letters as in the package of the engines; every derivative is of y_t alone, and total: a
 * change of C_s is felt through C_{s+1} and through h_s. The loss of a bit adds a factor, the same
 * for all steps: dLoss_t/dy_t = p_t - d_t, see {@link #lossSlope}. What surgery holds does not
 * change, and so passes nothing on: its derivatives are 0.
 *
 * <p>Not thread-safe, as it works in arrays of its own.
 */
final class BackwardPass {
  /** Takes what one step has; the arrays are used again for the next. */
  interface Visitor {
    /**
     * @param dh dy_t/dh_s by unit
     * @param dC dy_t/dC_s by unit; zeros for cells without C
     */
    void visit(int step, double[] dh, double[] dC);
  }

  private final Network network;
  private final CellType cell;
  private final int hidden;
  private final double[] recurrentWeight;
  private final double[] outputWeight;
  private final double[] dh;
  private final double[] dC;
  private final double[] dPrevious;

  /** By gate: what reaches W x + b, and U h' + d, which differ in the GRU's n alone. */
  private final Map<Gate, double[]> dRecurrent = new EnumMap<>(Gate.class);

  BackwardPass(Network network) {
    this.network = network;
    WeightLayout layout = network.layout();
    cell = layout.cell();
    hidden = layout.hiddenSize();
    recurrentWeight = doubles(network.weights().tensor(layout.recurrentWeight()));
    outputWeight = doubles(network.weights().tensor(layout.outputWeight()));
    dh = new double[hidden];
    dC = new double[hidden];
    dPrevious = new double[hidden];
    cell.gates().forEach(gate -> dRecurrent.put(gate, new double[hidden]));
  }

  /** A trace's values as the equations need them, read once for all t. */
  Steps read(GateTrace trace) {
    return new Steps(trace);
  }

  /**
   * dLoss_t/dy_t = p_t - d_t, d_t being the true bit: from the logit, so that a network that is
   * almost sure still has an error.
   */
  static double lossSlope(GateTrace trace, int t) {
    double logit = trace.logit(t);
    return trace.target(t) == 1 ? -sigmoid(-logit) : sigmoid(logit);
  }

  /** Visits the steps t, t - 1, ... 0. */
  void logit(Steps steps, int t, Visitor visitor) {
    System.arraycopy(outputWeight, 0, dh, 0, hidden); // y_t = v . h_t + e
    Arrays.fill(dC, 0);
    for (int s = t; s >= 0; s--) {
      int at = s * hidden;
      multiply(dh, steps.hiddenFree, at);
      if (cell.hasCellState()) {
        throughOutput(steps, at);
      }
      visitor.visit(s, dh, dC);
      if (s > 0) {
        switch (cell) {
          case LSTM -> throughLstm(steps, at);
          case GRU -> throughGru(steps, at);
          case RNN -> throughRnn(steps, at);
        }
      }
    }
  }

  /** h = o * tanh(C): what comes to C from h of the same step. */
  private void throughOutput(Steps steps, int at) {
    double[] o = steps.gates.get(Gate.OUTPUT);
    for (int u = 0; u < hidden; u++) {
      double tanhC = steps.tanhCellState[at + u];
      dC[u] += dh[u] * o[at + u] * (1 - tanhC * tanhC);
    }
    multiply(dC, steps.cellFree, at);
  }

  private void throughLstm(Steps steps, int at) {
    double[] i = steps.gates.get(Gate.INPUT);
    double[] f = steps.gates.get(Gate.FORGET);
    double[] g = steps.gates.get(Gate.CANDIDATE);
    double[] o = steps.gates.get(Gate.OUTPUT);
    double[] di = dRecurrent.get(Gate.INPUT);
    double[] df = dRecurrent.get(Gate.FORGET);
    double[] dg = dRecurrent.get(Gate.CANDIDATE);
    double[] dOut = dRecurrent.get(Gate.OUTPUT);
    for (int u = 0; u < hidden; u++) {
      int k = at + u;
      double previousC = steps.cellState[k - hidden];
      dOut[u] = dh[u] * steps.tanhCellState[k] * o[k] * (1 - o[k]);
      di[u] = dC[u] * g[k] * i[k] * (1 - i[k]);
      df[u] = dC[u] * previousC * f[k] * (1 - f[k]);
      dg[u] = dC[u] * i[k] * (1 - g[k] * g[k]);
      dC[u] *= f[k]; // on to C of the step before
    }
    Arrays.fill(dh, 0);
    throughRecurrentWeight(steps, at);
  }

  private void throughGru(Steps steps, int at) {
    double[] r = steps.gates.get(Gate.RESET);
    double[] z = steps.gates.get(Gate.UPDATE);
    double[] n = steps.gates.get(Gate.NEW);
    double[] dr = dRecurrent.get(Gate.RESET);
    double[] dz = dRecurrent.get(Gate.UPDATE);
    double[] dn = dRecurrent.get(Gate.NEW);
    for (int u = 0; u < hidden; u++) {
      int k = at + u;
      double previousH = steps.hiddenState[k - hidden];
      dz[u] = dh[u] * (previousH - n[k]) * z[k] * (1 - z[k]);
      double dSum = dh[u] * (1 - z[k]) * (1 - n[k] * n[k]) * steps.free(Gate.NEW, k);
      dr[u] = dSum * steps.newTerm[k] * r[k] * (1 - r[k]);
      dn[u] = dSum * r[k];
      dh[u] *= z[k]; // on to h of the step before, past the gates
    }
    throughRecurrentWeight(steps, at);
  }

  private void throughRnn(Steps steps, int at) {
    double[] h = steps.gates.get(Gate.HIDDEN);
    double[] d = dRecurrent.get(Gate.HIDDEN);
    for (int u = 0; u < hidden; u++) {
      d[u] = dh[u] * (1 - h[at + u] * h[at + u]);
    }
    Arrays.fill(dh, 0);
    throughRecurrentWeight(steps, at);
  }

  /** dh' += U^T d, row by row of U, for every gate that is not held. */
  private void throughRecurrentWeight(Steps steps, int at) {
    System.arraycopy(dh, 0, dPrevious, 0, hidden);
    for (int g = 0; g < cell.gates().size(); g++) {
      Gate gate = cell.gates().get(g);
      double[] d = dRecurrent.get(gate);
      for (int u = 0; u < hidden; u++) {
        double slope = d[u] * steps.free(gate, at + u);
        int row = (g * hidden + u) * hidden;
        for (int j = 0; j < hidden; j++) {
          dPrevious[j] += slope * recurrentWeight[row + j];
        }
      }
    }
    System.arraycopy(dPrevious, 0, dh, 0, hidden);
  }

  private void multiply(double[] derivative, double[] free, int at) {
    for (int u = 0; u < hidden; u++) {
      derivative[u] *= free[at + u];
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** The values of one trace: [step * H + unit]. */
  final class Steps {
    private final int size;
    private final Map<Gate, double[]> gates = new EnumMap<>(Gate.class);
    private final double[] cellState;
    private final double[] tanhCellState;
    private final double[] hiddenState;

    /** The GRU's U_n h' + d_n. */
    private final double[] newTerm;

    /** 1 where a value follows the equations, 0 where surgery holds it. */
    private final Map<Gate, double[]> gateFree = new EnumMap<>(Gate.class);

    private final double[] cellFree;
    private final double[] hiddenFree;

    private Steps(GateTrace trace) {
      size = trace.timeSteps() * hidden;
      hiddenState = values(trace::hiddenState);
      for (Gate gate : cell.gates()) {
        gates.put(gate, values((t, u) -> trace.gate(gate, t, u)));
        gateFree.put(gate, free(Site.values(), gate));
      }
      boolean hasC = cell.hasCellState();
      cellState = hasC ? values(trace::cellState) : new double[0];
      tanhCellState = hasC ? values(trace::tanhCellState) : new double[0];
      newTerm =
          cell == CellType.GRU
              ? values(
                  (t, u) ->
                      trace.part(GateTrace.Part.RECURRENT_TERM, Gate.NEW, t, u)
                          + trace.recurrentBias(Gate.NEW, u))
              : new double[0];
      cellFree = free(Site.CELL_STATE);
      hiddenFree = free(Site.HIDDEN_STATE);
    }

    private double free(Gate gate, int index) {
      return gateFree.get(gate)[index];
    }

    private double[] free(Site[] sites, Gate gate) {
      return Arrays.stream(sites)
          .filter(site -> site.gate().filter(gate::equals).isPresent())
          .findFirst()
          .map(this::free)
          .orElseGet(() -> ones());
    }

    private double[] free(Site site) {
      double[] free = ones();
      for (Clamp clamp : network.surgery().clamps()) {
        if (clamp.site() == site) {
          for (int s = 0; s < size / hidden; s++) {
            free[s * hidden + clamp.unit()] *= clamp.actsAt(s) ? 0 : 1;
          }
        }
      }
      return free;
    }

    private double[] ones() {
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      return ones;
    }

    private double[] values(Value value) {
      double[] values = new double[size];
      for (int k = 0; k < size; k++) {
        values[k] = value.at(k / hidden, k % hidden);
      }
      return values;
    }
  }

  private interface Value {
    double at(int step, int unit);
  }
}
