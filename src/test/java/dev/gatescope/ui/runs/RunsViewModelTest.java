package dev.gatescope.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RunsViewModelTest {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  private final RunLog log = new RunLog();
  private final RunModel run = new RunModel(ARTICLE);
  private final List<RunHistory> shown = new ArrayList<>();
  private final List<RunHistory> racing = new ArrayList<>();
  private final List<TrainingConfig> used = new ArrayList<>();
  private final RunsViewModel model =
      new RunsViewModel(
          log,
          run,
          (config, history) -> {
            shown.add(history);
            run.show(config, history);
          },
          racing::contains,
          used::add);

  private static RunHistory history(TrainingConfig config, int epochs) {
    RunHistory history = new RunHistory();
    for (int epoch = 0; epoch <= epochs; epoch++) {
      history.add(FakeRuns.report(config, epoch));
    }
    return history;
  }

  private RunHistory enter(TrainingConfig config, int epochs) {
    RunHistory history = history(config, epochs);
    log.enter(NOON.plusSeconds(log.runs().size()), Origin.TRAINED, config, history);
    return history;
  }

  private List<Integer> rows() {
    return model.rows().stream().map(RunRow::number).toList();
  }

  private static List<Integer> numbers(List<RunRecord> runs) {
    return runs.stream().map(RunRecord::number).toList();
  }

  private List<Integer> marked() {
    return model.rows().stream()
        .filter(row -> row.markProperty().get().drawn())
        .map(RunRow::number)
        .toList();
  }

  @Test
  void aRowStaysTheSameWhileItsRunGrowsAndOthersComeAndGo() {
    RunHistory first = enter(ARTICLE, 2);
    enter(ARTICLE.withSeed(7), 3);
    RunRow row = model.rows().getFirst();
    assertEquals(2, row.summary().epochs());
    first.add(FakeRuns.report(ARTICLE, 3));
    model.refresh();
    assertEquals(3, row.summary().epochs());
    enter(ARTICLE.withSeed(8), 1);
    model.note(1, "late");
    assertEquals(List.of(1, 2, 3), rows());
    assertSame(row, model.rows().getFirst());
    assertEquals("late", row.summary().note());
  }

  @Test
  void whatIsSelectedIsDeletedAndComesBackToItsPlace() {
    for (int seed = 1; seed <= 4; seed++) {
      enter(ARTICLE.withSeed(seed), 1);
    }
    model.note(2, "the odd one");
    model.select(List.of(2, 3));
    model.delete();
    assertEquals(List.of(1, 4), rows());
    assertEquals(List.of(), model.selected(), "what is gone is not selected");
    assertEquals(2, model.undoable());
    model.undo();
    assertEquals(List.of(1, 2, 3, 4), rows());
    assertEquals("the odd one", model.rows().get(1).summary().note());
    assertEquals(0, model.undoable());
    model.undo();
    assertEquals(List.of(1, 2, 3, 4), rows(), "and nothing more to undo");
  }

  @Test
  void theNewestOrTheFirstThatAreSelectedAreCompared() {
    for (int seed = 1; seed <= 5; seed++) {
      enter(ARTICLE.withSeed(seed), seed);
    }
    assertEquals(List.of(3, 4, 5), numbers(model.compared()));
    assertEquals(List.of(3, 4, 5), marked());
    model.select(List.of(4, 1));
    assertEquals(List.of(4, 1), numbers(model.compared()), "in the table's order");
    assertEquals(List.of(1, 4), marked());
    model.select(List.of(5, 4, 2, 1));
    assertEquals(List.of(5, 4, 2), numbers(model.compared()));
    assertFalse(model.hasSingle());
  }

  @Test
  void oneCursorReadsAllAndFollowsTheNewestEpoch() {
    RunHistory grows = enter(ARTICLE, 3);
    enter(ARTICLE.withSeed(7), 6);
    assertEquals(6, model.epoch());
    model.read(2);
    assertEquals(2, model.epoch());
    RunCurves curves = RunCurves.of(model);
    assertEquals(49.0 / 2, curves.curves().get(1).summary().loss());
    model.read(5);
    assertEquals(3, RunCurves.of(model).curves().getFirst().summary().epoch(), "its last");
    model.read(99);
    for (int epoch = 4; epoch <= 9; epoch++) {
      grows.add(FakeRuns.report(ARTICLE, epoch));
    }
    assertEquals(9, model.epoch(), "at the end it follows");
    model.read(-3);
    assertEquals(0, model.epoch());
    assertTrue(RunCurves.of(model).words(Messages.english()).contains("1 LSTM 32: loss –, RMSE"));
  }

  @Test
  void aRunIsReadAtTheLastEpochBeforeTheCursor() {
    RunHistory history = new RunHistory();
    List<Integer> kept = List.of(2, 3, 7, 11, 12);
    kept.forEach(epoch -> history.add(FakeRuns.report(ARTICLE, epoch)));
    RunRecord record = log.enter(NOON, Origin.TRAINED, ARTICLE, history);
    for (int epoch = 0; epoch <= 14; epoch++) {
      int cursor = epoch;
      Integer expected =
          kept.stream().filter(e -> e <= cursor).reduce((_, second) -> second).orElse(null);
      EpochSummary read = RunsViewModel.at(record, epoch);
      assertEquals(expected, read == null ? null : read.epoch(), "at " + epoch);
    }
  }

  @Test
  void anOldRunIsShownAgainUnlessOneIsNotOver() {
    RunHistory old = enter(ARTICLE.withCell(CellType.GRU), 2);
    enter(ARTICLE, 2);
    model.showAgain();
    model.select(List.of(1, 2));
    model.showAgain();
    assertEquals(List.of(), shown, "none or several cannot be shown");
    model.select(List.of(1));
    run.setState(TrainingState.RUNNING);
    model.showAgain();
    assertEquals(List.of(), shown);
    assertEquals(
        "A run is not over yet and could not go on: end it first, then show run 1 again.",
        Messages.english().text(model.refusalProperty().get()));
    run.setState(TrainingState.PAUSED);
    model.showAgain();
    assertEquals(List.of(), shown, "it could not go on any more");
    run.setState(TrainingState.CANCELLED);
    assertNull(model.refusalProperty().get(), "which no longer stands in the way");
    model.showAgain();
    assertEquals(List.of(old), shown);
    assertTrue(model.rows().getFirst().markProperty().get().shown());
    model.showAgain();
    assertEquals(1, shown.size(), "it is shown already");
  }

  @Test
  void aLaneOfARaceIsShownOnlyWhenTheRaceIsOver() {
    RunHistory lane = enter(ARTICLE.withCell(CellType.GRU), 2);
    racing.add(lane);
    model.select(List.of(1));
    model.showAgain();
    assertEquals(List.of(), shown);
    assertEquals(Problem.of("runs.racing", 1), model.refusalProperty().get());
    racing.clear();
    model.showAgain();
    assertEquals(List.of(lane), shown);
  }

  @Test
  void aRunOfWhichOnlyNumbersAreLeftSaysWhatItNeeds() {
    RunHistory numbersOnly = new RunHistory();
    numbersOnly.restore(history(ARTICLE, 3).epochs());
    log.enter(NOON, Origin.TRAINED, ARTICLE, numbersOnly);
    model.select(List.of(1));
    model.showAgain();
    assertEquals(List.of(), shown);
    assertEquals(
        "Of run 1 only the numbers are left: train it again with its settings to look inside.",
        Messages.english().text(model.refusalProperty().get()));
  }

  @Test
  void theSettingsOfTheSelectedRunAreUsed() {
    enter(ARTICLE.withSeed(7), 1);
    model.useSettings();
    assertEquals(List.of(), used);
    model.select(List.of(1));
    model.useSettings();
    assertEquals(List.of(ARTICLE.withSeed(7)), used);
  }

  @Test
  void aRestoredListIsShown() {
    enter(ARTICLE, 1);
    model.select(List.of(1));
    RunRecord saved =
        new RunRecord(5, NOON, Origin.OPENED, ARTICLE, history(ARTICLE, 4), "of last week");
    log.restore(List.of(saved));
    assertEquals(List.of(5), rows());
    assertEquals("of last week", model.rows().getFirst().summary().note());
    assertEquals(List.of(), model.selected());
  }

  @Test
  void differencesAreSaidInTheRunsOrder() {
    RunsText text = new RunsText(Messages.english());
    enter(ARTICLE, 1);
    enter(ARTICLE.withSeed(7).withCell(CellType.GRU), 1);
    enter(ARTICLE, 1);
    log.enter(NOON, Origin.RACED, ARTICLE, history(ARTICLE, 1));
    assertEquals("", text.differences(List.of()));
    assertEquals("The article's settings", text.differences(List.of(log.run(1))));
    assertEquals("Unlike the article: Cell GRU · Seed 7", text.differences(List.of(log.run(2))));
    assertEquals(
        "They differ: Cell GRU / LSTM · Seed 7 / 822",
        text.differences(List.of(log.run(2), log.run(1))));
    assertEquals("The same settings", text.differences(List.of(log.run(1), log.run(3))));
    assertEquals(
        "They differ: Batches its own / the race's",
        text.differences(List.of(log.run(1), log.run(4))));
    assertEquals(
        "不同之處：遞迴層種類 LSTM / GRU · 隨機種子 822 / 7",
        new RunsText(Messages.of(Locale.TAIWAN)).differences(List.of(log.run(1), log.run(2))));
    assertEquals("07-01 12:00", RunsText.entered(NOON, ZoneOffset.UTC));
  }

  @Test
  void undoIsTheListsOnlyWhileItHasTheKeys() {
    enter(ARTICLE, 1);
    model.select(List.of(1));
    model.delete();
    List<String> elsewhere = new ArrayList<>();
    Runnable undo = model.undoOr(() -> elsewhere.add("undo"));
    Runnable redo = model.unlessFocused(() -> elsewhere.add("redo"));
    undo.run();
    redo.run();
    assertEquals(List.of(), rows());
    assertEquals(List.of("undo", "redo"), elsewhere);
    model.focusedProperty().set(true);
    undo.run();
    redo.run();
    assertEquals(List.of(1), rows());
    assertEquals(List.of("undo", "redo"), elsewhere);
  }

  @Test
  void theListIsATable() {
    enter(ARTICLE, 3);
    enter(ARTICLE.withSeed(7), 2);
    model.note(2, "again");
    Table table = model.table().get();
    assertEquals(List.of(3, 2), table.intColumn("epochs_done").asList());
    assertEquals("again", table.stringColumn("note").get(1));
  }
}
