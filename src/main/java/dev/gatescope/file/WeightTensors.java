package dev.gatescope.file;

import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.util.List;

/**
 * Weights, and whatever else has one number for each of them, as tensors with PyTorch's {@code
 * state_dict} names behind a prefix.
 */
public final class WeightTensors {
  private WeightTensors() {}

  /** In the order of the {@code state_dict}. */
  public static List<Safetensors.Tensor> of(String prefix, Weights weights) {
    return weights.layout().tensors().stream()
        .map(
            tensor ->
                new Safetensors.Tensor(
                    prefix + tensor.name(), tensor.shape(), weights.tensor(tensor)))
        .toList();
  }

  /** Their names in the same order. */
  public static List<String> names(String prefix, WeightLayout layout) {
    return layout.tensors().stream().map(tensor -> prefix + tensor.name()).toList();
  }

  /**
   * The weights that such tensors hold.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public static Weights read(Safetensors from, String prefix, WeightLayout layout) {
    float[] values = new float[layout.size()];
    for (WeightLayout.Tensor tensor : layout.tensors()) {
      String name = prefix + tensor.name();
      Safetensors.Tensor found =
          from.tensor(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
      if (!found.shape().equals(tensor.shape())) {
        throw new IllegalArgumentException(name + " " + found.shape());
      }
      System.arraycopy(found.values(), 0, values, tensor.offset(), tensor.size());
    }
    return Weights.of(layout, values);
  }
}
