package dev.gatescope.ui.session;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.session.Session;
import dev.gatescope.session.SessionRun;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
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

  /** Everything as it is now. */
  public Session now() {
    List<SessionRun> runs = new ArrayList<>();
    int shown = UNLISTED;
    for (RunRecord record : log.runs()) {
      if (!record.history().isEmpty()) {
        boolean isShown = record.history().equals(run.history());
        shown = isShown ? record.number() : shown;
        runs.add(run(record, isShown ? moments(record.history()) : null));
      }
    }
    if (shown == UNLISTED && !run.history().isEmpty()) {
      Origin origin = run.isDataKnown() ? Origin.OPENED : Origin.FOREIGN;
      RunRecord opened =
          new RunRecord(UNLISTED, clock.instant(), origin, run.config(), run.history(), "");
      runs.addFirst(run(opened, moments(run.history())));
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

  private static SessionRun run(RunRecord record, AdamMoments moments) {
    String engine = moments == null ? null : Engines.select(record.config().engine()).id();
    return SessionRun.of(record, moments, engine);
  }

  /** The same, or null while nothing was trained and nothing operated on. */
  public Session worthSaving() {
    // A run that was removed from the list may go on all the same.
    Checkpoint checkpoint = training.checkpoint();
    boolean trained = checkpoint != null && checkpoint.epoch() > 0;
    boolean nothing = !trained && log.runs().isEmpty() && surgery.operations().isEmpty();
    return nothing ? null : now();
  }

  private AdamMoments moments(RunHistory history) {
    Checkpoint checkpoint = training.checkpoint();
    boolean goesOn =
        checkpoint != null
            && checkpoint.epoch() == history.newest().epoch()
            && checkpoint.weights().equals(history.newest().weights());
    return goesOn ? checkpoint.moments() : null;
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
    List<RunRecord> records = session.runs().stream().map(SessionRun::toRecord).toList();
    log.restore(records.stream().filter(record -> record.number() != UNLISTED).toList());
    boolean whole = isWhole(session, records);
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
    EngineChoice choice = record.config().engine();
    String here = Engines.canRun(choice) ? Engines.select(choice).id() : "";
    if (over || (saved.engine() != null && !saved.engine().equals(here))) {
      commands.show(record.config(), record.history(), record.origin() != Origin.FOREIGN);
      if (!over) {
        // Its numbers would be others, as on the command line.
        commands.report(Problem.of("session.engine", saved.engine()));
      }
    } else {
      commands.goOn(record.history(), checkpoint);
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
