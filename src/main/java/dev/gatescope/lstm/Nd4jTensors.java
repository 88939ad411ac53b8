package dev.gatescope.lstm;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The six tensors of a network (weights, or their gradients) as matrices on one flat off-heap
 * buffer in {@link WeightLayout}'s order.
 *
 * <p>PyTorch keeps W as rows of gates, [G*H, 2] row-major. The same memory read column-major is its
 * transpose [2, G*H], and that is what x W needs: so nothing is ever transposed or copied, and the
 * matrices below are named for what they multiply from the right.
 */
final class Nd4jTensors {
  final INDArray flat;

  /** W: [2, G*H]. */
  final INDArray inputWeight;

  /** U: [H, G*H]. */
  final INDArray recurrentWeight;

  /** b: [1, G*H]. */
  final INDArray inputBias;

  /** d: [1, G*H]. */
  final INDArray recurrentBias;

  /** v: [H, 1]. */
  final INDArray outputWeight;

  /** e: [1, 1]. */
  final INDArray outputBias;

  Nd4jTensors(WeightLayout layout) {
    int rows = layout.gateRows();
    int hidden = layout.hiddenSize();
    flat = Nd4j.zeros(DataType.FLOAT, layout.size());
    inputWeight = view(layout.inputWeight(), WeightLayout.INPUT_SIZE, rows);
    recurrentWeight = view(layout.recurrentWeight(), hidden, rows);
    inputBias = view(layout.inputBias(), 1, rows);
    recurrentBias = view(layout.recurrentBias(), 1, rows);
    outputWeight = view(layout.outputWeight(), hidden, 1);
    outputBias = view(layout.outputBias(), 1, 1);
  }

  private INDArray view(WeightLayout.Tensor tensor, long rows, long columns) {
    long[] shape = {rows, columns};
    long[] columnMajor = {1, rows};
    return Nd4j.create(flat.data(), shape, columnMajor, tensor.offset(), 'f');
  }

  void set(Weights weights) {
    flat.data().setData(weights.toArray());
  }

  Weights get(WeightLayout layout) {
    return Weights.of(layout, flat.data().asFloat());
  }

  void close() {
    flat.close();
  }
}
