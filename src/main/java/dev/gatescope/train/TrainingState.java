package dev.gatescope.train;

/** Where a run stands. See {@link TrainingControl} for who may move it where. */
public enum TrainingState {
  /** Prepared, no batch trained yet. */
  READY,
  RUNNING,
  /** Waiting between two batches. */
  PAUSED,
  /** All epochs done. */
  FINISHED,
  /** Ended by the user; the weights of the last whole epoch are kept. */
  CANCELLED,
  /** Ended by a problem such as a loss that is not a number; likewise. */
  FAILED;

  /** True if nothing can move the run any more. */
  public boolean isOver() {
    return this == FINISHED || this == CANCELLED || this == FAILED;
  }
}
