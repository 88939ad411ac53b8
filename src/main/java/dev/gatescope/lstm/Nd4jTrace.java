package dev.gatescope.lstm;

import dev.gatescope.optim.BinaryCrossEntropy;
import dev.gatescope.optim.Reduction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads every value out of a batch of one sequence after its forward pass. */
final class Nd4jTrace {
  private final Nd4jBatch batch;
  private final Nd4jCell cell;

  Nd4jTrace(Nd4jBatch batch, Nd4jCell cell) {
    this.batch = batch;
    this.cell = cell;
  }

  GateTrace read(Weights weights) {
    WeightLayout layout = weights.layout();
    int timeSteps = batch.timeSteps;
    int rows = layout.gateRows();
    int hidden = layout.hiddenSize();
    float[] inputs = new float[timeSteps * WeightLayout.INPUT_SIZE];
    float[] inputTerm = new float[timeSteps * rows];
    float[] recurrentTerm = new float[timeSteps * rows];
    float[] preActivation = new float[timeSteps * rows];
    float[] activation = new float[timeSteps * rows];
    float[] cellState = new float[layout.cell().hasCellState() ? timeSteps * hidden : 0];
    float[] tanhCellState = new float[cellState.length];
    float[] hiddenState = new float[timeSteps * hidden];
    for (int t = 0; t < timeSteps; t++) {
      Nd4jStep now = batch.step(t);
      Nd4jStep previous = batch.step(t - 1);
      copy(now.x, inputs, t);
      copy(now.x.mmul(cell.weights.inputWeight), inputTerm, t);
      copy(previous.hiddenState.mmul(cell.weights.recurrentWeight), recurrentTerm, t);
      copy(cell.preActivation(now), preActivation, t);
      copy(now.gates, activation, t);
      copy(now.hiddenState, hiddenState, t);
      if (layout.cell().hasCellState()) {
        copy(now.cellState, cellState, t);
        copy(now.tanhCellState, tanhCellState, t);
      }
    }
    INDArray loss =
        new BinaryCrossEntropy(Reduction.NONE, null).loss(batch.probabilities, batch.targets);
    return new GateTrace(
        new Network(weights, cell.surgery()),
        timeSteps,
        new GateTrace.Values(
            inputs,
            inputTerm,
            recurrentTerm,
            preActivation,
            activation,
            cellState,
            tanhCellState,
            hiddenState,
            batch.logits().data().asFloat(),
            batch.probabilities.data().asFloat(),
            batch.targets.data().asFloat(),
            loss.data().asFloat()));
  }

  private static void copy(INDArray row, float[] to, int timeStep) {
    float[] values = row.data().asFloat();
    System.arraycopy(values, 0, to, timeStep * values.length, values.length);
  }
}
