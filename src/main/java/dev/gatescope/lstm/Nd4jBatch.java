package dev.gatescope.lstm;

import static org.nd4j.linalg.factory.Nd4j.gemm;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All buffers of one batch size and length: inputs, every step's values, outputs and derivatives.
 * Made once, filled again for every batch.
 */
final class Nd4jBatch implements AutoCloseable {
  final int size;
  final int timeSteps;

  /** Column of ones that spreads a bias over the rows: [N, 1]. */
  final INDArray ones;

  /** y: [N, T]. */
  final INDArray targets;

  /** p: [N, T]. */
  final INDArray probabilities;

  private final Nd4jStep start;
  private final Nd4jStep[] steps;
  private final INDArray[] logitColumns;
  private final INDArray logits;
  private final Nd4jDelta delta;

  Nd4jBatch(WeightLayout layout, int size, int timeSteps) {
    this.size = size;
    this.timeSteps = timeSteps;
    ones = Nd4jStep.matrix(size, 1).assign(1);
    targets = Nd4jStep.matrix(size, timeSteps);
    logits = Nd4jStep.matrix(size, timeSteps);
    probabilities = Nd4jStep.matrix(size, timeSteps);
    start = new Nd4jStep(layout, size);
    steps = new Nd4jStep[timeSteps];
    logitColumns = new INDArray[timeSteps];
    for (int t = 0; t < timeSteps; t++) {
      steps[t] = new Nd4jStep(layout, size);
      steps[t].timeStep = t;
      logitColumns[t] = Nd4jStep.columns(logits, t, 1);
    }
    delta = new Nd4jDelta(layout, size);
  }

  Nd4jStep step(int timeStep) {
    return timeStep < 0 ? start : steps[timeStep];
  }

  INDArray logits() {
    return logits;
  }

  /** Copies sequences {@code order[from]} to {@code order[from + size - 1]} in. */
  void fill(Sequences data, int[] order, int from) {
    FloatBuffer y = targets.data().asNioFloat();
    for (int t = 0; t < timeSteps; t++) {
      FloatBuffer x = steps[t].x.data().asNioFloat();
      for (int n = 0; n < size; n++) {
        int sequence = order[from + n];
        for (int k = 0; k < WeightLayout.INPUT_SIZE; k++) {
          x.put(k * size + n, data.input(sequence, t, k));
        }
        y.put(t * size + n, data.target(sequence, t));
      }
    }
  }

  /** Forward through time: fills every step and {@link #probabilities}. */
  void forward(Nd4jCell cell) {
    for (int t = 0; t < timeSteps; t++) {
      cell.forward(step(t), step(t - 1), ones);
      cell.output(step(t).hiddenState, ones, logitColumns[t]);
    }
    Nd4jMath.sigmoid(logits, probabilities);
  }

  /**
   * Backward through time.
   *
   * @param byProbability the loss's derivative by every probability, [N, T]; overwritten
   * @param gradient receives the derivative by every weight
   */
  void backward(Nd4jCell cell, INDArray byProbability, Nd4jTensors gradient) {
    gradient.flat.assign(0);
    INDArray byLogit = byProbability.muli(probabilities).muli(probabilities.rsub(1));
    delta.hiddenState.assign(0);
    delta.cellState.assign(0);
    for (int t = timeSteps - 1; t >= 0; t--) {
      INDArray dy = Nd4jStep.columns(byLogit, t, 1);
      gemm(step(t).hiddenState, dy, gradient.outputWeight, true, false, 1, 1);
      gemm(ones, dy, gradient.outputBias, true, false, 1, 1);
      gemm(dy, cell.weights.outputWeight, delta.hiddenState, false, true, 1, 1);
      cell.backward(step(t), step(t - 1), delta);
      delta.accumulate(gradient, step(t).x, step(t - 1).hiddenState, ones);
    }
  }

  @Override
  public void close() {
    start.close();
    for (Nd4jStep step : steps) {
      step.close();
    }
    delta.close();
    ones.close();
    targets.close();
    logits.close();
    probabilities.close();
  }
}
