package dev.gatescope.lstm.fused;

/** The kernels on the JDK's Vector API. */
final class VectorKernels implements Kernels {
  @Override
  public void product(Tape tape, PackedWeights weights, int timeStep) {
    VectorProduct.run(
        tape.layout,
        tape.z,
        tape.zAt(timeStep),
        timeStep == 0 ? tape.layout.inputAt : 0,
        tape.layout.depth,
        weights.panels,
        tape.rows,
        tape.gates,
        tape.gatesAt(timeStep));
  }

  @Override
  public void recurrentProduct(Tape tape, PackedWeights weights, int timeStep, float[] out) {
    VectorProduct.run(
        tape.layout,
        tape.z,
        tape.zAt(timeStep),
        0,
        tape.layout.inputAt,
        weights.panels,
        tape.rows,
        out,
        0);
  }

  @Override
  public void addInput(Tape tape, PackedWeights weights, float[] recurrent, float x0, float x1) {
    VectorProduct.addInput(tape.layout, recurrent, weights.panels, x0, x1, tape.rows, tape.gates);
  }

  @Override
  public void cell(Tape tape, int timeStep) {
    switch (tape.layout.cell) {
      case LSTM -> VectorLstm.forward(tape, timeStep);
      case GRU -> VectorGru.forward(tape, timeStep);
      case RNN -> VectorRnn.forward(tape, timeStep);
    }
  }

  @Override
  public void tanh(float[] numbers) {
    VectorActivations.tanh(numbers, 0, numbers, 0, 1, 0, numbers.length);
  }

  @Override
  public void output(Tape tape, PackedWeights weights) {
    Outputs.logits(tape, weights.output, weights.outputBias());
    VectorOutput.probabilities(tape);
  }

  @Override
  public void loss(Tape tape, int outputs) {
    VectorOutput.losses(tape);
    VectorOutput.slopes(tape, outputs);
  }

  @Override
  public void cellBackward(Tape tape, PackedWeights weights, int timeStep) {
    switch (tape.layout.cell) {
      case LSTM -> VectorLstm.backward(tape, weights.output, timeStep);
      case GRU -> VectorGru.backward(tape, weights.output, timeStep);
      case RNN -> VectorRnn.backward(tape, weights.output, timeStep);
    }
  }

  @Override
  public void productBackward(Tape tape, PackedWeights weights, int timeStep) {
    VectorProductBackward.run(
        tape.layout,
        tape.gates,
        tape.gatesAt(timeStep),
        weights.transposed,
        tape.rows,
        tape.byHidden);
  }

  @Override
  public void gradient(Tape tape, Gradient gradient) {
    VectorGradient.panels(tape, gradient.panels);
    VectorGradient.output(tape, gradient.output);
  }
}
