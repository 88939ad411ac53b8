package dev.gatescope.lstm;

import static org.nd4j.linalg.factory.Nd4j.gemm;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Derivatives of the loss on their way back through time, for a batch of N sequences. */
final class Nd4jDelta {
  /** By the input terms of all gates, W x + b: [N, G*H]. */
  final INDArray inputTerm;

  /** By the recurrent terms U h + d. The same memory but for the GRU, whose r stands between. */
  final INDArray recurrentTerm;

  /** By h: [N, H]. */
  final INDArray hiddenState;

  /** By C: [N, H]. */
  final INDArray cellState;

  /** Room for one intermediate result: [N, H]. */
  final INDArray scratch;

  private final INDArray slope;
  private final WeightLayout layout;
  private final List<INDArray> inputBlocks = new ArrayList<>();
  private final List<INDArray> recurrentBlocks = new ArrayList<>();

  Nd4jDelta(WeightLayout layout, int batchSize) {
    this.layout = layout;
    int hidden = layout.hiddenSize();
    inputTerm = Nd4jStep.matrix(batchSize, layout.gateRows());
    recurrentTerm =
        layout.cell() == CellType.GRU ? Nd4jStep.matrix(batchSize, layout.gateRows()) : inputTerm;
    hiddenState = Nd4jStep.matrix(batchSize, hidden);
    cellState = Nd4jStep.matrix(batchSize, hidden);
    scratch = Nd4jStep.matrix(batchSize, hidden);
    slope = Nd4jStep.matrix(batchSize, hidden);
    for (int g = 0; g < layout.cell().gates().size(); g++) {
      inputBlocks.add(Nd4jStep.columns(inputTerm, g * hidden, hidden));
      recurrentBlocks.add(Nd4jStep.columns(recurrentTerm, g * hidden, hidden));
    }
  }

  /** One gate's [N, H] block of {@link #inputTerm}. */
  INDArray gate(Gate gate) {
    return inputBlocks.get(layout.cell().indexOf(gate));
  }

  /** One gate's [N, H] block of {@link #recurrentTerm}. */
  INDArray recurrentTerm(Gate gate) {
    return recurrentBlocks.get(layout.cell().indexOf(gate));
  }

  /** x = x * s * (1 - s): through a sigmoid whose value is s. */
  INDArray timesSigmoidSlope(INDArray x, INDArray s) {
    s.rsubi(1, slope);
    return x.muli(s).muli(slope);
  }

  /** x = x * (1 - s * s): through a tanh whose value is s. */
  INDArray timesTanhSlope(INDArray x, INDArray s) {
    s.muli(s, slope).rsubi(1);
    return x.muli(slope);
  }

  /**
   * Adds what step t says of the weights: dW += x^T da, dU += h^T dr, db += 1^T da, dd += 1^T dr.
   */
  void accumulate(Nd4jTensors gradient, INDArray x, INDArray previousHidden, INDArray ones) {
    gemm(x, inputTerm, gradient.inputWeight, true, false, 1, 1);
    gemm(previousHidden, recurrentTerm, gradient.recurrentWeight, true, false, 1, 1);
    gemm(ones, inputTerm, gradient.inputBias, true, false, 1, 1);
    gemm(ones, recurrentTerm, gradient.recurrentBias, true, false, 1, 1);
  }

  void close() {
    if (layout.cell() == CellType.GRU) {
      recurrentTerm.close();
    }
    List.of(inputTerm, hiddenState, cellState, scratch, slope).forEach(INDArray::close);
  }
}
