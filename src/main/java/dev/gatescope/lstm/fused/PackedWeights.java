package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.Weights;

/**
 * One network's weights three times: flat in PyTorch's order (what Adam steps and users see), in
 * panels for the forward product, and the recurrent ones transposed for the backward product.
 */
final class PackedWeights {
  final PackedLayout layout;

  /** PyTorch's order. */
  final float[] flat;

  /** [panel][depth][64]. */
  final float[] panels;

  /** [panel of 32 units][columns][32]. */
  final float[] transposed;

  /** v, with padding. */
  final float[] output;

  private final int[] packedPlaces;
  private final int[] transposedPlaces;
  private final int recurrentAt;
  private final int outputAt;

  PackedWeights(PackedLayout layout) {
    this.layout = layout;
    flat = new float[layout.weights.size()];
    panels = new float[layout.packedSize()];
    transposed = new float[layout.transposedSize()];
    output = new float[layout.inputAt];
    packedPlaces = layout.packedPlaces();
    transposedPlaces = layout.transposedPlaces();
    recurrentAt = layout.weights.recurrentWeight().offset();
    outputAt = layout.weights.outputWeight().offset();
  }

  void set(Weights weights) {
    System.arraycopy(weights.toArray(), 0, flat, 0, flat.length);
    pack();
  }

  /** Brings the packed copies up to {@link #flat}. Padding was zero and stays so. */
  void pack() {
    for (int i = 0; i < packedPlaces.length; i++) {
      panels[packedPlaces[i]] = flat[i];
    }
    for (int i = 0; i < transposedPlaces.length; i++) {
      transposed[transposedPlaces[i]] = flat[recurrentAt + i];
    }
    System.arraycopy(flat, outputAt, output, 0, layout.hidden);
  }

  /** e. */
  float outputBias() {
    return flat[flat.length - 1];
  }

  /** The gradient in PyTorch's order. */
  void unpack(Gradient gradient, float[] to) {
    for (int i = 0; i < packedPlaces.length; i++) {
      to[i] = gradient.panels[packedPlaces[i]];
    }
    System.arraycopy(gradient.output, 0, to, outputAt, layout.hidden);
    to[to.length - 1] = gradient.outputBias;
  }
}
