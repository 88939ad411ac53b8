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

  /** A copy of what Adam remembers. */
  AdamMoments moments();

  /**
   * Replaces what Adam remembers; the weights stay. With the weights of the same time, training
   * goes on bit for bit as it would have.
   *
   * @throws IllegalArgumentException if the layout is not this engine's
   */
  void load(AdamMoments moments);

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

  /** What the network answers to each of the sequences. */
  Answers answers(Sequences data);

  /** Probability that each bit is 1: [count][timeSteps], row-major. */
  default float[] probabilities(Sequences data) {
    return answers(data).probabilities();
  }

  /** Every value of the forward pass of one sequence. */
  GateTrace trace(Sequences data, int sequence);

  /**
   * What the network answers to every pair of {@code timeSteps}-bit numbers, computed once per
   * distinct prefix: 4 + 16 + ... + 4^timeSteps cell updates. Bit for bit what {@link
   * #probabilities} gives.
   */
  default PrefixSweep sweep(int timeSteps) {
    return sweep(timeSteps, false);
  }

  /**
   * The same.
   *
   * @param states whether the states after every prefix are kept too; see {@link
   *     PrefixSweep#stateBytes} for what they take
   */
  PrefixSweep sweep(int timeSteps, boolean states);

  /**
   * Holds values during all later forward passes ({@link #answers}, {@link #trace} and the sweeps)
   * until it is called again; {@link Surgery#NONE} lets go. Loading other weights lets nothing go.
   * Training needs a network on which nobody operates: until then {@link #trainBatch} and {@link
   * #gradient} throw IllegalStateException.
   *
   * @throws IllegalArgumentException if the network has no such site or unit, or a value is not
   *     finite
   */
  void operate(Surgery surgery);

  /** Frees the memory. The engine is not usable afterwards. */
  @Override
  void close();
}
