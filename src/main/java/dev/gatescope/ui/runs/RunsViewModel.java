package dev.gatescope.ui.runs;

import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunSummary;
import dev.gatescope.train.RunTables;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tech.tablesaw.api.Table;

/** What the pane of the runs shows and does. */
public final class RunsViewModel {
  /** So many runs are drawn in one chart. */
  static final int MOST_COMPARED = 3;

  /** The cursor follows the newest epoch. */
  private static final int NEWEST = -1;

  private final RunLog log;
  private final RunModel run;
  private final BiConsumer<TrainingConfig, RunHistory> show;
  private final Predicate<RunHistory> racing;
  private final Consumer<TrainingConfig> useSettings;
  private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final ReadOnlyIntegerWrapper growth = new ReadOnlyIntegerWrapper(this, "growth");
  private final ReadOnlyObjectWrapper<Problem> refusal =
      new ReadOnlyObjectWrapper<>(this, "refusal");
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic", true);
  private final BooleanProperty focused = new SimpleBooleanProperty(this, "focused");
  private List<Integer> selected = List.of();
  private RunHistory marked;
  private int cursor = NEWEST;

  /**
   * @param show makes a run of old the one that the window shows
   * @param racing whether a history still grows in a race
   * @param useSettings puts settings to where they can be changed and applied
   */
  public RunsViewModel(
      RunLog log,
      RunModel run,
      BiConsumer<TrainingConfig, RunHistory> show,
      Predicate<RunHistory> racing,
      Consumer<TrainingConfig> useSettings) {
    this.log = log;
    this.run = run;
    this.show = show;
    this.racing = racing;
    this.useSettings = useSettings;
    log.onChange(this::refresh);
    run.reportsProperty().subscribe((_, _) -> markShown());
    run.stateProperty().subscribe((_, _) -> refusal.set(null));
    refresh();
  }

  /** One row a run, in the order of entry. */
  ObservableList<RunRow> rows() {
    return rows;
  }

  /** Counts changes of whatever the pane shows. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Counts what trainings brought; {@link #refresh} shows it. */
  ReadOnlyIntegerProperty growthProperty() {
    return growth.getReadOnlyProperty();
  }

  /** Why nothing was done; null if nothing stood in the way. */
  ReadOnlyObjectProperty<Problem> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  /** Whether the keys are this pane's. */
  BooleanProperty focusedProperty() {
    return focused;
  }

  /** To be called when a training has brought something. */
  public void grew() {
    growth.set(growth.get() + 1);
  }

  /** Brings the rows up to date. */
  void refresh() {
    marked = run.history();
    List<RunRecord> drawn = compared();
    Map<Integer, RunRow> known = new TreeMap<>();
    rows.forEach(row -> known.put(row.number(), row));
    List<RunRow> wanted = new ArrayList<>();
    for (RunRecord record : log.runs()) {
      RunSummary summary = record.summary();
      RunRow row = known.getOrDefault(record.number(), new RunRow(summary));
      row.update(summary, drawn.contains(record), isShown(record));
      wanted.add(row);
    }
    // What stays is left alone, so that the table keeps its selection.
    rows.removeIf(row -> !wanted.contains(row));
    for (int i = 0; i < wanted.size(); i++) {
      if (i == rows.size() || rows.get(i).number() != wanted.get(i).number()) {
        rows.add(i, wanted.get(i));
      }
    }
    changed();
  }

