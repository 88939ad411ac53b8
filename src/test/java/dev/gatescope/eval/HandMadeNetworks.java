package dev.gatescope.eval;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.WeightLayout.Tensor;
import dev.gatescope.lstm.Weights;

/** Networks whose answers are known by construction: RNNs of four units that act as switches. */
public final class HandMadeNetworks {
  /** Makes tanh a switch: at the nearest distance from a threshold, 1/4, it is tanh(5) = 0.9999. */
  private static final float GAIN = 20;

  private HandMadeNetworks() {}

  /**
   * Subtracts without a mistake. Unit 0 is the borrow: 1 if there is one, -1 if not (0 before the
   * first step). Units 1 to 3 say that a + b + borrow is at least 1, 2, 3; the answer is whether it
   * is odd.
   */
  public static Network borrow() {
    return network(0.5f);
  }

  /** The same without a memory: it answers a xor b. */
  public static Network xor() {
    return network(0);
  }

  /**
   * @param memory what unit 0 hands to the next step, times its value. With 1/2, a borrow adds 1/2,
   *     none adds -1/2, and the start adds 0: every threshold stands 1/4 from what may not pass it.
   */
  private static Network network(float memory) {
    WeightLayout layout = new WeightLayout(CellType.RNN, 4);
    float[] values = new float[layout.size()];
    row(layout, values, 0, -1, 1, memory, -0.25f);
    for (int unit = 1; unit <= 3; unit++) {
      row(layout, values, unit, 1, 1, memory, 0.75f - unit);
      values[layout.outputWeight().offset() + unit] = unit == 2 ? -GAIN : GAIN;
    }
    return Network.of(Weights.of(layout, values));
  }

  private static void row(
      WeightLayout layout, float[] values, int unit, float a, float b, float memory, float bias) {
    Tensor input = layout.inputWeight();
    values[input.offset() + WeightLayout.INPUT_SIZE * unit] = GAIN * a;
    values[input.offset() + WeightLayout.INPUT_SIZE * unit + 1] = GAIN * b;
    values[layout.recurrentWeight().offset() + layout.hiddenSize() * unit] = GAIN * memory;
    values[layout.inputBias().offset() + unit] = GAIN * bias;
  }
}
