package dev.gatescope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Gate;
import dev.gatescope.session.Session;
import dev.gatescope.session.SessionFile;
import dev.gatescope.session.SessionRun;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.Runs;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.RunKeeper;
import dev.gatescope.ui.run.RunViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionViewModelTest {
  private static final TrainingConfig CONFIG =
      new TrainingConfig(
          CellType.GRU,
          3,
          4,
          60,
          false,
          false,
          SplitKind.ARTICLE,
          0.75,
          8,
          4,
          0.01,
          822,
          EngineChoice.ND4J);

  @TempDir Path folder;

  /** The models of a window, without one. */
  private static final class Models {
    final RunModel run = new RunModel(TrainingConfig.article());
    final Selection selection = new Selection(new Subtraction(123, 61, 8), 32);
    final ManualPulse pulse = new ManualPulse();

    /** One for every report, before anybody has seen it. */
    final Semaphore reported = new Semaphore(0);

    final TrainingService training = new TrainingService(new RealRuns(reported), run, pulse);
    final RunViewModel commands =
        new RunViewModel(run, selection, new TraceModel(), training, () -> 1);
    final RunLog log;
    final SurgeryModel surgery = new SurgeryModel();
    final LayoutModel layout = new LayoutModel();
    final DockModel dock = new DockModel();
    final ChartOptions charts = new ChartOptions();
    final SessionViewModel sessions;
    private final RunKeeper keeper;

    Models() {
      this(RunLog.BUDGET_BYTES);
    }

    /**
     * @param budget bytes for the list of runs
     */
    Models(long budget) {
      log = new RunLog(budget);
      keeper = new RunKeeper(log, InstantSource.system());
      sessions =
          new SessionViewModel(
              run,
              log,
              training,
              commands,
              selection,
              surgery,
              new PaneLayout(layout, dock, charts),
              InstantSource.system(),
              keeper::passOver);
      keeper.follow(run);
    }

    void until(TrainingState state) {
      pulse.until(() -> run.stateProperty().get() == state);
    }
  }

  private record RealRuns(Semaphore reported) implements Runs {
    @Override
    public TrainingState run(
        TrainingConfig config, TrainingControl control, TrainingListener listener) {
      return new Trainer(config, control, noting(listener)).run();
    }

    @Override
    public TrainingState resume(
        Checkpoint checkpoint, TrainingControl control, TrainingListener listener) {
      return new Trainer(checkpoint.config(), control, noting(listener)).resume(checkpoint);
    }

    private TrainingListener noting(TrainingListener listener) {
      return (report, checkpoint) -> {
        listener.epochDone(report, checkpoint);
        reported.release();
      };
    }
  }

  @Test
  void everythingComesBack() {
    Models before = new Models();
    before.commands.apply(CONFIG);
    before.commands.trainOrPause();
    before.until(TrainingState.FINISHED);
    before.log.note(1, "the first");
    before.commands.apply(CONFIG.withSeed(5));
    before.commands.trainOrPause();
    before.until(TrainingState.FINISHED);
    before.selection.selectPair(new Subtraction(3, 9, 4));
    before.selection.selectTimeStep(2);
    before.selection.selectUnit(1);
    before.selection.selectGate(Gate.UPDATE);
    before.selection.selectEpoch(3);
    before.surgery.replace(List.of(new Planned(OperationText.parse("silence:1", 4), true)));
    before.layout.rightProperty().set(LayoutModel.Right.RULES);
    before.layout.leftWidthProperty().set(321);
    before.dock.tabProperty().set(DockTab.PROBE);
    before.charts.logScaleProperty(PlotKind.LOSS).set(true);
    Models after = new Models();
    Session saved = throughFile(before.sessions.now());
    assertFalse(new Models(1).sessions.show(saved), "where memory is short, epochs are left out");
    assertTrue(after.sessions.show(saved));
    assertEquals(List.of("the first", ""), after.log.runs().stream().map(RunRecord::note).toList());
    assertEquals(CONFIG.withSeed(5), after.run.config());
    assertEquals(5, after.run.history().epochs().size());
    assertEquals(weights(before), weights(after));
    assertEquals(after.log.run(2).history(), after.run.history());
    assertEquals(before.selection.pair(), after.selection.pair());
    assertEquals(2, after.selection.timeStep());
    assertEquals(1, after.selection.unit());
    assertEquals(Gate.UPDATE, after.selection.gateProperty().get());
    assertEquals(3, after.selection.epochProperty().get());
    assertEquals(before.surgery.operations(), after.surgery.operations());
    assertEquals(LayoutModel.Right.RULES, after.layout.rightProperty().get());
    assertEquals(321, after.layout.leftWidthProperty().get());
    assertEquals(DockTab.PROBE, after.dock.tabProperty().get());
    assertTrue(after.charts.logScale(PlotKind.LOSS));
    assertFalse(after.charts.logScale(PlotKind.ERRORS));
    assertEquals(false, after.training.hasRun(), "the run had come to its end");
  }

  @Test
  void aRunGoesOnWhereItWasSaved() {
    Models whole = new Models();
    whole.commands.apply(CONFIG);
    whole.commands.trainOrPause();
    whole.until(TrainingState.FINISHED);
    Models before = new Models();
    before.commands.apply(CONFIG);
    before.commands.stepEpoch();
    before.until(TrainingState.PAUSED);
    Models after = new Models();
    after.sessions.show(throughFile(before.sessions.now()));
    assertEquals(1, after.run.latest().epoch());
    after.commands.trainOrPause();
    after.until(TrainingState.FINISHED);
    assertEquals(weights(whole), weights(after));
    assertEquals(1, after.log.runs().size(), "it is the same run still");
    assertEquals(5, after.log.run(1).history().epochs().size());
  }

  /** They wait for the next pulse when the session comes in. */
  @Test
  void theLastReportsOfARunDoNotEnterTheListOfAnotherSession() throws Exception {
    Models other = new Models();
    other.commands.apply(CONFIG.withSeed(5));
    other.commands.stepEpoch();
    other.until(TrainingState.PAUSED);
    Models models = new Models();
    models.commands.apply(CONFIG);
    models.commands.stepEpoch();
    models.reported.acquire(2);
    models.sessions.show(throughFile(other.sessions.now()));
    assertEquals(
        List.of(5L), models.log.runs().stream().map(record -> record.config().seed()).toList());
    assertEquals(2, models.log.runs().getFirst().history().epochs().size());
  }

  /** On a machine without the Vector API, say. */
  @Test
  void aRunOfAnotherEngineIsShownAndDoesNotGoOn() {
    Models before = new Models();
    before.commands.apply(CONFIG);
    before.commands.stepEpoch();
    before.until(TrainingState.PAUSED);
    Session session = throughFile(before.sessions.now());
    SessionRun run = session.runs().getFirst();
    assertEquals("nd4j", run.engine());
    SessionRun elsewhere =
        SessionRun.of(run.toRecord(), run.moments(), "engine of another machine");
    Models after = new Models();
    after.sessions.show(
        throughFile(
            new Session(
                List.of(elsewhere), session.selection(), session.surgery(), session.layout())));
    assertEquals(1, after.run.latest().epoch());
    assertFalse(after.training.hasRun());
    assertEquals("session.engine", after.commands.problemProperty().get().key());
    SessionRun kept = throughFile(after.sessions.now()).shown();
    assertEquals("engine of another machine", kept.engine(), "there it can still go on");
    assertEquals(run.moments().mean(), kept.moments().mean());
    after.commands.rewind();
    after.commands.stepEpoch();
    after.until(TrainingState.PAUSED);
    assertEquals("nd4j", after.sessions.now().shown().engine(), "another run is shown");
  }

  @Test
  void anOpenedModelIsKeptThoughItStandsInNoList() {
    Models models = new Models();
    models.commands.apply(CONFIG);
    models.commands.trainOrPause();
    models.until(TrainingState.FINISHED);
    EpochReport opened = models.run.history().nearest(2);
    models.commands.show(CONFIG, opened, true);
    Models after = new Models();
    after.sessions.show(throughFile(models.sessions.now()));
    assertEquals(List.of(1), after.log.runs().stream().map(RunRecord::number).toList());
    assertEquals(1, after.run.history().epochs().size());
    assertEquals(opened.weights(), after.run.latest().weights());
  }

  @Test
  void aWindowInWhichNothingWasDoneIsNotWorthSaving() {
    Models models = new Models();
    assertNull(models.sessions.worthSaving());
    models.commands.rewind();
    assertNull(models.sessions.worthSaving(), "a run that waits");
    models.surgery.replace(List.of(new Planned(OperationText.parse("silence:1", 8), true)));
    assertNotNull(models.sessions.worthSaving());
  }

  @Test
  void aDeletedRunThatIsShownStillDoesNotComeBack() {
    Models models = new Models();
    models.commands.apply(CONFIG);
    models.commands.trainOrPause();
    models.until(TrainingState.FINISHED);
    models.commands.apply(CONFIG);
    models.commands.trainOrPause();
    models.until(TrainingState.FINISHED);
    models.log.delete(List.of(2));
    Models after = new Models();
    after.sessions.show(throughFile(models.sessions.now()));
    assertEquals(List.of(1), after.log.runs().stream().map(RunRecord::number).toList());
    assertEquals(weights(models), weights(after), "it is shown");
  }

  @Test
  void aDeletedRunThatGoesOnIsWorthSaving() {
    Models models = new Models();
    models.commands.apply(CONFIG);
    models.commands.stepEpoch();
    models.until(TrainingState.PAUSED);
    models.log.delete(List.of(1));
    assertEquals(List.of(), models.log.runs());
    assertNotNull(models.sessions.worthSaving().shown().checkpoint());
  }

  /** Whoever has begun something is not cut off by a session that opens by itself. */
  @Test
  void aRunThatTrainsIsBegunThoughNothingOfItIsWorthSavingYet() {
    Models models = new Models();
    models.commands.rewind();
    assertFalse(models.sessions.isBegun());
    models.run.setState(TrainingState.RUNNING);
    assertNull(models.sessions.worthSaving());
    assertTrue(models.sessions.isBegun());
    models.run.setState(TrainingState.PAUSED);
    models.surgery.replace(List.of(new Planned(OperationText.parse("silence:1", 8), true)));
    assertTrue(models.sessions.isBegun());
  }

  /** A session by hand may tell of a pair that the run cannot have. */
  @Test
  void whatDoesNotFitTheRunIsLeftAsItIs() {
    Models models = new Models();
    models.commands.apply(CONFIG);
    models.commands.trainOrPause();
    models.until(TrainingState.FINISHED);
    Session now = models.sessions.now();
    Session odd =
        new Session(
            now.runs(),
            new Session.Looked(1, 99, new Subtraction(200, 1, 8), 7, 900, Gate.FORGET),
            List.of(),
            java.util.Map.of("left", "nowhere", "dock", "full"));
    models.sessions.show(throughFile(odd));
    assertEquals(4, models.selection.pair().bits());
    assertEquals(2, models.selection.unit());
    assertNull(models.selection.gateProperty().get());
    assertEquals(DockModel.Size.FULL, models.dock.sizeProperty().get());
    assertEquals(LayoutModel.Left.SUM, models.layout.leftProperty().get());
  }

  private Session throughFile(Session session) {
    Path file = folder.resolve("x.gatescope");
    SessionFile.write(file, session);
    return SessionFile.read(file);
  }

  private static List<Object> weights(Models models) {
    return List.copyOf(models.run.history().reports().stream().map(EpochReport::weights).toList());
  }
}
