package dev.gatescope.lstm;

import static org.nd4j.linalg.factory.Nd4j.gemm;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One recurrent layer on ND4J operations, one line an equation of the package's page. A subclass
 * adds what makes it an LSTM, a GRU or an RNN.
 */
abstract class Nd4jCell {
  final Nd4jTensors weights;
  private Surgery surgery = Surgery.NONE;

  Nd4jCell(Nd4jTensors weights) {
    this.weights = weights;
  }

  static Nd4jCell create(WeightLayout layout, Nd4jTensors weights) {
    return switch (layout.cell()) {
      case LSTM -> new Nd4jLstm(weights);
      case GRU -> new Nd4jGru(weights);
      case RNN -> new Nd4jRnn(weights);
    };
  }

  /** What is held in all later forward passes. */
  final void operate(Surgery newSurgery) {
    surgery = newSurgery;
  }

  final Surgery surgery() {
    return surgery;
  }

  /** Puts the held values of one site in the place of the computed ones [N, H]. */
  final void hold(Site site, INDArray values, Nd4jStep now) {
    for (Clamp clamp : surgery.at(site, now.timeStep)) {
      values.getColumn(clamp.unit()).assign(clamp.value());
    }
  }

  /** Computes step t from x_t (in {@code now}) and from step t-1. */
  final void forward(Nd4jStep now, Nd4jStep previous, INDArray ones) {
    affine(
        previous.hiddenState,
        weights.recurrentWeight,
        weights.recurrentBias,
        ones,
        now.recurrentTerm);
    forwardSameParents(now, previous, ones);
  }

  /**
   * The same for another x_t when {@code now} already holds the recurrent terms of these parents.
   */
  final void forwardSameParents(Nd4jStep now, Nd4jStep previous, INDArray ones) {
    affine(now.x, weights.inputWeight, weights.inputBias, ones, now.inputTerm);
    update(now, previous);
  }

  /** The logits of hidden states [N, H]: [N, 1]. */
  final void output(INDArray hiddenState, INDArray ones, INDArray out) {
    affine(hiddenState, weights.outputWeight, weights.outputBias, ones, out);
  }

  /** Gates and states of step t from its input and recurrent terms. */
  abstract void update(Nd4jStep now, Nd4jStep previous);

  /**
   * The gradients of step t's gates, and what flows on to step t-1, from {@code d.hiddenState} (and
   * {@code d.cellState}), which hold the loss's derivatives by h_t (and C_t) on entry and by
   * h_{t-1} (and C_{t-1}) on return.
   */
  abstract void backward(Nd4jStep now, Nd4jStep previous, Nd4jDelta d);

  /** What went into the activations of step t, [N, G*H], computed again from its terms. */
  INDArray preActivation(Nd4jStep now) {
    return now.inputTerm.add(now.recurrentTerm);
  }

  /** out = in M + bias, ones [N, 1] spreading the bias over the rows. */
  static void affine(INDArray in, INDArray matrix, INDArray bias, INDArray ones, INDArray out) {
    gemm(ones, bias, out, false, false, 1, 0);
    gemm(in, matrix, out, false, false, 1, 1);
  }
}
