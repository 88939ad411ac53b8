package dev.gatescope.lstm;

/**
 * What a network answers to every pair of {@code timeSteps}-bit numbers, kept once per distinct
 * prefix. Immutable.
 *
 * <p>A prefix of t + 1 steps is numbered by the sum over s &lt;= t of (2 a_s + b_s) 4^s, a_s and
 * b_s being the bits at step s: so step t has 4^(t+1) prefixes, and the parent of a prefix is the
 * prefix modulo 4^t.
 */
public final class PrefixSweep {
  /**
   * The values as flat arrays, one a time step.
   *
   * @param logit [timeStep][prefix]: the output layer's sum
   * @param probability [timeStep][prefix]: its sigmoid
   * @param hiddenState [timeStep][prefix * H + unit]; empty if states were not asked for
   * @param cellState the same of C; empty too for cells that have none
   */
  public record Values(
      float[][] logit, float[][] probability, float[][] hiddenState, float[][] cellState) {
    /**
     * Room for a sweep.
     *
     * @param states whether states are to be kept
     */
    public static Values room(WeightLayout layout, int timeSteps, boolean states) {
      int hidden = states ? layout.hiddenSize() : 0;
      int cell = states && layout.cell().hasCellState() ? hidden : 0;
      return new Values(
          room(timeSteps, 1), room(timeSteps, 1), room(timeSteps, hidden), room(timeSteps, cell));
    }

    private static float[][] room(int timeSteps, int width) {
      float[][] room = new float[width == 0 ? 0 : timeSteps][];
      for (int t = 0; t < room.length; t++) {
        room[t] = new float[prefixes(t) * width];
      }
      return room;
    }
  }

  private final WeightLayout layout;
  private final Values values;

  /** Takes over the arrays, which must not be changed afterwards. */
  public PrefixSweep(WeightLayout layout, Values values) {
    this.layout = layout;
    this.values = values;
  }

  /** How many prefixes a time step has: 4^(timeStep + 1). */
  public static int prefixes(int timeStep) {
    return 1 << (2 * (timeStep + 1));
  }

  /** Bytes that the states of a sweep take, for those who must bound them. */
  public static long stateBytes(WeightLayout layout, int timeSteps) {
    long prefixes = 0;
    for (int t = 0; t < timeSteps; t++) {
      prefixes += 1L << (2 * (t + 1));
    }
    int states = layout.cell().hasCellState() ? 2 : 1;
    return prefixes * layout.hiddenSize() * states * Float.BYTES;
  }

  public WeightLayout layout() {
    return layout;
  }

  public int timeSteps() {
    return values.logit.length;
  }

  /** True if hidden (and cell) states were kept. */
  public boolean hasStates() {
    return values.hiddenState.length > 0;
  }

  public float logit(int timeStep, int prefix) {
    return values.logit[timeStep][prefix];
  }

  public float probability(int timeStep, int prefix) {
    return values.probability[timeStep][prefix];
  }

  /** The predicted bit: the probability rounded as PyTorch rounds it (one half goes to 0). */
  public int bit(int timeStep, int prefix) {
    return values.probability[timeStep][prefix] > 0.5f ? 1 : 0;
  }

  /** h of one unit after the step. */
  public float hiddenState(int timeStep, int prefix, int unit) {
    return values.hiddenState[timeStep][prefix * layout.hiddenSize() + unit];
  }

  /** C of one unit after the step; for cells that have one. */
  public float cellState(int timeStep, int prefix, int unit) {
    return values.cellState[timeStep][prefix * layout.hiddenSize() + unit];
  }

  /**
   * The whole state after the step.
   *
   * @param to takes C of every unit, if there is one, and then h of every unit
   */
  public void state(int timeStep, int prefix, float[] to) {
    int hidden = layout.hiddenSize();
    int from = prefix * hidden;
    int at = 0;
    if (layout.cell().hasCellState()) {
      System.arraycopy(values.cellState[timeStep], from, to, 0, hidden);
      at = hidden;
    }
    System.arraycopy(values.hiddenState[timeStep], from, to, at, hidden);
  }
}
