package dev.gatescope.lstm.fused;

/** The derivatives of a batch's loss, or of one shard's part of it, by the packed weights. */
final class Gradient {
  /** [panel][depth][64]. */
  final float[] panels;

  /** By v, with padding. */
  final float[] output;

  /** By e. */
  float outputBias;

  Gradient(PackedLayout layout) {
    panels = new float[layout.packedSize()];
    output = new float[layout.inputAt];
  }

  void add(Gradient other) {
    add(panels, other.panels);
    add(output, other.output);
    outputBias += other.outputBias;
  }

  private static void add(float[] sum, float[] term) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += term[i];
    }
  }
}
