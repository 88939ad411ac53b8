package dev.gatescope.lstm;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** The two activations on ND4J, written into a given result. */
final class Nd4jMath {
  private Nd4jMath() {}

  /** out = 1 / (1 + exp(-x)). */
  static INDArray sigmoid(INDArray x, INDArray out) {
    return Nd4j.getExecutioner().exec(new Sigmoid(x, out));
  }

  /** out = tanh(x). */
  static INDArray tanh(INDArray x, INDArray out) {
    return Nd4j.getExecutioner().exec(new Tanh(x, out));
  }
}
