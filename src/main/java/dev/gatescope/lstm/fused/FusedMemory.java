package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.WeightLayout;

/** What the fused engine takes of the heap, told without making one. */
public final class FusedMemory {
  /** Weights, gradient and Adam's two moments, and the places of each in the packed matrices. */
  private static final int FLAT_COPIES = 6;

  private FusedMemory() {}

  /** Bytes of weights, gradients and moments. */
  public static long networkBytes(WeightLayout weights) {
    PackedLayout layout = new PackedLayout(weights);
    long packed = (long) layout.columns * layout.depth;
    long transposed = (long) layout.columns * layout.transposedColumns;
    long floats =
        FLAT_COPIES * (long) weights.size() + (FusedEngine.SHARDS + 1) * packed + transposed;
    return floats * Float.BYTES;
  }

  /**
   * Bytes of what forward and backward passes write down.
   *
   * @param batch sequences of the largest batch
   * @param evaluated sequences that are answered at once, at most
   * @param sweptSteps time steps of all pairs that are answered; 0 for none
   */
  public static long passBytes(
      WeightLayout weights, int batch, int evaluated, int timeSteps, int sweptSteps) {
    PackedLayout layout = new PackedLayout(weights);
    long training = FusedEngine.SHARDS * Tape.floats(layout, shard(batch), timeSteps);
    int rows = FusedEngine.evaluationRows(layout, timeSteps);
    int chunk = Math.min(evaluated, rows);
    long chunks = Math.min(FusedEngine.SHARDS, Math.ceilDiv(evaluated, rows));
    long evaluation = chunks * Tape.floats(layout, chunk, timeSteps);
    return (Math.max(training, evaluation) + Sweep.floats(layout, sweptSteps)) * Float.BYTES;
  }

  /** Elements of the longest array of a pass. */
  public static long longestArray(WeightLayout weights, int batch, int timeSteps) {
    PackedLayout layout = new PackedLayout(weights);
    int rows = Math.max(shard(batch), FusedEngine.evaluationRows(layout, timeSteps));
    return Tape.longest(layout, rows, timeSteps);
  }

  private static int shard(int batch) {
    return Math.ceilDiv(batch, FusedEngine.SHARDS);
  }
}
