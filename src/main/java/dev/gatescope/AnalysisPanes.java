package dev.gatescope;

import dev.gatescope.eval.Examiner;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.SurgeryAnalysis;
import dev.gatescope.ui.atlas.AtlasController;
import dev.gatescope.ui.atlas.AtlasViewModel;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.RecentSweeps;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.export.PaneExports;
import dev.gatescope.ui.gradients.GradientsController;
import dev.gatescope.ui.gradients.GradientsViewModel;
import dev.gatescope.ui.gradients.OtherCells;
import dev.gatescope.ui.map.MapController;
import dev.gatescope.ui.map.MapSurvey;
import dev.gatescope.ui.map.MapViewModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.probe.BorrowFollower;
import dev.gatescope.ui.probe.ProbeController;
import dev.gatescope.ui.probe.ProbeViewModel;
import dev.gatescope.ui.quiz.QuizController;
import dev.gatescope.ui.quiz.QuizViewModel;
import dev.gatescope.ui.race.RaceController;
import dev.gatescope.ui.race.RaceViewModel;
import dev.gatescope.ui.rules.RulesController;
import dev.gatescope.ui.rules.RulesViewModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.stretch.StretchController;
import dev.gatescope.ui.stretch.StretchViewModel;
import dev.gatescope.ui.surgery.SurgeryController;
import dev.gatescope.ui.surgery.SurgeryFollower;
import dev.gatescope.ui.surgery.SurgeryStripController;
import dev.gatescope.ui.surgery.SurgeryViewModel;
import dev.gatescope.ui.weights.WeightsController;
import dev.gatescope.ui.weights.WeightsViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** What looks into the network: the panes of the dock and the rules, with what each asks. */
final class AnalysisPanes {
  /** What all of them read, and where they are answered. */
  record Parts(
      RunModel run,
      Selection selection,
      ShownReport shown,
      ShownNetwork network,
      TraceModel traces,
      SurgeryModel surgery,
      DockModel dock,
      Appearance appearance,
      AnalysisService analysis,
      Turns turns) {}

  private final Parts parts;
  private final ProbeModel probe = new ProbeModel();
  private final Prober prober = new Prober();
  private final GradientsViewModel gradients;
  private final WeightsViewModel weights;
  private final ProbeViewModel probes;
  private final RulesViewModel rules;
  private final AtlasViewModel atlas;
  private final RaceViewModel race;
  private final QuizViewModel quiz;
  private final StretchViewModel stretch;
  private final SurgeryViewModel operations;
  private final MapViewModel map;

  /**
   * @param races trains the networks of a race
   * @param dataSets finds the data of a run, to colour the map by what was seen in training
   * @param sweeps what the training has answered already
   */
  AnalysisPanes(Parts parts, RaceService races, DataSets dataSets, RecentSweeps sweeps) {
    this.parts = parts;
    RunModel run = parts.run;
    Selection selection = parts.selection;
    ShownNetwork network = parts.network;
    AnalysisService analysis = parts.analysis;
    gradients = new GradientsViewModel(network, selection, run, analysis, OtherCells.standard());
    weights = new WeightsViewModel(network, selection, run, parts.appearance, analysis);
    probes = probes();
    // Before the rules: it hides what it asks before they look at the pair.
    quiz = new QuizViewModel(selection, parts.traces, probe, () -> run.config().seed());
    // Not by its view: while that is loaded anew, in another language, the answers stay hidden.
    Consumer<Object> look = _ -> quiz.setActive(parts.dock.shows(DockTab.QUIZ));
    parts.dock.tabProperty().subscribe(look);
    parts.dock.sizeProperty().subscribe(look);
    Examiner examiner = new Examiner();
    rules =
        new RulesViewModel(
            run,
            parts.shown,
            network,
            selection,
            analysis.survey(
                question ->
                    question.answer(
                        examiner
                            .examine(question.network(), question.bits(), question.seed())
                            .rules())));
    atlas = new AtlasViewModel(network, selection, analysis);
    race = new RaceViewModel(run, selection, races, analysis);
    stretch =
        new StretchViewModel(
            network,
            selection,
            run,
            analysis,
            // Twice a second while training: it takes as much as two looks at all pairs.
            ask -> parts.turns.seldom(ask, 5));
    operations = operations();
    map =
        new MapViewModel(
            network,
            run,
            selection,
            analysis.promptSurvey(new MapSurvey(new NetworkEngine(), dataSets::of, sweeps::of)),
            parts.turns::prompt);
  }

