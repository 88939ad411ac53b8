package dev.gatescope.eval.surgery;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.NumpyRandom;
import java.util.EnumMap;
import java.util.Map;

/**
 * The mean of every gate and state of a network on which nobody operates: for each unit over all
 * pairs and steps. Where those are too many (above {@link PairChecker#MAX_SWEEP_BITS} bits, or
 * where the states of all would take more than {@link #MOST_BYTES}), over all steps of {@link
 * #SAMPLED_PAIRS} pairs drawn with a fixed seed. A site is computed when it is first asked for.
 */
final class Means {
  static final int SAMPLED_PAIRS = 512;
  static final long MOST_BYTES = 64L << 20;
  private static final long SEED = 822;
  private static final int DIGITS = 4;

  private final NetworkEngine engine;
  private final Weights weights;
  private final WeightLayout layout;
  private final float[] flat;
  private final int bits;
  private final Map<Site, float[]> known = new EnumMap<>(Site.class);

  Means(NetworkEngine engine, Weights weights, int bits) {
    this.engine = engine;
    this.weights = weights;
    this.bits = bits;
    layout = weights.layout();
    flat = weights.toArray();
  }

  boolean areOf(Weights others, int otherBits) {
    return weights.equals(others) && bits == otherBits;
  }

  /** True if not all pairs were looked at. */
  boolean sampled() {
    return bits > PairChecker.MAX_SWEEP_BITS || PrefixSweep.stateBytes(layout, bits) > MOST_BYTES;
  }

  float of(Site site, int unit) {
    return known.computeIfAbsent(site, this::compute)[unit];
  }

  private float[] compute(Site site) {
    RecurrentEngine trained = engine.with(Network.of(weights));
    double[] sums = new double[layout.hiddenSize()];
    if (sampled()) {
      addTraces(sums, site, trained);
    } else {
      addSweep(sums, site, trained.sweep(bits, true));
    }
    float[] means = new float[sums.length];
    for (int unit = 0; unit < means.length; unit++) {
      means[unit] = (float) sums[unit];
    }
    return means;
  }

  private void addTraces(double[] sums, Site site, RecurrentEngine trained) {
    Sequences pairs =
        SampleGenerator.generate(bits, SAMPLED_PAIRS, false, false, new NumpyRandom(SEED))
            .toSequences();
    for (int pair = 0; pair < SAMPLED_PAIRS; pair++) {
      GateTrace trace = trained.trace(pairs, pair);
      for (int t = 0; t < bits; t++) {
        for (int unit = 0; unit < sums.length; unit++) {
          float value =
              switch (site) {
                case CELL_STATE -> trace.cellState(t, unit);
                case HIDDEN_STATE -> trace.hiddenState(t, unit);
                default -> trace.gate(site.gate().orElseThrow(), t, unit);
              };
          sums[unit] += value / (double) (SAMPLED_PAIRS * bits);
        }
      }
    }
  }

  /** All steps count alike, and within a step all prefixes: each begins as many pairs. */
  private void addSweep(double[] sums, Site site, PrefixSweep sweep) {
    for (int t = 0; t < bits; t++) {
      double share = 1.0 / bits / PrefixSweep.prefixes(t);
      if (site.gate().isPresent()) {
        addGate(sums, site.gate().get(), sweep, t, share);
        continue;
      }
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        for (int unit = 0; unit < sums.length; unit++) {
          sums[unit] +=
              share
                  * (site == Site.CELL_STATE
                      ? sweep.cellState(t, prefix, unit)
                      : sweep.hiddenState(t, prefix, unit));
        }
      }
    }
  }

  /** A sweep keeps no gates: they are computed once more from the states before the step. */
  private void addGate(double[] sums, Gate gate, PrefixSweep sweep, int t, double share) {
    boolean isReset = layout.cell() == CellType.GRU && gate == Gate.NEW;
    Terms terms = new Terms(gate);
    Terms reset = isReset ? new Terms(Gate.RESET) : null;
    float[] before = new float[sums.length];
    for (int parent = 0; parent < PrefixSweep.prefixes(t) / DIGITS; parent++) {
      for (int unit = 0; unit < before.length; unit++) {
        before[unit] = t == 0 ? 0 : sweep.hiddenState(t - 1, parent, unit);
      }
      terms.take(before);
      if (isReset) {
        reset.take(before);
      }
      for (int digit = 0; digit < DIGITS; digit++) {
        for (int unit = 0; unit < sums.length; unit++) {
          double r = isReset ? sigmoid(reset.sum(unit, digit, 1)) : 1;
          double sum = terms.sum(unit, digit, r);
          sums[unit] += share * (gate.sigmoid() ? sigmoid(sum) : Math.tanh(sum));
        }
      }
    }
  }

  /** What goes into a gate, for all units. */
  private final class Terms {
    private final float[] first;
    private final float[] second;
    private final float[] inputBias;
    private final float[] transposed = new float[layout.hiddenSize() * layout.hiddenSize()];
    private final float[] bias = new float[layout.hiddenSize()];
    private final float[] recurrent = new float[layout.hiddenSize()];

    Terms(Gate gate) {
      int hidden = layout.hiddenSize();
      int firstRow = layout.cell().indexOf(gate) * hidden;
      first = new float[hidden];
      second = new float[hidden];
      inputBias = new float[hidden];
      for (int unit = 0; unit < hidden; unit++) {
        int input = layout.inputWeight().offset() + (firstRow + unit) * WeightLayout.INPUT_SIZE;
        first[unit] = flat[input];
        second[unit] = flat[input + 1];
        inputBias[unit] = flat[layout.inputBias().offset() + firstRow + unit];
        bias[unit] = flat[layout.recurrentBias().offset() + firstRow + unit];
        int at = layout.recurrentWeight().offset() + (firstRow + unit) * hidden;
        for (int k = 0; k < hidden; k++) {
          transposed[k * hidden + unit] = flat[at + k];
        }
      }
    }

    /** U h + d. Units lie side by side, so that the compiler can take several at once. */
    void take(float[] before) {
      int hidden = before.length;
      System.arraycopy(bias, 0, recurrent, 0, hidden);
      for (int k = 0; k < hidden; k++) {
        float h = before[k];
        for (int unit = 0; unit < hidden; unit++) {
          recurrent[unit] += transposed[k * hidden + unit] * h;
        }
      }
    }

    /** W x + b + r (U h + d). */
    double sum(int unit, int digit, double r) {
      return first[unit] * (digit >> 1)
          + second[unit] * (digit & 1)
          + inputBias[unit]
          + r * recurrent[unit];
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
