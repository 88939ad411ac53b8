package dev.gatescope;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.UserFiles;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.SystemLocale;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.ExplorerApp;
import dev.gatescope.ui.background.PulseTask;
import dev.gatescope.ui.background.Runs;
import dev.gatescope.ui.common.Bays;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.dock.DockController;
import dev.gatescope.ui.explorer.BannerController;
import dev.gatescope.ui.explorer.ExplorerController;
import dev.gatescope.ui.export.ExportSources;
import dev.gatescope.ui.export.TargetChooser;
import dev.gatescope.ui.help.Diagnostics;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.lesson.LessonController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.run.RunKeeper;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.run.TraceFollower;
import dev.gatescope.ui.session.FileDrop;
import dev.gatescope.ui.session.ReopenController;
import dev.gatescope.ui.surgery.SurgeryWords;
import dev.gatescope.ui.topbar.TopBarActions;
import dev.gatescope.ui.tour.TourController;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;

/** The window's part of the composition root: plain constructors, each part once. */
final class WindowWiring {
  private final LogFile log;
  private final SharedModels models;
  private final LessonWiring lesson;
  private final BackgroundWiring background;
  private final ChoicesWiring choices;
  private final RunViewModel commands;
  private final HelpWiring help;
  private final StartWiring start;
  private final FileWiring files;
  private final CellPanes cellPanes;
  private final AnalysisPanes analysisPanes;
  private final RunPanes runPanes;
  private final Shortcuts keys = new Shortcuts();
  private final Bays bays = new Bays(task -> new PulseTask(task)::request);
  private final Views views;
  private Stage stage;

  WindowWiring(LogFile log) {
    this(
        new WindowRuns(),
        new Tracer()::trace,
        TrainingConfig.article(),
        Optional.of(UserFiles.usual()),
        SystemLocale.get(),
        log);
  }

  /**
   * The same with other runs and traces, for tests.
   *
   * @param remembered what is kept from one start to the next; empty for nothing
   * @param language of someone who chose none
   * @param log for what goes wrong
   */
  WindowWiring(
      Runs runs,
      BiFunction<Network, Subtraction, GateTrace> trace,
      TrainingConfig config,
      Optional<UserFiles> remembered,
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
      Optional<UserFiles> remembered,
      Locale language,
      LogFile log,
      Optional<TargetChooser> chooser) {
    this.log = log;
    models = SharedModels.of(config);
    lesson =
        new LessonWiring(
            models.selection(),
            models.run(),
            models.surgery(),
            models.layout(),
            models.dock(),
            log);
    background = new BackgroundWiring(runs, trace, models);
    choices =
        new ChoicesWiring(
            remembered.map(UserFiles::settings),
            language,
            background.analysis(),
            models.notices(),
            log);
    choices.choices().follow(models.panes());
    lesson.follow(choices.choices());
    Appearance appearance = choices.appearance();
    cellPanes = new CellPanes(models, appearance);
    ShownReport shown = new ShownReport(models.run(), models.selection());
    commands =
        new RunViewModel(
            models.run(),
            models.selection(),
            models.traces(),
            background.training(),
            () -> ThreadLocalRandom.current().nextLong(TrainingConfig.MAX_SEED + 1));
    help = new HelpWiring(models.run(), commands, choices, background.analysis(), log);
    start = new StartWiring(models, commands, background.analysis(), lesson.tour());
    ShownNetwork network = new ShownNetwork(shown, models.surgery());
    new TraceFollower(
        network,
        models.selection(),
        models.run(),
        background.analysis()::trace,
        background.turns()::of);
    DataSets dataSets = new DataSets();
    analysisPanes =
        new AnalysisPanes(
            new AnalysisPanes.Parts(
                models.run(),
                models.selection(),
                shown,
                network,
                models.traces(),
                models.surgery(),
                models.dock(),
                appearance,
                background.analysis(),
                background.turns()),
            background.races(),
            dataSets,
            background.sweeps());
    analysisPanes.everyEpochProperty().subscribe(background.training()::setEveryEpoch);
    RunKeeper keeper = new RunKeeper(models.log(), InstantSource.system());
    keeper.follow(models.run());
    keeper.follow(background.races());
    files =
        new FileWiring(
            models,
            new ExportSources(
                models.run(),
                shown,
                network,
                this::operationWords,
                models.selection(),
                models.traces(),
                analysisPanes.probe(),
                cellPanes.brush(),
                appearance,
                models.chartOptions()),
            commands,
            dataSets,
            background,
            choices,
            remembered.map(UserFiles::autosaves),
            lesson::open,
            keeper::passOver,
            chooser);
    runPanes = new RunPanes(models, shown, commands, dataSets, background, appearance);
    views = new Views(controllers());
  }

