package dev.gatescope.session;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.TrainingConfig;
import java.time.Instant;
import java.util.List;

/**
 * One run as a session keeps it: a {@link RunRecord} that no longer changes.
 *
 * @param number that of the list; 0 for a run that is shown and in no list
 * @param epochs the numbers of every epoch, in order
 * @param reports those that are kept whole, the last epoch's among them
 * @param keptEvery see {@link RunHistory#keptEvery}
 * @param moments Adam's after the last epoch; null if the run is over or cannot go on
 * @param engine that made the moments; null if there are none, or nobody wrote it down
 */
public record SessionRun(
    int number,
    Instant entered,
    RunRecord.Origin origin,
    TrainingConfig config,
    String note,
    List<EpochSummary> epochs,
    List<EpochReport> reports,
    int keptEvery,
    AdamMoments moments,
    String engine) {
  /**
   * @throws IllegalArgumentException if nothing is kept, or not the last epoch, or moments are of
   *     another network
   */
  public SessionRun {
    epochs = List.copyOf(epochs);
    reports = List.copyOf(reports);
    if (reports.isEmpty() || reports.getLast().epoch() != epochs.getLast().epoch()) {
      throw new IllegalArgumentException("run " + number + " lacks its last epoch");
    }
    if (moments != null && !moments.layout().equals(config.layout())) {
      throw new IllegalArgumentException(moments.layout() + " is not " + config.layout());
    }
  }

  /**
   * A run as it is now; it has at least one report.
   *
   * @param moments Adam's after its last epoch, or null
   * @param engine that made them, or null
   */
  public static SessionRun of(RunRecord run, AdamMoments moments, String engine) {
    RunHistory history = run.history();
    return new SessionRun(
        run.number(),
        run.entered(),
        run.origin(),
        run.config(),
        run.note(),
        history.epochs(),
        history.reports(),
        history.keptEvery(),
        moments,
        engine);
  }

  /** The run for a list of runs, with a history of its own. */
  public RunRecord toRecord() {
    return new RunRecord(
        number, entered, origin, config, RunHistory.saved(epochs, reports, keptEvery), note);
  }

  /** From where the run can go on; null if it cannot. */
  public Checkpoint checkpoint() {
    return moments == null
        ? null
        : new Checkpoint(config, epochs.getLast(), reports.getLast().weights(), moments);
  }
}
