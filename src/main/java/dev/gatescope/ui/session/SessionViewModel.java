package dev.gatescope.ui.session;

import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.session.Session;
import dev.gatescope.session.SessionRun;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.RunViewModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a session of what is in the window, and puts one back into it. */
public final class SessionViewModel {
  /** The number of a run that is shown and stands in no list. */
  private static final int UNLISTED = 0;

  private final RunModel run;
  private final RunLog log;
  private final TrainingService training;
  private final RunViewModel commands;
  private final Selection selection;
  private final SurgeryModel surgery;
  private final PaneLayout panes;
  private final InstantSource clock;
  private final Consumer<RunHistory> passOver;

  /** What a shown run that can go on only elsewhere needs for it; null if there is none. */
  private Future elsewhere;

  /**
   * How a run goes on.
   *
   * @param engine that made the moments; null if it is not known
   */
  private record Future(Checkpoint from, String engine) {
    boolean isOf(RunHistory history) {
      EpochReport newest = history.newest();
      return from.epoch() == newest.epoch() && from.weights().equals(newest.weights());
    }
  }

  /**
   * @param passOver told of what is shown and stands in no list, so that it does not enter it
   */
  public SessionViewModel(
      RunModel run,
      RunLog log,
      TrainingService training,
      RunViewModel commands,
      Selection selection,
      SurgeryModel surgery,
      PaneLayout panes,
      InstantSource clock,
      Consumer<RunHistory> passOver) {
    this.run = run;
    this.log = log;
    this.training = training;
    this.commands = commands;
    this.selection = selection;
    this.surgery = surgery;
    this.panes = panes;
    this.clock = clock;
    this.passOver = passOver;
  }

  /** Takes over what the run that is trained has reported, so that it is in the session too. */
  public void catchUp() {
    training.catchUp();
  }

  /** Everything as it is now. */
  public Session now() {
    List<SessionRun> runs = new ArrayList<>();
    int shown = UNLISTED;
    for (RunRecord record : log.runs()) {
      if (!record.history().isEmpty()) {
        boolean isShown = record.history().equals(run.history());
        shown = isShown ? record.number() : shown;
        runs.add(run(record, isShown));
      }
    }
    if (shown == UNLISTED && !run.history().isEmpty()) {
      Origin origin = run.isDataKnown() ? Origin.OPENED : Origin.FOREIGN;
      RunRecord opened =
          new RunRecord(UNLISTED, clock.instant(), origin, run.config(), run.history(), "");
      runs.addFirst(run(opened, true));
    }
    Session.Looked looked =
        new Session.Looked(
            shown,
            selection.epochProperty().get(),
            selection.pair(),
            selection.timeStep(),
            selection.unit(),
            selection.gateProperty().get());
    return new Session(runs, looked, surgery.operations(), panes.texts());
  }

  private SessionRun run(RunRecord record, boolean isShown) {
    return Stream.of(here(), elsewhere)
        .filter(future -> isShown && future != null && future.isOf(record.history()))
        .findFirst()
        .map(future -> SessionRun.of(record, future.from.moments(), future.engine))
        .orElseGet(() -> SessionRun.of(record, null, null));
  }

  /** How the run that is trained here goes on; null if it does not. */
  private Future here() {
    Checkpoint checkpoint = training.checkpoint();
    return checkpoint == null
        ? null
        : new Future(checkpoint, engineHere(checkpoint.config().engine()));
  }

  /** The engine that a choice means here; null if it cannot be had. */
  private static String engineHere(EngineChoice choice) {
    return Engines.canRun(choice) ? Engines.select(choice).id() : null;
  }

  /** The same, or null while nothing was trained and nothing operated on. */
  public Session worthSaving() {
    // A run that was removed from the list may go on all the same.
    Checkpoint checkpoint = training.checkpoint();
    boolean trained = checkpoint != null && checkpoint.epoch() > 0;
    boolean nothing = !trained && log.runs().isEmpty() && surgery.operations().isEmpty();
    return nothing ? null : now();
  }

  /** Whether somebody has begun something here. */
  public boolean isBegun() {
    return run.stateProperty().get() == TrainingState.RUNNING || worthSaving() != null;
  }

  /**
   * Puts a session into the window, in place of what is there.
   *
   * @return whether all runs and epochs that the session keeps whole found room
   */
  public boolean show(Session session) {
    if (session.shown() != null) {
      // Its last reports belong to the list that goes.
      training.abandon();
    }
    List<RunRecord> records = session.runs().stream().map(SessionRun::toRecord).toList();
    log.restore(records.stream().filter(record -> record.number() != UNLISTED).toList());
    boolean whole = isWhole(session, records);
    elsewhere = null;
    SessionRun shown = session.shown();
    for (RunRecord record : records) {
      if (shown != null && record.number() == shown.number()) {
        if (record.number() == UNLISTED) {
          passOver.accept(record.history());
        }
        show(record, shown);
      }
    }
    look(session.selection());
    surgery.replace(session.surgery());
    panes.restore(session.layout());
    return whole;
  }

  private boolean isWhole(Session session, List<RunRecord> records) {
    long saved = session.runs().stream().mapToLong(run -> run.reports().size()).sum();
    // The list may have thinned its runs further; a run beside it has a budget of its own.
    long here =
        Stream.concat(
                log.runs().stream(), records.stream().filter(record -> record.number() == UNLISTED))
            .mapToLong(record -> record.history().reports().size())
            .sum();
    return here == saved;
  }

  private void show(RunRecord record, SessionRun saved) {
    Checkpoint checkpoint = saved.checkpoint();
    boolean over = checkpoint == null || checkpoint.epoch() >= record.config().epochs();
    boolean otherEngine =
        saved.engine() != null && !saved.engine().equals(engineHere(record.config().engine()));
    elsewhere = over || !otherEngine ? null : new Future(checkpoint, saved.engine());
    if (elsewhere == null && !over) {
      commands.goOn(record.history(), checkpoint);
      return;
    }
    commands.show(record.config(), record.history(), record.origin() != Origin.FOREIGN);
    if (elsewhere != null) {
      // Its numbers would be others, as on the command line.
      commands.report(Problem.of("session.engine", elsewhere.engine));
    }
  }

  /** What does not fit the run that is shown stays as it is. */
  private void look(Session.Looked looked) {
    if (looked.pair().bits() == run.config().bits()) {
      selection.selectPair(looked.pair());
      selection.selectTimeStep(looked.timeStep());
    }
    selection.selectUnit(looked.unit());
    if (looked.gate() == null || run.config().cell().indexOf(looked.gate()) >= 0) {
      selection.selectGate(looked.gate());
    }
    selection.selectEpoch(looked.epoch());
  }
}
