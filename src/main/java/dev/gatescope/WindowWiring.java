package dev.gatescope;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Provenance;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.SettingsSaver;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.file.UserSettings;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Race;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.ErrorReporter;
import dev.gatescope.ui.ExplorerApp;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.arithmetic.ArithmeticController;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.PulseTask;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.RecentSweeps;
import dev.gatescope.ui.background.Runs;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.background.WarmUp;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.ChartsController;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.dock.DockController;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.explorer.ExplorerController;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.export.CellView;
import dev.gatescope.ui.export.Exports;
import dev.gatescope.ui.export.ModelMenu;
import dev.gatescope.ui.export.SaveDialog;
import dev.gatescope.ui.export.TargetChooser;
import dev.gatescope.ui.flow.FlowController;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.help.AboutDialog;
import dev.gatescope.ui.help.DefectDialog;
import dev.gatescope.ui.help.Diagnostics;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.lesson.LessonController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Look;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.SystemLook;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.narration.NarrationController;
import dev.gatescope.ui.predictions.PredictionsController;
import dev.gatescope.ui.predictions.PredictionsViewModel;
import dev.gatescope.ui.predictions.TrainingOverlap;
import dev.gatescope.ui.run.BadgesViewModel;
import dev.gatescope.ui.run.EngineInfo;
import dev.gatescope.ui.run.RunKeeper;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.run.TraceFollower;
import dev.gatescope.ui.runs.RunsController;
import dev.gatescope.ui.session.FileDrop;
import dev.gatescope.ui.session.FileMenu;
import dev.gatescope.ui.session.OpenDialog;
import dev.gatescope.ui.session.ReopenController;
import dev.gatescope.ui.session.SessionViewModel;
import dev.gatescope.ui.settings.SettingsController;
import dev.gatescope.ui.settings.SettingsViewModel;
import dev.gatescope.ui.sum.SumController;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import dev.gatescope.ui.timebar.TimeBarController;
import dev.gatescope.ui.topbar.EpochViewModel;
import dev.gatescope.ui.topbar.PairViewModel;
import dev.gatescope.ui.topbar.TopBarActions;
import dev.gatescope.ui.topbar.TopBarController;
import dev.gatescope.ui.tour.TourController;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The window's part of the composition root: plain constructors, each part once. */
final class WindowWiring {
  /** The gates of the shipped network come first. */
  private static final Duration WARM_UP_AFTER = Duration.ofSeconds(1);

  private static final int WARM_UP_EPOCHS = 20;

  /** The order in which the keys 1, 2, ... name the gates: the one in which the panes show them. */
  private static final Map<CellType, List<Gate>> GATE_KEYS =
      Map.of(
          CellType.LSTM,
          List.of(Gate.FORGET, Gate.INPUT, Gate.CANDIDATE, Gate.OUTPUT),
          CellType.GRU,
          List.of(Gate.RESET, Gate.UPDATE, Gate.NEW),
          CellType.RNN,
          List.of(Gate.HIDDEN));

  private final RunModel run;
  private final RunLog runLog = new RunLog();
  private final Selection selection;
  private final TraceModel traces = new TraceModel();
  private final SurgeryModel surgery = new SurgeryModel();
  private final ShownReport shown;
  private final ShownNetwork network;
  private final Appearance appearance;
  private final Look look;
  private final LayoutModel layout = new LayoutModel();
  private final DockModel dock = new DockModel();
  private final LessonWiring lesson;
  private final Notices notices = new Notices();
  private final ChartOptions chartOptions = new ChartOptions();
  private final Shortcuts keys = new Shortcuts();
  private final Views views;
  private final PlaybackViewModel playback;
  private final Exports exports;
  private final ModelMenu models;
  private final SessionWiring sessions;
  private final FileMenu files;
  private final DataSets dataSets = new DataSets();
  private final TrainingOverlap overlap;
  private final TrainingService training;
  private final WarmUp warmUp;
  private final RunViewModel commands;
  private final EpochViewModel epoch;
  private final PairViewModel pair;
  private final BadgesViewModel badges;
  private final SettingsViewModel settings;
  private final UserChoices choices;
  private final Optional<Path> remembered;
  private final Optional<SettingsSaver> saver;
  private final LogFile log;
  private final ErrorReporter errors;
  private final AboutDialog about;
  private final DefectDialog defects;
  private Stage stage;
  private final Turns turns;
  private final AnalysisService analysis;
  private final AnalysisPanes panes;
  private final RunsWiring runList;

