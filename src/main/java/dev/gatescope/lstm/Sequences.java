package dev.gatescope.lstm;

/**
 * What a network reads and what it should answer: {@code count} sequences of {@code timeSteps}
 * steps, two inputs and one target bit a step. Immutable.
 */
public final class Sequences {
  private final int count;
  private final int timeSteps;
  private final float[] inputs;
  private final float[] targets;

  /**
   * Takes over the arrays, which must not be changed afterwards.
   *
   * @param inputs [count][timeSteps][2], row-major
   * @param targets [count][timeSteps], row-major
   */
  public Sequences(int count, int timeSteps, float[] inputs, float[] targets) {
    if (count < 0
        || timeSteps < 1
        || inputs.length != count * timeSteps * WeightLayout.INPUT_SIZE
        || targets.length != count * timeSteps) {
      throw new IllegalArgumentException(
          "%d sequences of %d steps do not fit %d inputs and %d targets"
              .formatted(count, timeSteps, inputs.length, targets.length));
    }
    this.count = count;
    this.timeSteps = timeSteps;
    this.inputs = inputs;
    this.targets = targets;
  }

  public int count() {
    return count;
  }

  public int timeSteps() {
    return timeSteps;
  }

  /** Input {@code k} (0: a's bit, 1: b's bit) of one sequence at one step. */
  public float input(int sequence, int timeStep, int k) {
    return inputs[(sequence * timeSteps + timeStep) * WeightLayout.INPUT_SIZE + k];
  }

  /** The bit that should come out of one sequence at one step. */
  public float target(int sequence, int timeStep) {
    return targets[sequence * timeSteps + timeStep];
  }
}
