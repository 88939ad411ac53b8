package dev.gatescope.lstm.fused;

import dev.gatescope.optim.AdamSettings;

/** {@link dev.gatescope.optim.Adam} on flat arrays, operation by operation. */
final class FlatAdam {
  private final AdamSettings settings;
  private final float[] mean;
  private final float[] meanSquare;
  private int steps;

  FlatAdam(AdamSettings settings, int size) {
    this.settings = settings;
    mean = new float[size];
    meanSquare = new float[size];
  }

  int steps() {
    return steps;
  }

  /** Not a copy. */
  float[] mean() {
    return mean;
  }

  /** Not a copy. */
  float[] meanSquare() {
    return meanSquare;
  }

  void load(int newSteps, float[] newMean, float[] newMeanSquare) {
    steps = newSteps;
    System.arraycopy(newMean, 0, mean, 0, mean.length);
    System.arraycopy(newMeanSquare, 0, meanSquare, 0, meanSquare.length);
  }

  void step(float[] parameters, float[] gradient) {
    steps++;
    double correction1 = 1 - Math.pow(settings.beta1(), steps);
    double correction2 = 1 - Math.pow(settings.beta2(), steps);
    update(
        parameters,
        gradient,
        (float) (1 - settings.beta1()),
        (float) settings.beta2(),
        (float) (1 - settings.beta2()),
        (float) Math.sqrt(correction2),
        (float) settings.epsilon(),
        (float) (settings.learningRate() / correction1));
  }

  /** Plain enough for the compiler to vectorise by itself. */
  private void update(
      float[] theta,
      float[] g,
      float meanShare,
      float beta2,
      float squareShare,
      float rootCorrection2,
      float epsilon,
      float rate) {
    float[] m = mean;
    float[] v = meanSquare;
    for (int i = 0; i < theta.length; i++) {
      float newMean = m[i] + (g[i] - m[i]) * meanShare;
      float newSquare = v[i] * beta2 + g[i] * g[i] * squareShare;
      m[i] = newMean;
      v[i] = newSquare;
      theta[i] -= newMean / ((float) Math.sqrt(newSquare) / rootCorrection2 + epsilon) * rate;
    }
  }
}