  /** How the window trains: with a processor left to draw on. */
  static TrainingState train(
      TrainingConfig config, TrainingControl control, TrainingListener listener) {
    return new Trainer(config, control, listener, FusedOptions.besideWindow()).run();
  }

  WindowWiring(LogFile log) {
    this(
        new WindowRuns(),
        new Tracer()::trace,
        TrainingConfig.article(),
        Optional.of(SettingsFile.usual()),
        Locale.getDefault(),
        log);
  }

  /**
   * The same with other runs and traces, for tests.
   *
   * @param remembered the file with the choices of the last start; empty for none
   * @param language of someone who chose none
   * @param log for what goes wrong
   */
  WindowWiring(
      Runs runs,
      BiFunction<Network, Subtraction, GateTrace> trace,
      TrainingConfig config,
      Optional<Path> remembered,
      Locale language,
      LogFile log) {
    this(runs, trace, config, remembered, language, log, Optional.empty());
  }

  /**
   * The same where nobody sits before the system's own dialog.
   *
   * @param chooser says where a file is saved; empty for that dialog
   */
  WindowWiring(
      Runs runs,
      BiFunction<Network, Subtraction, GateTrace> trace,
      TrainingConfig config,
      Optional<Path> remembered,
      Locale language,
      LogFile log,
      Optional<TargetChooser> chooser) {
    this.remembered = remembered;
    this.log = log;
    run = new RunModel(config);
    selection = new Selection(new Subtraction(123, 61, config.bits()), config.hiddenSize());
    RecentSweeps sweeps = new RecentSweeps();
    lesson = new LessonWiring(selection, run, surgery, layout, dock, log);
    training =
        new TrainingService(sweeps.overhear(runs), run, task -> new PulseTask(task)::request);
    turns =
        new Turns(
            System::nanoTime,
            this::pace,
            task -> new PulseTask(task)::request,
            WindowWiring::later);
    run.stateProperty().subscribe((was, is) -> turns.paceChanged());
    warmUp = new WarmUp(runs);
    run.stateProperty().subscribe(this::endWarmUp);
    analysis = new AnalysisService(trace, traces, Platform::runLater, turns);
    saver =
        remembered.map(
            file ->
                new SettingsSaver(
                    file, analysis.thread(), e -> log.warning("settings not saved", e)));
    choices = choices();
    appearance = choices.appearance(language);
    look = choices.look(appearance, SystemLook.of(Platform.getPreferences()));
    choices.follow(layout, dock);
    lesson.follow(choices);
    playback = new PlaybackViewModel(selection, new PauseStepPlayer());
    shown = new ShownReport(run, selection);
    commands =
        new RunViewModel(
            run,
            selection,
            traces,
            training,
            () -> ThreadLocalRandom.current().nextLong(TrainingConfig.MAX_SEED + 1));
    errors =
        new ErrorReporter(
            log::warning, problem -> Platform.runLater(() -> commands.report(problem)), this::show);
    about = new AboutDialog(appearance, this::diagnostics, log, analysis.thread());
    defects = new DefectDialog(appearance, about::diagnosticsText, log.folder());
    network = new ShownNetwork(shown, surgery);
    RaceService races =
        new RaceService(
            (lanes, control, listener) ->
                new Race(lanes, control, listener, FusedOptions.besideWindow()).run(),
            task -> new PulseTask(task)::request);
    new TraceFollower(network, selection, analysis::trace);
    panes =
        new AnalysisPanes(
            new AnalysisPanes.Parts(
                run, selection, shown, network, traces, surgery, dock, appearance, analysis, turns),
            races,
            dataSets,
            sweeps);
    RunKeeper keeper = new RunKeeper(runLog, InstantSource.system());
    keeper.follow(run);
    keeper.follow(races);
    epoch = new EpochViewModel(run, selection, shown);
    TargetChooser saveDialog =
        chooser.orElseGet(() -> new SaveDialog(choices::folder, choices::rememberFolder));
    exports =
        new Exports(
            new Exports.Sources(run, shown, selection, traces, appearance, chartOptions),
            analysis.thread(),
            saveDialog,
            dataSets::of,
            this::saved);
    sessions =
        new SessionWiring(
            new SessionViewModel(
                run,
                runLog,
                training,
                commands,
                selection,
                surgery,
                new PaneLayout(layout, dock),
                InstantSource.system()),
            analysis,
            choices,
            notices,
            remembered,
            this::readModel,
            lesson::open,
            WindowWiring::later);
    sessions.follow(
        run,
        save -> {
          runLog.onChange(save);
          races.reportsProperty().subscribe((_, _) -> save.run());
          surgery.operationsProperty().subscribe((_, _) -> save.run());
        });
    files =
        sessions.menu(
            run,
            commands,
            appearance,
            new OpenDialog(appearance, choices::folder, choices::rememberFolder),
            saveDialog,
            this::saved);
    models =
        new ModelMenu(
            run,
            shown,
            appearance,
            analysis.thread(),
            saveDialog,
            choices::folder,
            fileOpener(),
            this::saved);
    DataQuestions questions = new DataQuestions(analysis, dataSets);
    overlap = new TrainingOverlap(run, questions.seenInTraining());
    pair = new PairViewModel(selection, shown);
    badges = new BadgesViewModel(run, shown, training, appearance, WindowWiring::engine);
    settings = new SettingsViewModel(run, commands::apply, questions.preview()::accept);
    runList = new RunsWiring(runLog, run, races, commands, settings, layout, dock);
    views = new Views(controllers());
  }