  private Map<Class<?>, Supplier<? extends Controller>> controllers() {
    Appearance appearance = choices.appearance();
    Map<Class<?>, Supplier<? extends Controller>> made = new HashMap<>();
    made.put(
        ExplorerController.class,
        () -> new ExplorerController(models.layout(), models.dock(), keys, this::loadView, bays));
    made.put(
        DockController.class,
        () -> new DockController(models.dock(), this::loadView, bays, appearance.messages()));
    made.put(
        BannerController.class,
        () -> new BannerController(commands, models.notices(), appearance.messages()));
    made.put(ReopenController.class, files::reopenController);
    made.put(LessonController.class, () -> lesson.controller(models.traces(), appearance, keys));
    made.put(TourController.class, () -> lesson.tourController(appearance, bays::whenFull));
    made.putAll(runPanes.controllers(topBarActions(), files.exports()));
    made.putAll(cellPanes.controllers(analysisPanes.probe(), files.exports().cell()));
    made.putAll(analysisPanes.controllers(files.exports().panes()));
    return made;
  }

  private Views.View loadView(String name) {
    return views.load(name, choices.appearance().messages());
  }

  private String operationWords() {
    return new SurgeryWords(choices.appearance().messages())
        .operations(models.surgery().performed());
  }

  private TopBarActions topBarActions() {
    return new TopBarActions(
        models.layout()::toggleSettings,
        files::fileItems,
        files::exportItems,
        this::helpItems,
        choices.look(),
        keys);
  }

  private List<MenuItem> helpItems() {
    List<MenuItem> items =
        new ArrayList<>(lesson.menuItems(choices.appearance().messages(), stage));
    items.add(help.aboutItem());
    return items;
  }

  private void bindKeys() {
    files.bind(keys);
    choices.bind(keys);
    runPanes.bind(keys);
    cellPanes.bind(keys);
    keys.on(Command.ANSWER, analysisPanes.quiz()::isActive, analysisPanes.quiz()::answer);
  }

  /**
   * Fills a stage and shows it, at first with the gates alone.
   *
   * @param afterwards begins what is slow, when all of the window is there
   */
  void show(Stage newStage, Runnable afterwards) {
    stage = newStage;
    files.setOwner(stage);
    bindKeys();
    help.install(stage);
    new ExplorerApp(
            choices.appearance(),
            views,
            bays,
            keys,
            choices.choices(),
            files.session(),
            background::prepareEngines,
            afterwards)
        .show(stage);
    new FileDrop(fileOpener()).install(stage.getScene());
  }

  /**
   * Ends what runs and saves what is left to save. Called on the JavaFX thread when the window is
   * closed.
   */
  void close() {
    files.close();
    background.close();
    analysisPanes.close();
    cellPanes.close();
    runPanes.close();
    choices.close();
    log.close();
  }

  /**
   * Calls a task when the files that the user asked for are written, or after a minute at the
   * latest: pictures need the JavaFX thread meanwhile.
   */
  void whenWritten(Runnable then) {
    background.files().whenDone(Duration.ofMinutes(1), then);
  }

  void noteStart() {
    background.analysis().thread().execute(() -> log.info("started: " + Diagnostics.ofProgram()));
  }

  /** See {@link BackgroundWiring#warmUp()}. */
  void warmUp() {
    background.warmUp();
  }

  /** See {@link StartWiring#showShippedGates()}. */
  void showShippedGates() {
    start.showShippedGates();
  }

  /** See {@link StartWiring#showShippedModel()}. */
  void showShippedModel() {
    start.showShippedModel();
  }

  /** See {@link StartWiring#offerTour()}. */
  void offerTour() {
    start.offerTour();
  }

  /** See {@link FileWiring#offerLastSession}. */
  void offerLastSession(boolean mayOpen) {
    files.offerLastSession(mayOpen);
  }

  /** Opens a session, a lesson or a model. */
  Consumer<Path> fileOpener() {
    return files::open;
  }

  /** Begins a run that waits to be trained. */
  void beginRun() {
    commands.rewind();
  }

  /** What the panes of the cell show; null before the first. */
  ReadOnlyObjectProperty<GateTrace> trace() {
    return models.traces().traceProperty();
  }

  /** The list of all runs. */
  RunLog runs() {
    return models.log();
  }

  LessonWiring lesson() {
    return lesson;
  }

  /** See {@link Bays#whenFull}. */
  void whenFull(Runnable task) {
    bays.whenFull(task);
  }
}
