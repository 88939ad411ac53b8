package dev.gatescope.session;

import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.TrainingConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What {@code session.json} holds: a session without what is large. */
record SessionHead(
    List<Run> runs, Session.Looked selection, List<Planned> surgery, Map<String, String> layout) {
  /**
   * A run without its epochs.
   *
   * @param epochs how many the run has
   * @param whole those that are kept whole, in order
   * @param adam whether Adam's moments are kept
   * @param engine that made them; null if nobody wrote it down
   */
  record Run(
      int number,
      Instant entered,
      RunRecord.Origin origin,
      TrainingConfig config,
      String note,
      int epochs,
      int keptEvery,
      List<Integer> whole,
      boolean adam,
      String engine) {}

  static SessionHead of(Session session) {
    return new SessionHead(
        session.runs().stream().map(SessionHead::run).toList(),
        session.selection(),
        session.surgery(),
        session.layout());
  }

  private static Run run(SessionRun run) {
    return new Run(
        run.number(),
        run.entered(),
        run.origin(),
        run.config(),
        run.note(),
        run.epochs().size(),
        run.keptEvery(),
        run.reports().stream().map(EpochReport::epoch).toList(),
        run.moments() != null,
        run.engine());
  }
}
