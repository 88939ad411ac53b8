package dev.gatescope.lstm;

/** What a network answers to some sequences. Immutable. */
public final class Answers {
  private final int timeSteps;
  private final float[] logits;
  private final float[] probabilities;

  /**
   * Takes over the arrays, which must not be changed afterwards.
   *
   * @param logits [count][timeSteps], row-major: the output layer's sums
   * @param probabilities the same shape: their sigmoids
   */
  public Answers(int timeSteps, float[] logits, float[] probabilities) {
    if (logits.length != probabilities.length || logits.length % timeSteps != 0) {
      throw new IllegalArgumentException(
          "%d logits and %d probabilities of %d steps"
              .formatted(logits.length, probabilities.length, timeSteps));
    }
    this.timeSteps = timeSteps;
    this.logits = logits;
    this.probabilities = probabilities;
  }

  public int count() {
    return logits.length / timeSteps;
  }

  public int timeSteps() {
    return timeSteps;
  }

  public float logit(int sequence, int timeStep) {
    return logits[sequence * timeSteps + timeStep];
  }

  public float probability(int sequence, int timeStep) {
    return probabilities[sequence * timeSteps + timeStep];
  }

  /** The predicted bit: the probability rounded as PyTorch rounds it (one half goes to 0). */
  public int bit(int sequence, int timeStep) {
    return probability(sequence, timeStep) > 0.5f ? 1 : 0;
  }

  /** A copy of the probabilities: [count][timeSteps], row-major. */
  public float[] probabilities() {
    return probabilities.clone();
  }
}
