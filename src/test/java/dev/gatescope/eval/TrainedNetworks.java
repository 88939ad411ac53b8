package dev.gatescope.eval;

import dev.gatescope.Golden;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import java.util.Map;
import java.util.Random;

/** The weights that PyTorch learnt under the article's settings, as they are and shaken. */
public final class TrainedNetworks {
  private TrainedNetworks() {}

  /**
   * The weights with noise, so that some answers are wrong and others are not.
   *
   * @param amount the noise's standard deviation
   */
  public static Weights shaken(CellType cell, double amount) {
    WeightLayout layout = new WeightLayout(cell, 32);
    Map<String, float[]> tensors =
        Golden.tensors("822-" + cell.id() + "/weights_final.safetensors");
    Random random = new Random(822);
    float[] values = new float[layout.size()];
    for (WeightLayout.Tensor tensor : layout.tensors()) {
      // The golden script calls every recurrent layer lstm.
      float[] from = tensors.get(tensor.name().replace(cell.id() + ".", "lstm."));
      for (int i = 0; i < from.length; i++) {
        values[tensor.offset() + i] = (float) (from[i] + amount * random.nextGaussian());
      }
    }
    return Weights.of(layout, values);
  }

  public static RecurrentEngine engine(Weights weights) {
    return Engines.create(EngineChoice.AUTO, weights, AdamSettings.withLearningRate(0.01));
  }
}
