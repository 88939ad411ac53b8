package dev.gatescope.ui.run;

import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.model.RunModel;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Takes what is trained in the window into the list of runs: each run once, as soon as an epoch of
 * it was trained. So neither a run that only waits nor an opened model is in the list, and one that
 * was deleted while it trains does not come back by itself.
 */
public final class RunKeeper {
  /** The report that a run begins with, and that of one epoch. */
  private static final int TRAINED = 2;

  private final RunLog log;
  private final InstantSource clock;
  // By identity, as histories are; what is nowhere else any more is not kept for this.
  private final Set<RunHistory> met = Collections.newSetFromMap(new WeakHashMap<>());

  public RunKeeper(RunLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Keeps the runs that the window shows, from now on. */
  public void follow(RunModel run) {
    run.reportsProperty().subscribe((_, _) -> keep(Origin.TRAINED, run.config(), run.history()));
  }

  /** Keeps the lanes of races, from now on. */
  public void follow(RaceService race) {
    race.reportsProperty()
        .subscribe(
            (_, _) ->
                race.lanes().forEach(lane -> keep(Origin.RACED, lane.config(), lane.history())));
  }

  /** A run that was deleted from the list, and is shown still, does not come back by itself. */
  public void passOver(RunHistory history) {
    if (history.epochs().size() >= TRAINED) {
      met.add(history);
    }
  }

  private void keep(Origin origin, TrainingConfig config, RunHistory history) {
    if (history.epochs().size() < TRAINED) {
      return;
    }
    boolean first = met.add(history);
    if (first && log.runs().stream().noneMatch(run -> run.history().equals(history))) {
      log.enter(clock.instant(), origin, config, history);
    } else {
      log.bound();
    }
  }
}
