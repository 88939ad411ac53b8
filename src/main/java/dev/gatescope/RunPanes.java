package dev.gatescope;

import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.ChartsController;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.export.Exports;
import dev.gatescope.ui.export.RunExports;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.predictions.PredictionsController;
import dev.gatescope.ui.predictions.PredictionsViewModel;
import dev.gatescope.ui.predictions.TrainingOverlap;
import dev.gatescope.ui.run.BadgesViewModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.runs.RunsController;
import dev.gatescope.ui.settings.SettingsController;
import dev.gatescope.ui.settings.SettingsViewModel;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.topbar.EpochPlayback;
import dev.gatescope.ui.topbar.EpochViewModel;
import dev.gatescope.ui.topbar.PairViewModel;
import dev.gatescope.ui.topbar.TopBarActions;
import dev.gatescope.ui.topbar.TopBarController;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;

/** The panes that show and command the training, from the top bar to the list of runs. */
final class RunPanes {
  private final RunModel run;
  private final Selection selection;
  private final SurgeryModel surgery;
  private final ChartOptions chartOptions;
  private final ShownReport shown;
  private final RunViewModel commands;
  private final Appearance appearance;
  private final Turns turns;
  private final EpochViewModel epoch;
  private final EpochPlayback playback;
  private final PairViewModel pair;
  private final BadgesViewModel badges;
  private final TrainingOverlap overlap;
  private final DataQuestions questions;
  private final RunsWiring runs;
  private SettingsViewModel settings;
  private PredictionsViewModel predictions;

  RunPanes(
      SharedModels models,
      ShownReport shown,
      RunViewModel commands,
      DataSets dataSets,
      BackgroundWiring background,
      Appearance appearance) {
    this.shown = shown;
    this.commands = commands;
    this.appearance = appearance;
    run = models.run();
    selection = models.selection();
    surgery = models.surgery();
    chartOptions = models.chartOptions();
    turns = background.turns();
    questions = new DataQuestions(background.files(), dataSets);
    epoch = new EpochViewModel(run, selection, shown);
    playback = new EpochPlayback(epoch, run, new PauseStepPlayer());
    overlap = new TrainingOverlap(run, questions.seenInTraining());
    pair = new PairViewModel(selection, shown);
    badges =
        new BadgesViewModel(
            run, shown, background.training(), appearance, BackgroundWiring::engine);
    runs =
        new RunsWiring(
            models.log(),
            run,
            background.races(),
            commands,
            this::settings,
            models.layout(),
            models.dock());
  }

  /** Makes the controllers, each as often as a view is loaded. */
  Map<Class<?>, Supplier<? extends Controller>> controllers(
      TopBarActions actions, Exports exports) {
    return Map.of(
        TopBarController.class,
        () ->
            new TopBarController(
                pair, epoch, playback, commands, badges, appearance, selection, actions, turns),
        PredictionsController.class,
        () ->
            new PredictionsController(
                shown, predictions(exports.run()), appearance.messages(), turns),
        ChartsController.class,
        () ->
            new ChartsController(
                run,
                shown,
                selection,
                appearance,
                chartOptions,
                exports.run()::plot,
                exports.run()::plotDrawing,
                turns),
        RunsController.class,
        () -> runs.controller(appearance, exports.panes(), turns),
        SettingsController.class,
        () -> new SettingsController(settings(), appearance));
  }

  /** Made when somebody looks at the settings: to check them, the engines are asked. */
  private SettingsViewModel settings() {
    if (settings == null) {
      settings = new SettingsViewModel(run, commands::apply, questions.preview()::accept);
    }
    return settings;
  }

  /** Made with its first view, and outlives it: what was typed stays in another language. */
  private PredictionsViewModel predictions(RunExports exports) {
    if (predictions == null) {
      predictions =
          new PredictionsViewModel(
              shown,
              selection,
              appearance::messages,
              overlap.inTrainingProperty(),
              exports::predictions);
    }
    return predictions;
  }

  /** What is played would hold on to the window until its end. */
  void close() {
    playback.pause();
  }

  void bind(Shortcuts keys) {
    keys.on(Command.TRAIN, commands::trainOrPause);
    keys.on(Command.STEP_EPOCH, commands::stepEpoch);
    keys.on(Command.REWIND, commands::rewind);
    keys.on(Command.NEW_SEED, commands::newSeed);
    keys.on(Command.PLAY_EPOCHS, playback::toggle);
    keys.on(Command.NEXT_EPOCH, epoch::next);
    keys.on(Command.PREVIOUS_EPOCH, epoch::previous);
    keys.on(
        Command.LOG_SCALE,
        () -> {
          BooleanProperty logarithmic = chartOptions.logScaleProperty(PlotKind.LOSS);
          logarithmic.set(!logarithmic.get());
        });
    keys.on(Command.UNDO, runs.model().undoOr(surgery::undo));
    keys.on(Command.REDO, runs.model().unlessFocused(surgery::redo));
  }
}
