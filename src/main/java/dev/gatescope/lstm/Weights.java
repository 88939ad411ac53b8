package dev.gatescope.lstm;

import dev.gatescope.random.TorchRandom;
import java.util.Arrays;

/**
 * The values of every tensor of one network (or the gradient of each), immutable and so free to
 * cross threads.
 */
public final class Weights {
  private final WeightLayout layout;
  private final float[] values;

  private Weights(WeightLayout layout, float[] values) {
    this.layout = layout;
    this.values = values;
  }

  /**
   * Wraps a copy of {@code values}, which stand in the layout's order.
   *
   * @throws IllegalArgumentException if their number is not the layout's size
   */
  public static Weights of(WeightLayout layout, float[] values) {
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          layout + " needs " + layout.size() + " values, not " + values.length);
    }
    return new Weights(layout, values.clone());
  }

  /**
   * PyTorch's initial weights: every tensor in order from U(-1/sqrt(H), 1/sqrt(H)), drawn from the
   * generator in row-major order (nn.LSTM, nn.GRU, nn.RNN and nn.Linear reset_parameters).
   */
  public static Weights initial(WeightLayout layout, TorchRandom random) {
    double bound = 1 / Math.sqrt(layout.hiddenSize());
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.uniform((float) -bound, (float) bound);
    }
    return new Weights(layout, values);
  }

  public WeightLayout layout() {
    return layout;
  }

  /** The value at a flat position of the layout. */
  public float get(int index) {
    return values[index];
  }

  /** A copy of one tensor's values, row-major. */
  public float[] tensor(WeightLayout.Tensor tensor) {
    return Arrays.copyOfRange(values, tensor.offset(), tensor.offset() + tensor.size());
  }

  /** A copy of all values in the layout's order. */
  public float[] toArray() {
    return values.clone();
  }

  /** True if no value is NaN or infinite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that
        && layout.equals(that.layout)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * layout.hashCode() + Arrays.hashCode(values);
  }
}
