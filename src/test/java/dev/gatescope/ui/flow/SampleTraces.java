package dev.gatescope.ui.flow;

import dev.gatescope.Golden;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Nd4jEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.TorchRandom;

/** Forward passes of networks that PyTorch trained, and of untrained ones of any size. */
public final class SampleTraces {
  private SampleTraces() {}

  /** The article's network after its training, of 32 units. */
  public static GateTrace trained(CellType cell, Subtraction pair) {
    WeightLayout layout = new WeightLayout(cell, 32);
    float[] values = new float[layout.size()];
    int at = 0;
    for (float[] tensor :
        Golden.tensors("822-" + cell.id() + "/weights_final.safetensors").values()) {
      System.arraycopy(tensor, 0, values, at, tensor.length);
      at += tensor.length;
    }
    return trace(Weights.of(layout, values), pair);
  }

  /** Initial weights of seed 1. */
  public static GateTrace untrained(CellType cell, int hiddenSize, Subtraction pair) {
    return trace(Weights.initial(new WeightLayout(cell, hiddenSize), new TorchRandom(1)), pair);
  }

  private static GateTrace trace(Weights weights, Subtraction pair) {
    Samples samples = new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()});
    try (Nd4jEngine engine = new Nd4jEngine(weights, AdamSettings.withLearningRate(0.01))) {
      return engine.trace(samples.toSequences(), 0);
    }
  }
}
