package dev.gatescope.optim;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Binary cross-entropy as {@code torch.nn.BCELoss} has it: l = -w (y max(ln p, -100) + (1 - y)
 * max(ln (1 - p), -100)). The logarithm is clamped so that a certain but wrong answer (p = 0 or 1)
 * costs 100 and not infinity.
 *
 * @param reduction how single losses become one
 * @param elementWeights w, of a shape that broadcasts to p's; null for none
 */
public record BinaryCrossEntropy(Reduction reduction, INDArray elementWeights) {
  /** Below this p (1 - p), as in PyTorch, the loss flattens: so sure an answer is not corrected. */
  public static final double SMALLEST_SLOPE = 1e-12;

  private static final double LOWEST_LOG = -100;

  /** The mean over all elements, unweighted: the article's loss. */
  public static BinaryCrossEntropy mean() {
    return new BinaryCrossEntropy(Reduction.MEAN, null);
  }

  /**
   * The loss.
   *
   * @param probabilities p, any shape, values 0..1
   * @param targets y, the same shape, values 0..1
   * @return a scalar for MEAN and SUM, p's shape for NONE
   */
  public INDArray loss(INDArray probabilities, INDArray targets) {
    INDArray certain = Transforms.max(Transforms.log(probabilities), LOWEST_LOG).muli(targets);
    INDArray otherwise =
        Transforms.max(Transforms.log(probabilities.rsub(1)), LOWEST_LOG).muli(targets.rsub(1));
    // ND4J's max drops a NaN; 0 p brings it back.
    INDArray losses = weighted(certain.addi(otherwise).negi().addi(probabilities.mul(0)));
    return switch (reduction) {
      case MEAN -> Nd4j.scalar(losses.meanNumber().doubleValue());
      case SUM -> Nd4j.scalar(losses.sumNumber().doubleValue());
      case NONE -> losses;
    };
  }

  /**
   * The loss's derivative by every probability: w (p - y) / max(p (1 - p), 1e-12), divided by the
   * number of elements for MEAN.
   */
  public INDArray gradient(INDArray probabilities, INDArray targets) {
    INDArray slope = Transforms.max(probabilities.rsub(1).muli(probabilities), SMALLEST_SLOPE);
    INDArray gradient = weighted(probabilities.sub(targets).divi(slope));
    return reduction == Reduction.MEAN ? gradient.divi(gradient.length()) : gradient;
  }

  private INDArray weighted(INDArray values) {
    return elementWeights == null ? values : values.muli(elementWeights);
  }
}
