package dev.gatescope.eval;

import dev.gatescope.Golden;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.util.Map;
import java.util.Random;

/** Networks that PyTorch trained on the article's data. */
public final class TrainedNetworks {
  private TrainedNetworks() {}

  public static Network golden(CellType cell) {
    return shaken(cell, 0);
  }

  /** The same with normal noise of some deviation on every weight. */
  public static Network shaken(CellType cell, double deviation) {
    WeightLayout layout = new WeightLayout(cell, 32);
    Map<String, float[]> tensors =
        Golden.tensors("822-" + cell.id() + "/weights_final.safetensors");
    Random random = new Random(822);
    float[] values = new float[layout.size()];
    for (WeightLayout.Tensor tensor : layout.tensors()) {
      // The golden script calls every recurrent layer lstm.
      float[] from = tensors.get(tensor.name().replace(cell.id() + ".", "lstm."));
      for (int i = 0; i < from.length; i++) {
        values[tensor.offset() + i] = (float) (from[i] + deviation * random.nextGaussian());
      }
    }
    return Network.of(Weights.of(layout, values));
  }
}
