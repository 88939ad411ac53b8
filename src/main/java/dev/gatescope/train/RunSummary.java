package dev.gatescope.train;

import java.time.Instant;

/**
 * A run in one line. Immutable, and so free to cross threads; see {@link RunRecord}.
 *
 * @param newest its last epoch; null before its first report
 * @param millis spent on training and evaluation; 0 if unknown
 */
public record RunSummary(
    int number,
    Instant entered,
    RunRecord.Origin origin,
    TrainingConfig config,
    EpochSummary newest,
    double millis,
    String note) {
  /** Epochs that are done. */
  public int epochs() {
    return newest == null ? 0 : newest.epoch();
  }
}
