package dev.gatescope.lstm;

/**
 * The package's equations once more, in plain double arithmetic and independent of any engine: what
 * finite differences and engines are checked against.
 */
final class DoubleNetwork {
  private final WeightLayout layout;
  final double[] weights;

  /** Where the tensors begin: asked for often, and slow to tell. */
  private final int inputWeight;

  private final int recurrentWeight;
  private final int inputBias;
  private final int recurrentBias;
  private final int outputWeight;
  private final int outputBias;

  DoubleNetwork(Weights initial) {
    layout = initial.layout();
    inputWeight = layout.inputWeight().offset();
    recurrentWeight = layout.recurrentWeight().offset();
    inputBias = layout.inputBias().offset();
    recurrentBias = layout.recurrentBias().offset();
    outputWeight = layout.outputWeight().offset();
    outputBias = layout.outputBias().offset();
    float[] values = initial.toArray();
    weights = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = values[i];
    }
  }

  /** Mean binary cross-entropy of some sequences. */
  double loss(Sequences data, int[] order) {
    double sum = 0;
    for (int sequence : order) {
      double[] p = probabilities(data, sequence);
      for (int t = 0; t < p.length; t++) {
        sum -= Math.log(data.target(sequence, t) == 1 ? p[t] : 1 - p[t]);
      }
    }
    return sum / (order.length * data.timeSteps());
  }

  /** Central finite difference of the loss by one weight. */
  double slope(Sequences data, int[] order, int weight) {
    double step = 1e-5;
    double kept = weights[weight];
    weights[weight] = kept + step;
    double above = loss(data, order);
    weights[weight] = kept - step;
    double below = loss(data, order);
    weights[weight] = kept;
    return (above - below) / (2 * step);
  }

  double[] probabilities(Sequences data, int sequence) {
    return probabilities(data, sequence, Surgery.NONE);
  }

  /** The same with some values held. */
  double[] probabilities(Sequences data, int sequence, Surgery surgery) {
    int hidden = layout.hiddenSize();
    double[] h = new double[hidden];
    double[] c = new double[hidden];
    double[] p = new double[data.timeSteps()];
    for (int t = 0; t < p.length; t++) {
      double[] next = new double[hidden];
      for (int u = 0; u < hidden; u++) {
        double[] in = new double[layout.cell().gates().size()];
        double[] back = new double[in.length];
        for (int g = 0; g < in.length; g++) {
          int row = g * hidden + u;
          in[g] = weights[inputBias + row];
          for (int k = 0; k < 2; k++) {
            in[g] += weights[inputWeight + row * 2 + k] * data.input(sequence, t, k);
          }
          back[g] = weights[recurrentBias + row];
          for (int j = 0; j < hidden; j++) {
            back[g] += weights[recurrentWeight + row * hidden + j] * h[j];
          }
        }
        switch (layout.cell()) {
          case LSTM -> {
            double i = held(surgery, Site.INPUT, t, u, sigmoid(in[0] + back[0]));
            double f = held(surgery, Site.FORGET, t, u, sigmoid(in[1] + back[1]));
            double g = held(surgery, Site.CANDIDATE, t, u, Math.tanh(in[2] + back[2]));
            double o = held(surgery, Site.OUTPUT, t, u, sigmoid(in[3] + back[3]));
            c[u] = held(surgery, Site.CELL_STATE, t, u, f * c[u] + i * g);
            next[u] = o * Math.tanh(c[u]);
          }
          case GRU -> {
            double r = held(surgery, Site.RESET, t, u, sigmoid(in[0] + back[0]));
            double z = held(surgery, Site.UPDATE, t, u, sigmoid(in[1] + back[1]));
            double n = held(surgery, Site.NEW, t, u, Math.tanh(in[2] + r * back[2]));
            next[u] = (1 - z) * n + z * h[u];
          }
          case RNN -> next[u] = Math.tanh(in[0] + back[0]);
        }
        next[u] = held(surgery, Site.HIDDEN_STATE, t, u, next[u]);
      }
      h = next;
      double logit = weights[outputBias];
      for (int u = 0; u < hidden; u++) {
        logit += weights[outputWeight + u] * h[u];
      }
      p[t] = sigmoid(logit);
    }
    return p;
  }

  private static double held(Surgery surgery, Site site, int t, int unit, double computed) {
    double value = computed;
    for (Clamp clamp : surgery.clamps()) {
      if (clamp.site() == site && clamp.unit() == unit && clamp.actsAt(t)) {
        value = clamp.value();
      }
    }
    return value;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
