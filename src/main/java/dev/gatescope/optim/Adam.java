package dev.gatescope.optim;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam (Kingma and Ba 2015) in the order of operations of {@code torch.optim.Adam}, so that
 * rounding goes the same way. Keeps its moments beside the parameters.
 */
public final class Adam implements AutoCloseable {
  private final AdamSettings settings;
  private final INDArray mean;
  private final INDArray meanSquare;
  private final INDArray scratch;
  private int steps;

  /**
   * @param parameters an array of the shape that will be stepped
   */
  public Adam(AdamSettings settings, INDArray parameters) {
    this.settings = settings;
    mean = parameters.ulike().assign(0);
    meanSquare = parameters.ulike().assign(0);
    scratch = parameters.ulike().assign(0);
  }

  /** One step: changes {@code parameters} in place by {@code gradient}, which is left alone. */
  public void step(INDArray parameters, INDArray gradient) {
    steps++;
    double correction1 = 1 - Math.pow(settings.beta1(), steps);
    double correction2 = 1 - Math.pow(settings.beta2(), steps);
    // m = m + (1 - beta1) (g - m)
    mean.addi(gradient.subi(mean, scratch).muli(1 - settings.beta1()));
    // v = beta2 v + (1 - beta2) g g
    meanSquare
        .muli(settings.beta2())
        .addi(gradient.muli(gradient, scratch).muli(1 - settings.beta2()));
    // theta = theta - lr / correction1 * m / (sqrt(v) / sqrt(correction2) + epsilon)
    Transforms.sqrt(scratch.assign(meanSquare), false)
        .divi(Math.sqrt(correction2))
        .addi(settings.epsilon());
    mean.divi(scratch, scratch).muli(settings.learningRate() / correction1);
    parameters.subi(scratch);
  }

  /** Steps taken so far. */
  public int steps() {
    return steps;
  }

  /** A copy of the running mean of the gradients, in the order of the parameters' buffer. */
  public float[] mean() {
    return mean.data().asFloat();
  }

  /** A copy of the running mean of their squares, likewise. */
  public float[] meanSquare() {
    return meanSquare.data().asFloat();
  }

  /** Goes on from what another had after its steps. */
  public void load(int newSteps, float[] newMean, float[] newMeanSquare) {
    steps = newSteps;
    mean.data().setData(newMean);
    meanSquare.data().setData(newMeanSquare);
  }

  @Override
  public void close() {
    mean.close();
    meanSquare.close();
    scratch.close();
  }
}
