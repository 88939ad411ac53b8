package dev.gatescope.lstm;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What one time step of a batch of N sequences computes and backward needs again. Column-major, so
 * that one gate's [N, H] block of [N, G*H] is one piece of memory. Allocated once and reused.
 */
final class Nd4jStep {
  /** x_t: [N, 2]. */
  final INDArray x;

  /** W x + b: [N, G*H]. */
  final INDArray inputTerm;

  /** U h + d: [N, G*H]. */
  final INDArray recurrentTerm;

  /** All gates side by side: [N, G*H]; first their pre-activations, then their values. */
  final INDArray gates;

  /** C_t: [N, H]. */
  final INDArray cellState;

  /** tanh(C_t): [N, H]. */
  final INDArray tanhCellState;

  /** h_t: [N, H]. */
  final INDArray hiddenState;

  /** Which step it is, from 0: what a surgery does may depend on it. */
  int timeStep;

  private final WeightLayout layout;
  private final List<INDArray> gateBlocks = new ArrayList<>();
  private final List<INDArray> recurrentBlocks = new ArrayList<>();

  Nd4jStep(WeightLayout layout, int batchSize) {
    this.layout = layout;
    x = matrix(batchSize, WeightLayout.INPUT_SIZE);
    inputTerm = matrix(batchSize, layout.gateRows());
    recurrentTerm = matrix(batchSize, layout.gateRows());
    gates = matrix(batchSize, layout.gateRows());
    cellState = matrix(batchSize, layout.hiddenSize());
    tanhCellState = matrix(batchSize, layout.hiddenSize());
    hiddenState = matrix(batchSize, layout.hiddenSize());
    for (int g = 0; g < layout.cell().gates().size(); g++) {
      gateBlocks.add(columns(gates, g * layout.hiddenSize(), layout.hiddenSize()));
      recurrentBlocks.add(columns(recurrentTerm, g * layout.hiddenSize(), layout.hiddenSize()));
    }
  }

  /** One gate's [N, H] block of {@link #gates}. */
  INDArray gate(Gate gate) {
    return gateBlocks.get(layout.cell().indexOf(gate));
  }

  /** One gate's [N, H] block of {@link #recurrentTerm}. */
  INDArray recurrentTerm(Gate gate) {
    return recurrentBlocks.get(layout.cell().indexOf(gate));
  }

  void close() {
    List.of(x, inputTerm, recurrentTerm, gates, cellState, tanhCellState, hiddenState)
        .forEach(INDArray::close);
  }

  /** A column-major matrix of zeros. */
  static INDArray matrix(int rows, int columns) {
    return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
  }

  /** Neighbouring columns of a column-major matrix, as a view. */
  static INDArray columns(INDArray matrix, int from, int count) {
    long rows = matrix.rows();
    return Nd4j.create(
        matrix.data(), new long[] {rows, count}, new long[] {1, rows}, from * rows, 'f');
  }
}
