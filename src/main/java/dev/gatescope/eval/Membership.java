package dev.gatescope.eval;

/** Whether a network has seen a pair in training, and whether it is tested with it. */
public enum Membership {
  UNSEEN,
  TRAINING,
  TEST,
  /** In both: a test that says little. */
  TRAINING_AND_TEST;

  public boolean inTraining() {
    return this == TRAINING || this == TRAINING_AND_TEST;
  }

  public boolean inTest() {
    return this == TEST || this == TRAINING_AND_TEST;
  }

  /** The word that tables use. */
  public String id() {
    return switch (this) {
      case UNSEEN -> "unseen";
      case TRAINING -> "training";
      case TEST -> "test";
      case TRAINING_AND_TEST -> "training+test";
    };
  }
}