  private void saved(Path file) {
    Platform.runLater(() -> notices.saved(file));
  }

  /** What the user chose last time; what is wrong with its file is said in the window. */
  private UserChoices choices() {
    SettingsFile.Loaded loaded =
        remembered
            .map(SettingsFile::load)
            .orElse(new SettingsFile.Loaded(UserSettings.NONE, Optional.empty()));
    loaded.problem().ifPresent(notices::warn);
    return new UserChoices(
        loaded.settings(), changed -> saver.ifPresent(file -> file.save(changed)));
  }

  /**
   * Compiles what trains before the user asks for it; called when the window stands, and begun a
   * little later.
   */
  void warmUp() {
    later(
        WARM_UP_AFTER.toNanos(),
        () -> warmUp.start(TrainingConfig.article().withEpochs(WARM_UP_EPOCHS)));
  }

  private void endWarmUp(TrainingState state) {
    if (state == TrainingState.RUNNING) {
      warmUp.close();
    }
  }

  /** Fills a stage and shows it. */
  void show(Stage newStage, Runnable afterFirstFrame) {
    stage = newStage;
    exports.setOwner(stage);
    models.setOwner(stage);
    files.setOwner(stage);
    bindKeys();
    Thread.setDefaultUncaughtExceptionHandler(errors);
    new ExplorerApp(appearance, views, keys, choices, afterFirstFrame).show(stage);
    new FileDrop(fileOpener()).install(stage.getScene());
  }

  /**
   * Ends what runs and saves what is left to save. Called on the JavaFX thread when the window is
   * closed.
   */
  void close() {
    sessions.close();
    warmUp.close();
    training.cancel();
    panes.close();
    look.close();
    saver.ifPresent(SettingsSaver::flush);
    log.close();
  }

  private void show(ErrorReporter.Defect defect) {
    Platform.runLater(
        () -> {
          if (!defects.show(stage, defect.error(), defect.thread())) {
            commands.report(Problem.of("window.unexpected", defect.error().toString()));
          }
        });
  }

