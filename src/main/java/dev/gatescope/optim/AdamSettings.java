package dev.gatescope.optim;

/**
 * Adam's hyper-parameters.
 *
 * @param learningRate step size
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon keeps the division finite
 */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon) {
  /** PyTorch's defaults but for the learning rate. */
  public static AdamSettings withLearningRate(double learningRate) {
    return new AdamSettings(learningRate, 0.9, 0.999, 1e-8);
  }
}
