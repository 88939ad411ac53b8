package dev.gatescope.ui.race;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.Race;
import dev.gatescope.train.RaceTables;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import tech.tablesaw.api.Table;

/** What the pane of the race shows and does. */
public final class RaceViewModel {
  /** The cursor follows the newest epoch. */
  static final int NEWEST = -1;

  private final RunModel run;
  private final Selection selection;
  private final RaceService race;
  private final List<LaneChoice> choices;
  private final Survey<LaneAnswers.Question, LaneAnswers.Answer> answers;

  /** Those of earlier races go with their histories. */
  private final Map<RunHistory, FirstAllRight> firstsRight = new WeakHashMap<>();

  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic", true);
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(this, "cursor", NEWEST);
  private final ReadOnlyObjectWrapper<Problem> refusal =
      new ReadOnlyObjectWrapper<>(this, "refusal");

  public RaceViewModel(
      RunModel run, Selection selection, RaceService race, AnalysisService analysis) {
    this.run = run;
    this.selection = selection;
    this.race = race;
    int hiddenSize = run.config().hiddenSize();
    choices = Stream.of(CellType.values()).map(cell -> new LaneChoice(cell, hiddenSize)).toList();
    LaneAnswers lanes = new LaneAnswers();
    answers = analysis.survey(lanes::answer);
    answers.setActive(false);
    race.reportsProperty().subscribe((_, _) -> ask());
    selection.pairProperty().subscribe((_, _) -> ask());
    run.stateProperty().subscribe((_, _) -> refusal.set(null));
  }

  List<LaneChoice> choices() {
    return choices;
  }

  RaceService race() {
    return race;
  }

  BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  /** The epoch that is read, or {@link #NEWEST}. */
  ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** Why no race was started; null if nothing stands in its way. */
  ReadOnlyObjectProperty<Problem> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<LaneAnswers.Answer> answerProperty() {
    return answers.answerProperty();
  }

  /** Whether somebody looks at the lanes' answers. */
  void setActive(boolean active) {
    answers.setActive(active);
  }

  /** Starts a race of the chosen lanes, or goes on with one that pauses. */
  void start() {
    refusal.set(null);
    if (run.stateProperty().get() == TrainingState.RUNNING) {
      refusal.set(Problem.of("race.runTrains"));
    } else if (race.stateProperty().get() == TrainingState.PAUSED) {
      race.resume();
    } else {
      begin();
    }
  }

  private void begin() {
    List<TrainingConfig> lanes =
        choices.stream().filter(choice -> choice.chosen().get()).map(this::config).toList();
    if (lanes.size() < Race.MIN_LANES) {
      refusal.set(Problem.of("race.lanes", lanes.size(), Race.MIN_LANES, Race.MAX_LANES));
      return;
    }
    cursor.set(NEWEST);
    answers.ask(null);
    race.start(lanes);
  }

  private TrainingConfig config(LaneChoice choice) {
    WeightLayout layout = new WeightLayout(choice.cell(), choice.hiddenSize().get());
    return run.config().withNetwork(layout, run.config().bits());
  }

  void pause() {
    race.pause();
  }

  public void cancel() {
    race.cancel();
  }

  /** The newest epoch of any lane; 0 before there is one. */
  int newestEpoch() {
    return race.lanes().stream()
        .mapToInt(lane -> Math.max(0, lane.history().epochs().size() - 1))
        .max()
        .orElse(0);
  }

  /** The epoch that is read. */
  int epoch() {
    return cursor.get() == NEWEST ? newestEpoch() : Math.min(cursor.get(), newestEpoch());
  }

  /** Moves the cursor; at the newest epoch it follows. */
  void read(int epoch) {
    int there = Math.clamp(epoch, 0, newestEpoch());
    cursor.set(there == newestEpoch() ? NEWEST : there);
    ask();
  }

  /** A lane at the cursor; of one that is not so far, its newest. Null before its first report. */
  EpochSummary summary(int lane) {
    List<EpochSummary> epochs = race.lanes().get(lane).history().epochs();
    return epochs.isEmpty() ? null : epochs.get(Math.min(epoch(), epochs.size() - 1));
  }

  /** The first epoch after which all pairs are right, or 0. */
  int firstAllRight(int lane) {
    return firstsRight
        .computeIfAbsent(
            race.lanes().get(lane).history(), history -> new FirstAllRight(history.epochs()))
        .epoch();
  }

  /** The numbers of all lanes so far. */
  Supplier<Table> table() {
    List<TrainingConfig> configs = race.lanes().stream().map(RaceService.Lane::config).toList();
    List<List<EpochSummary>> epochs =
        race.lanes().stream().map(lane -> List.copyOf(lane.history().epochs())).toList();
    return () -> RaceTables.history(configs, epochs);
  }

  private void ask() {
    List<RaceService.Lane> lanes = race.lanes();
    if (lanes.isEmpty() || lanes.stream().anyMatch(lane -> lane.history().isEmpty())) {
      return;
    }
    List<EpochReport> kept = lanes.stream().map(lane -> lane.history().nearest(epoch())).toList();
    // Of a long race only every second, fourth, ... epoch is kept whole.
    boolean there =
        IntStream.range(0, lanes.size())
            .allMatch(lane -> kept.get(lane).epoch() == summary(lane).epoch());
    answers.ask(
        there
            ? new LaneAnswers.Question(
                kept.stream().map(EpochReport::weights).toList(), selection.pair())
            : null);
  }
}
