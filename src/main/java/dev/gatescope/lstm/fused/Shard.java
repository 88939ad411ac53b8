package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.Sequences;

/** Some neighbouring rows of a batch, with memory of their own, so that threads do not meet. */
final class Shard {
  private final PackedLayout layout;
  private final Tape tape;
  private final Kernels kernels;
  private Gradient gradient;
  private double lossSum;

  Shard(PackedLayout layout, Kernels kernels) {
    this.layout = layout;
    this.kernels = kernels;
    tape = new Tape(layout);
  }

  /** What the last {@link #train} found. */
  Gradient gradient() {
    return gradient;
  }

  /** The sum of the losses of the last {@link #train}. */
  double lossSum() {
    return lossSum;
  }

  /**
   * Forward and backward of the sequences {@code order[from]} to {@code order[to - 1]}.
   *
   * @param outputs of the whole batch, over which the loss is a mean
   */
  void train(PackedWeights weights, Sequences data, int[] order, int from, int to, int outputs) {
    tape.fill(data, order, from, to);
    for (int t = 0; t < tape.timeSteps; t++) {
      kernels.product(tape, weights, t);
      kernels.cell(tape, t);
    }
    kernels.output(tape, weights);
    kernels.loss(tape, outputs);
    Outputs.dropPadding(tape);
    lossSum = Outputs.lossSum(tape);
    tape.resetBackward();
    for (int t = tape.timeSteps - 1; t >= 0; t--) {
      kernels.cellBackward(tape, weights, t);
      if (t > 0) {
        kernels.productBackward(tape, weights, t);
      }
    }
    if (gradient == null) {
      gradient = new Gradient(layout);
    }
    kernels.gradient(tape, gradient);
    gradient.outputBias = Outputs.byBias(tape);
  }

  /** Writes the answers to some sequences to their places in {@code [count][timeSteps]}. */
  void evaluate(
      PackedWeights weights,
      Surgeon surgeon,
      Sequences data,
      int[] order,
      int from,
      int to,
      float[] logits,
      float[] probabilities) {
    tape.fill(data, order, from, to);
    for (int t = 0; t < tape.timeSteps; t++) {
      kernels.product(tape, weights, t);
      surgeon.cell(kernels, tape, t, t);
    }
    kernels.output(tape, weights);
    for (int row = 0; row < tape.count; row++) {
      for (int t = 0; t < tape.timeSteps; t++) {
        int at = (from + row) * tape.timeSteps + t;
        logits[at] = tape.logit[t * tape.rows + row];
        probabilities[at] = tape.probability[t * tape.rows + row];
      }
    }
  }
}
