package dev.gatescope.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Traces for tests of panes, by a forward pass that is as plain as can be. */
public final class SampleTraces {
  private SampleTraces() {}

  /** A network that ships with every site of every second unit held, at every step or at one. */
  public static GateTrace operated(CellType cell, Subtraction pair) {
    List<Clamp> clamps = new ArrayList<>();
    for (Site site : Site.values()) {
      for (int unit = 0; unit < 32 && site.isIn(cell); unit += 2) {
        int timeStep = unit % 4 == 0 ? Clamp.EVERY : (unit + site.ordinal()) % pair.bits();
        clamps.add(new Clamp(site, unit, timeStep, 0.01f * (unit + 3 * site.ordinal()) - 0.2f));
      }
    }
    Network network = new Network(ShippedModel.read(cell).weights(), new Surgery(clamps));
    try (Tracer tracer = new Tracer()) {
      return tracer.trace(network, pair);
    }
  }

  /** A subtraction at the golden weights that seed 822 ends with. */
  public static GateTrace golden(CellType cell, Subtraction pair) {
    return forward(goldenWeights(cell), pair);
  }

  /** A subtraction at initial weights, for any hidden size. */
  public static GateTrace initial(CellType cell, int hiddenSize, Subtraction pair) {
    return forward(Weights.initial(new WeightLayout(cell, hiddenSize), new TorchRandom(822)), pair);
  }

  /** Of a network that does nothing: zeros alone. */
  public static GateTrace blank(Network network, Subtraction pair) {
    WeightLayout layout = network.layout();
    int steps = pair.bits();
    int units = steps * layout.hiddenSize();
    int rows = steps * layout.gateRows();
    int cells = layout.cell().hasCellState() ? units : 0;
    return new GateTrace(
        network,
        steps,
        new GateTrace.Values(
            new float[steps * 2],
            new float[rows],
            new float[rows],
            new float[rows],
            new float[rows],
            new float[cells],
            new float[cells],
            new float[units],
            new float[steps],
            new float[steps],
            new float[steps],
            new float[steps]));
  }

  private static Weights goldenWeights(CellType cell) {
    WeightLayout layout = new WeightLayout(cell, 32);
    String file = "/golden/822-" + cell.id() + "/weights_final.safetensors";
    try (InputStream in = SampleTraces.class.getResourceAsStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int header = (int) bytes.getLong();
      JsonNode tensors = new ObjectMapper().readTree(bytes.array(), 8, header);
      float[] values = new float[layout.size()];
      for (WeightLayout.Tensor tensor : layout.tensors()) {
        // All three files name their recurrent layer "lstm".
        JsonNode entry = tensors.get(tensor.name().replaceFirst("^(gru|rnn)", "lstm"));
        int start = 8 + header + entry.get("data_offsets").get(0).asInt();
        bytes
            .position(start)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(values, tensor.offset(), tensor.size());
      }
      return Weights.of(layout, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every value of one subtraction at given weights. */
  public static GateTrace forward(Weights weights, Subtraction pair) {
    WeightLayout layout = weights.layout();
    CellType cell = layout.cell();
    int hidden = layout.hiddenSize();
    int rows = layout.gateRows();
    int steps = pair.bits();
    int cellValues = cell.hasCellState() ? steps * hidden : 0;
    GateTrace.Values v =
        new GateTrace.Values(
            new float[steps * 2],
            new float[steps * rows],
            new float[steps * rows],
            new float[steps * rows],
            new float[steps * rows],
            new float[cellValues],
            new float[cellValues],
            new float[steps * hidden],
            new float[steps],
            new float[steps],
            new float[steps],
            new float[steps]);
    double[] h = new double[hidden];
    double[] c = new double[hidden];
    for (int t = 0; t < steps; t++) {
      v.inputs()[2 * t] = pair.aBit(t);
      v.inputs()[2 * t + 1] = pair.bBit(t);
      for (int row = 0; row < rows; row++) {
        int at = t * rows + row;
        double wx =
            weights.get(layout.inputWeight().offset() + 2 * row) * pair.aBit(t)
                + weights.get(layout.inputWeight().offset() + 2 * row + 1) * pair.bBit(t);
        double uh = 0;
        for (int j = 0; j < hidden; j++) {
          uh += weights.get(layout.recurrentWeight().offset() + row * hidden + j) * h[j];
        }
        double inputBias = weights.get(layout.inputBias().offset() + row);
        double recurrentBias = weights.get(layout.recurrentBias().offset() + row);
        Gate gate = cell.gates().get(row / hidden);
        double reset = gate == Gate.NEW ? v.activation()[t * rows + row % hidden] : 1;
        double pre = wx + inputBias + reset * (uh + recurrentBias);
        v.inputTerm()[at] = (float) wx;
        v.recurrentTerm()[at] = (float) uh;
        v.preActivation()[at] = (float) pre;
        v.activation()[at] = (float) (gate.sigmoid() ? sigmoid(pre) : Math.tanh(pre));
      }
      double logit = weights.get(layout.outputBias().offset());
      for (int unit = 0; unit < hidden; unit++) {
        int base = t * rows + unit;
        float[] gates = v.activation();
        switch (cell) {
          case LSTM -> {
            c[unit] = gates[base + hidden] * c[unit] + gates[base] * gates[base + 2 * hidden];
            v.cellState()[t * hidden + unit] = (float) c[unit];
            v.tanhCellState()[t * hidden + unit] = (float) Math.tanh(c[unit]);
            h[unit] = gates[base + 3 * hidden] * Math.tanh(c[unit]);
          }
          case GRU -> {
            double z = gates[base + hidden];
            h[unit] = (1 - z) * gates[base + 2 * hidden] + z * h[unit];
          }
          case RNN -> h[unit] = gates[base];
        }
        v.hiddenState()[t * hidden + unit] = (float) h[unit];
        logit += weights.get(layout.outputWeight().offset() + unit) * h[unit];
      }
      double p = (float) sigmoid(logit);
      int y = pair.differenceBit(t);
      v.logit()[t] = (float) logit;
      v.probability()[t] = (float) p;
      v.target()[t] = y;
      v.loss()[t] = (float) -Math.max(-100, Math.log(y == 1 ? p : 1 - p));
    }
    return new GateTrace(Network.of(weights), steps, v);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