  /** Whether what is on the screen is to follow every epoch, however fast they come. */
  ReadOnlyBooleanProperty everyEpochProperty() {
    return map.activeProperty();
  }

  /** The probe for the borrow, which several panes show, and those that its own pane asks for. */
  private ProbeViewModel probes() {
    Function<BorrowFollower.Question, Probe> answer =
        question -> prober.probe(question.network(), question.bits(), question.target());
    Survey<BorrowFollower.Question, Probe> borrow = parts.analysis.survey(answer);
    new BorrowFollower(parts.network, parts.run, parts.selection, probe, borrow, System::nanoTime);
    return new ProbeViewModel(
        probe, parts.run, parts.selection, borrow, parts.analysis.survey(answer));
  }

  /** What is operated on, compiled for every network that is shown, and its effect. */
  private SurgeryViewModel operations() {
    AnalysisService analysis = parts.analysis;
    OperationCompiler compiler = new OperationCompiler();
    new SurgeryFollower(
        parts.shown,
        parts.selection,
        parts.surgery,
        show ->
            analysis.inBackground(
                request ->
                    new SurgeryFollower.Answer(
                        request,
                        compiler.compile(request.weights(), request.bits(), request.operations())),
                show));
    SurgeryAnalysis effects = new SurgeryAnalysis();
    return new SurgeryViewModel(
        parts.surgery,
        parts.run,
        parts.turns::of,
        parts.network,
        parts.selection,
        analysis.survey(
            question -> effects.effect(question.network(), question.pair(), question.seed())),
        analysis.survey(question -> BorrowUnit.find(prober, question.weights(), question.bits())));
  }

  /** The probe for the borrow, for the panes that show what it finds. */
  ProbeModel probe() {
    return probe;
  }

  QuizViewModel quiz() {
    return quiz;
  }

  /** Ends a race that is under way. */
  void close() {
    race.cancel();
  }

  /** Makes the controllers, each as often as a view is loaded. */
  Map<Class<?>, Supplier<? extends Controller>> controllers(PaneExports exports) {
    Selection selection = parts.selection;
    Appearance appearance = parts.appearance;
    Map<Class<?>, Supplier<? extends Controller>> made = new HashMap<>();
    made.put(
        RulesController.class,
        () ->
            new RulesController(
                rules,
                () -> parts.run.config().bits(),
                appearance,
                exports::drawing,
                exports::table,
                exports::tableOfRun,
                parts.turns));
    made.put(
        SurgeryController.class,
        () ->
            new SurgeryController(
                operations,
                parts.network,
                selection,
                appearance,
                exports::drawing,
                exports::tableOfRun));
    made.put(
        SurgeryStripController.class,
        () ->
            new SurgeryStripController(
                operations, () -> parts.dock.show(DockTab.SURGERY), appearance));
    made.put(
        GradientsController.class,
        () ->
            new GradientsController(
                gradients,
                selection,
                appearance,
                exports::drawing,
                table -> exports.table("gradients", table)));
    made.put(
        WeightsController.class,
        () ->
            new WeightsController(
                weights,
                selection,
                appearance,
                exports::drawing,
                table -> exports.tableOfRun("weights", table)));
    made.put(
        AtlasController.class,
        () -> new AtlasController(atlas, selection, appearance, exports::drawing, exports::table));
    made.put(
        MapController.class,
        () ->
            new MapController(
                map, selection, appearance, exports::drawing, exports::table, parts.turns));
    made.put(
        ProbeController.class,
        () ->
            new ProbeController(
                probes, appearance, exports::drawing, table -> exports.table("probe", table)));
    made.put(
        RaceController.class,
        () ->
            new RaceController(
                race, appearance, exports::drawing, table -> exports.tableOfRuns("race", table)));
    made.put(
        QuizController.class,
        () ->
            new QuizController(
                quiz, appearance, exports::drawing, table -> exports.table("quiz", table)));
    made.put(
        StretchController.class,
        () ->
            new StretchController(
                stretch, appearance, exports::drawing, table -> exports.table("stretch", table)));
    return made;
  }
}