  private Diagnostics diagnostics() {
    EngineInfo engine = engine(run.config());
    Provenance versions = Provenance.here(engine.name(), "");
    List<Diagnostics.Fact> facts = new ArrayList<>();
    facts.add(new Diagnostics.Fact("about.program", versions.program()));
    facts.addAll(Diagnostics.ofMachine());
    facts.add(new Diagnostics.Fact("about.nd4j", versions.nd4j()));
    facts.add(
        new Diagnostics.Fact(
            "about.engine", engine.name() + ": " + appearance.messages().text(engine.reason())));
    remembered.ifPresent(
        file -> facts.add(new Diagnostics.Fact("about.settings", file.toString())));
    facts.add(new Diagnostics.Fact("about.logFolder", log.folder().toString()));
    return new Diagnostics(facts);
  }

  private List<MenuItem> helpItems() {
    MenuItem item = new MenuItem(appearance.messages().text("help.about"));
    item.setId("help-about");
    item.setOnAction(_ -> about.show(stage));
    List<MenuItem> items = new ArrayList<>(lesson.menuItems(appearance.messages(), stage));
    items.add(item);
    return items;
  }

  /** Offers the tour to whoever has not had it, once there is something to point at. */
  void offerTour() {
    if (traces.trace() == null) {
      Subscription[] first = new Subscription[1];
      first[0] =
          traces
              .traceProperty()
              .subscribe(
                  (_, _) -> {
                    first[0].unsubscribe();
                    lesson.tour().offer();
                  });
    } else {
      lesson.tour().offer();
    }
  }

  LessonWiring lesson() {
    return lesson;
  }

  /** Shows the gates of one pair in the model that ships: they are seen at once. */
  void showShippedGates() {
    Subtraction pair = selection.pair();
    Consumer<Supplier<Model>> look =
        analysis.inBackground(
            model -> Tracer.traceAtStart(Network.of(model.get().weights()), pair),
            trace -> {
              if (run.runProperty().get() == 0 && pair.equals(selection.pair())) {
                traces.show(trace);
              }
            });
    look.accept(ShippedModel::read);
  }

  /**
   * Shows the model that ships with what all pairs come to, unless the user has been quicker to
   * begin a run.
   */
  void showShippedModel() {
    Consumer<Supplier<Model>> load =
        analysis.inBackground(
            model -> TrainedNetwork.of(model.get()),
            network -> {
              if (run.runProperty().get() == 0) {
                show(network);
              }
            });
    load.accept(ShippedModel::read);
  }

  /** What the panes of the cell show; null before the first. */
  ReadOnlyObjectProperty<GateTrace> trace() {
    return traces.traceProperty();
  }

  void noteStart() {
    analysis.thread().execute(() -> log.info("started: " + Diagnostics.ofProgram()));
  }

  /**
   * Opens a session, a lesson or a model by the kind of the file; one that cannot be read is said
   * and changes nothing.
   */
  Consumer<Path> fileOpener() {
    return sessions.opener();
  }

  private Runnable readModel(Path file) {
    TrainedNetwork network = TrainedNetwork.of(ModelFile.read(file));
    return () -> show(network);
  }

  /**
   * Offers the session of the last start, or opens it if the user always wants it.
   *
   * @param mayOpen false if the program was started with a file to open
   */
  void offerLastSession(boolean mayOpen) {
    sessions.start(mayOpen);
  }

  private List<MenuItem> menuItems() {
    List<MenuItem> items = new ArrayList<>(exports.menuItems());
    items.add(new SeparatorMenuItem());
    items.addAll(models.menuItems());
    return items;
  }

  private void show(TrainedNetwork network) {
    commands.show(network.config(), network.report());
  }

  /** Begins a run that waits to be trained. */
  void beginRun() {
    commands.rewind();
  }

