package dev.gatescope.lstm.fused;

/**
 * The arithmetic of the fused engine on whole matrices. Every implementation does the same
 * operations on every number in the same order, so all give the same bits.
 */
interface Kernels {
  /**
   * gates[t] = z[t] W: all pre-activations of a step, biases included. Before step 0 h is zero, and
   * left out.
   */
  void product(Tape tape, PackedWeights weights, int timeStep);

  /** out = h U^T of the states before step t: the recurrent part of {@link #product}. */
  void recurrentProduct(Tape tape, PackedWeights weights, int timeStep, float[] out);

  /** gates[0] = recurrent + the terms of input (x0, x1), the same for all rows, and the biases. */
  void addInput(Tape tape, PackedWeights weights, float[] recurrent, float x0, float x1);

  /** Activations of step t in place, then C, tanh C and h. */
  void cell(Tape tape, int timeStep);

  /** The tanh of numbers in place; their count is a multiple of {@link PackedLayout#SLOT}. */
  void tanh(float[] numbers);

  /** y = v h + e of all steps, and p = sigmoid(y). */
  void output(Tape tape, PackedWeights weights);

  /** Loss of every single output, and its derivative by y over {@code outputs} of the batch. */
  void loss(Tape tape, int outputs);

  /**
   * Derivatives by the pre-activations of step t, in place of its gates. Takes the derivative by h
   * from {@code byHidden} and the output layer, and leaves there what reaches h of the step before
   * without passing a gate's weights.
   */
  void cellBackward(Tape tape, PackedWeights weights, int timeStep);

  /** byHidden += (derivatives by step t's pre-activations) U^T. */
  void productBackward(Tape tape, PackedWeights weights, int timeStep);

  /** The derivatives by all weights, from all steps' derivatives by pre-activations and outputs. */
  void gradient(Tape tape, Gradient gradient);
}
