package dev.gatescope.lstm;

/**
 * A network as it is looked at: trained weights, and what is held while they compute. Immutable.
 */
public record Network(Weights weights, Surgery surgery) {
  /** The network as it was trained. */
  public static Network of(Weights weights) {
    return new Network(weights, Surgery.NONE);
  }

  public WeightLayout layout() {
    return weights.layout();
  }
}