  private Map<Class<?>, Supplier<? extends Controller>> controllers() {
    Map<Class<?>, Supplier<? extends Controller>> made = panes.controllers(exports);
    made.put(
        ExplorerController.class,
        () ->
            new ExplorerController(
                layout, dock, commands, notices, appearance, keys, this::loadView));
    made.put(ReopenController.class, () -> sessions.reopenController(appearance));
    made.put(LessonController.class, () -> lesson.controller(appearance, keys));
    made.put(TourController.class, () -> lesson.tourController(appearance));
    made.put(
        DockController.class,
        () -> new DockController(dock, this::loadView, appearance.messages()));
    made.put(
        TopBarController.class,
        () ->
            new TopBarController(
                pair, epoch, commands, badges, appearance, selection, topBarActions()));
    made.put(
        PredictionsController.class,
        () -> new PredictionsController(shown, predictions(), appearance.messages(), turns));
    made.put(
        FlowController.class, () -> new FlowController(appearance, selection, traces, playback));
    made.put(
        TimeBarController.class,
        () -> new TimeBarController(appearance, selection, traces, playback));
    made.put(
        NarrationController.class, () -> new NarrationController(selection, traces, appearance));
    made.put(
        ChartsController.class,
        () ->
            new ChartsController(
                run,
                shown,
                selection,
                appearance,
                chartOptions,
                exports::plot,
                exports::plotDrawing,
                turns));
    made.put(
        SumController.class, () -> new SumController(selection, traces, panes.probe(), appearance));
    made.put(
        HeatController.class,
        () ->
            new HeatController(
                selection,
                traces,
                panes.probe(),
                appearance,
                () -> exports.cell(CellView.HEAT_MAPS)));
    made.put(
        ArithmeticController.class, () -> new ArithmeticController(selection, traces, appearance));
    made.put(RunsController.class, () -> runList.controller(appearance, exports, turns));
    made.put(SettingsController.class, () -> new SettingsController(settings, appearance));
    return made;
  }

  private Views.View loadView(String name) {
    return views.load(name, appearance.messages());
  }

  private TopBarActions topBarActions() {
    return new TopBarActions(
        layout::toggleSettings, () -> files.items(), this::menuItems, this::helpItems, look, keys);
  }

  private PredictionsViewModel predictions() {
    return new PredictionsViewModel(
        shown,
        selection,
        appearance.messages(),
        overlap.inTrainingProperty(),
        exports::predictions);
  }

  private void bindKeys() {
    files.bind(keys);
    keys.on(Command.PLAY, playback::toggle);
    keys.on(Command.LARGER, look::enlarge);
    keys.on(Command.SMALLER, look::reduce);
    keys.on(Command.USUAL_SIZE, look::resetTextSize);
    keys.on(
        Command.LOG_SCALE,
        () -> {
          BooleanProperty logarithmic = chartOptions.logScaleProperty(PlotKind.LOSS);
          logarithmic.set(!logarithmic.get());
        });
    keys.on(Command.UNDO, runList.model().undoOr(surgery::undo));
    keys.on(Command.REDO, runList.model().unlessFocused(surgery::redo));
    keys.on(Command.NEXT_STEP, playback::next);
    keys.on(Command.PREVIOUS_STEP, playback::previous);
    keys.on(Command.NEXT_UNIT, () -> selection.selectUnit(selection.unit() + 1));
    keys.on(Command.PREVIOUS_UNIT, () -> selection.selectUnit(selection.unit() - 1));
    keys.on(Command.ANSWER, panes.quiz()::isActive, panes.quiz()::answer);
    keys.on(Command.GATE, this::toggleGate);
    keys.on(Command.TRAIN, commands::trainOrPause);
    keys.on(Command.STEP_EPOCH, commands::stepEpoch);
    keys.on(Command.REWIND, commands::rewind);
    keys.on(Command.NEW_SEED, commands::newSeed);
    keys.on(Command.NEXT_EPOCH, epoch::next);
    keys.on(Command.PREVIOUS_EPOCH, epoch::previous);
  }

  private void toggleGate(int index) {
    List<Gate> gates = GATE_KEYS.get(run.config().cell());
    if (index < gates.size()) {
      Gate gate = gates.get(index);
      selection.selectGate(gate == selection.gateProperty().get() ? null : gate);
    }
  }

  private static void later(long nanos, Runnable task) {
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Platform::runLater)
        .execute(task);
  }

  private long pace() {
    return run.stateProperty().get() == TrainingState.RUNNING ? Turns.TRAINING_NANOS : 0;
  }

  private static EngineInfo engine(TrainingConfig config) {
    Engines.Selected selected = Engines.select(config.engine());
    return new EngineInfo(selected.id(), selected.reason());
  }
}
