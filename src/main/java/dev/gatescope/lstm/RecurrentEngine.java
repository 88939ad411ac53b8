package dev.gatescope.lstm;

/**
 * One network in one engine's memory: weights, gradients and Adam's moments. Every engine keeps
 * this contract to float rounding, whatever memory it works in.
 *
 * <p>Not thread-safe: one thread at a time. Values that leave an engine are copies.
 */
public interface RecurrentEngine extends AutoCloseable {
  /** A loss and its gradient by every weight, in the weights' own layout. */
  record LossGradient(double loss, Weights gradient) {}

  WeightLayout layout();

  /** A copy of the weights as they are now. */
  Weights weights();

  /** Replaces the weights; Adam's moments stay. The layout must be this engine's. */
  void load(Weights weights);

  /**
   * One step of training: forward, binary cross-entropy (mean over batch and steps), backward
   * through time, Adam.
   *
   * @param order indices of sequences; those at {@code from} (inclusive) to {@code to} (exclusive)
   *     are the batch
   * @return the loss before the step
   */
  double trainBatch(Sequences data, int[] order, int from, int to);

  /** The loss of the same batch and its gradient, without a step. */
  LossGradient gradient(Sequences data, int[] order, int from, int to);

  /** Probability that each bit is 1: [count][timeSteps], row-major. */
  float[] probabilities(Sequences data);

  /** Every value of the forward pass of one sequence. */
  GateTrace trace(Sequences data, int sequence);

  /**
   * The probability of every output bit of every pair of {@code timeSteps}-bit numbers, computed
   * once per distinct prefix: 4 + 16 + ... + 4^timeSteps cell updates.
   *
   * @return for each time step t an array of 4^(t+1) probabilities; the index is the sum over s <=
   *     t of (2 a_s + b_s) 4^s, a_s and b_s being the bits at step s
   */
  float[][] sweep(int timeSteps);

  /** Frees the memory. The engine is not usable afterwards. */
  @Override
  void close();
}
