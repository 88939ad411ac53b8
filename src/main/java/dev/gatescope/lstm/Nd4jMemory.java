package dev.gatescope.lstm;

/** What the reference engine takes of the memory beside the heap, told without making one. */
public final class Nd4jMemory {
  /** Weights, gradient, Adam's two moments, and three intermediate results of its step. */
  private static final int FLAT_COPIES = 7;

  /** Blocks of all pairs that are held at once: one a level, and one that is being joined. */
  private static final int SPARE_BLOCKS = 3;

  private Nd4jMemory() {}

  /**
   * Bytes of weights, gradients, moments and of every buffer that is kept.
   *
   * @param batch sequences of the largest batch; another size, the last batch's, is kept too
   * @param evaluated sequences that are answered at once, at most
   * @param sweptSteps time steps of all pairs that are answered; 0 for none
   */
  public static long bytes(
      WeightLayout layout, int batch, int evaluated, int timeSteps, int sweptSteps) {
    long evaluation = 2L * Math.min(evaluated, Nd4jEngine.EVALUATION_ROWS);
    long rows = 2L * batch + 2 * evaluation;
    long step = 3L * layout.gateRows() + 3L * layout.hiddenSize() + WeightLayout.INPUT_SIZE;
    long delta = 2L * layout.gateRows() + 4L * layout.hiddenSize();
    long outputs = 3L * timeSteps + 1;
    long blocks = sweptSteps == 0 ? 0 : sweptSteps + SPARE_BLOCKS;
    long floats =
        FLAT_COPIES * (long) layout.size()
            + rows * ((timeSteps + 1) * step + delta + outputs)
            + blocks * Nd4jSweep.BLOCK * step;
    return floats * Float.BYTES;
  }
}