  /** The window may show another run. */
  private void markShown() {
    if (!run.history().equals(marked)) {
      refresh();
    }
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  private boolean isShown(RunRecord record) {
    return record.history().equals(run.history());
  }

  /** The runs that are selected and still there. */
  List<RunRecord> selected() {
    return selected.stream()
        .flatMap(number -> log.runs().stream().filter(record -> record.number() == number))
        .toList();
  }

  /** Selects runs, in the order of the table. */
  void select(List<Integer> numbers) {
    if (!numbers.equals(selected)) {
      selected = List.copyOf(numbers);
      refusal.set(null);
      refresh();
    }
  }

  /** The runs in the chart: the first that are selected, or else the newest. */
  List<RunRecord> compared() {
    List<RunRecord> chosen = selected();
    if (chosen.isEmpty()) {
      int from = Math.max(0, log.runs().size() - MOST_COMPARED);
      return log.runs().subList(from, log.runs().size());
    }
    return chosen.subList(0, Math.min(MOST_COMPARED, chosen.size()));
  }

  /** The one run that is selected, or null. */
  private RunRecord single() {
    List<RunRecord> chosen = selected();
    return chosen.size() == 1 ? chosen.getFirst() : null;
  }

  boolean hasSingle() {
    return single() != null;
  }

  /**
   * Makes the selected run the one that the window shows, unless it is, or one is not over yet:
   * that one could not go on.
   */
  void showAgain() {
    refusal.set(null);
    RunRecord chosen = single();
    if (chosen == null || isShown(chosen)) {
      return;
    }
    TrainingState state = run.stateProperty().get();
    if (state == TrainingState.RUNNING || state == TrainingState.PAUSED) {
      refusal.set(Problem.of("runs.training", chosen.number()));
    } else if (racing.test(chosen.history())) {
      refusal.set(Problem.of("runs.racing", chosen.number()));
    } else if (chosen.history().isEmpty()) {
      refusal.set(Problem.of("runs.numbersOnly", chosen.number()));
    } else {
      show.accept(chosen.config(), chosen.history());
    }
  }

  void useSettings() {
    RunRecord chosen = single();
    if (chosen != null) {
      useSettings.accept(chosen.config());
    }
  }

  void note(int number, String text) {
    log.note(number, text);
  }

  void delete() {
    refusal.set(null);
    log.delete(selected().stream().map(RunRecord::number).toList());
  }

  /** How many runs {@link #undo} would bring back. */
  int undoable() {
    return log.undoable();
  }

  /** Brings back what the last deletion took, and selects it. */
  void undo() {
    refusal.set(null);
    List<Integer> before = log.runs().stream().map(RunRecord::number).toList();
    log.undo();
    List<Integer> back =
        log.runs().stream().map(RunRecord::number).filter(n -> !before.contains(n)).toList();
    if (!back.isEmpty()) {
      select(back);
    }
  }

  /** Makes a command the list's undo while the list has the keys. */
  public Runnable undoOr(Runnable elsewhere) {
    return () -> {
      if (focused.get()) {
        undo();
      } else {
        elsewhere.run();
      }
    };
  }

  /** Makes a command do nothing while the list, which has no redo, has the keys. */
  public Runnable unlessFocused(Runnable elsewhere) {
    return () -> {
      if (!focused.get()) {
        elsewhere.run();
      }
    };
  }

  long bytes() {
    return log.bytes();
  }

  /** Runs that had to leave the list for want of memory. */
  int dropped() {
    return log.dropped();
  }

  /** The newest epoch in the chart; 0 if there is none. */
  int newestEpoch() {
    return compared().stream().mapToInt(record -> record.summary().epochs()).max().orElse(0);
  }

  /** The epoch that is read. */
  int epoch() {
    return cursor == NEWEST ? newestEpoch() : Math.min(cursor, newestEpoch());
  }

  /** Moves the cursor; at the newest epoch it follows. */
  void read(int epoch) {
    int there = Math.clamp(epoch, 0, newestEpoch());
    cursor = there == newestEpoch() ? NEWEST : there;
    changed();
  }

  /** A run at an epoch, or at the last before it; null if it begins later. */
  static EpochSummary at(RunRecord record, int epoch) {
    List<EpochSummary> epochs = record.history().epochs();
    int low = 0;
    int high = epochs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (epochs.get(middle).epoch() <= epoch) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : epochs.get(low - 1);
  }

  /** The numbers of all runs. */
  Supplier<Table> table() {
    List<RunSummary> all = log.runs().stream().map(RunRecord::summary).toList();
    return () -> RunTables.runs(all);
  }
}
