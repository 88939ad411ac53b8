package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RunLogTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final TrainingConfig config = Configs.small();
  private final long whole = FakeRuns.report(config, 0).bytes();

  private static List<Integer> numbers(RunLog log) {
    return log.runs().stream().map(RunRecord::number).toList();
  }

  private RunHistory history(int epochs) {
    RunHistory history = new RunHistory();
    for (int epoch = 0; epoch <= epochs; epoch++) {
      history.add(FakeRuns.report(config, epoch));
    }
    return history;
  }

  private RunLog filled(RunLog log, int runs, int epochs) {
    for (int i = 0; i < runs; i++) {
      log.enter(NOON.plusSeconds(i), Origin.TRAINED, config, history(epochs));
    }
    return log;
  }

  @Test
  void runsAreNumberedAndSummedUp() {
    RunLog log = filled(new RunLog(), 2, 3);
    RunSummary second = log.runs().get(1).summary();
    assertEquals(2, second.number());
    assertEquals(NOON.plusSeconds(1), second.entered());
    assertEquals(3, second.epochs());
    assertEquals(FakeRuns.report(config, 3).loss(), second.newest().loss());
    assertEquals(4 * 1000.0, second.millis(), "the four reports' times");
  }

  @Test
  void aNoteIsOneLineOfBoundedLength() {
    RunLog log = filled(new RunLog(), 2, 1);
    log.note(2, "  learns\n late ");
    assertEquals("learns late", log.run(2).note());
    assertEquals("", log.run(1).note());
    log.note(1, "x".repeat(RunRecord.MAX_NOTE + 1));
    assertEquals(RunRecord.MAX_NOTE, log.run(1).note().length());
    log.note(2, "");
    assertEquals("", log.run(2).note());
  }

  @Test
  void deletionsAreUndoneInTurnWithTheirNotes() {
    RunLog log = filled(new RunLog(), 5, 1);
    log.note(2, "keep");
    RunHistory history = log.run(2).history();
    assertEquals(2, log.delete(Set.of(2, 4)));
    assertEquals(1, log.delete(Set.of(5, 2)));
    assertEquals(List.of(1, 3), numbers(log));
    assertThrows(IllegalArgumentException.class, () -> log.run(2));
    log.undo();
    assertEquals(List.of(1, 3, 5), numbers(log));
    assertEquals(2, log.undoable());
    log.undo();
    assertEquals(List.of(1, 2, 3, 4, 5), numbers(log));
    assertEquals("keep", log.run(2).note());
    assertSame(history, log.run(2).history());
    assertFalse(log.canUndo());
  }

  @Test
  void noMoreThanTheLastDeletionsAreUndone() {
    RunLog log = filled(new RunLog(), RunLog.MOST_UNDOS + 1, 1);
    for (int number = 1; number <= RunLog.MOST_UNDOS + 1; number++) {
      log.delete(Set.of(number));
    }
    int undone = 0;
    for (; log.canUndo(); undone++) {
      log.undo();
    }
    assertEquals(RunLog.MOST_UNDOS, undone);
    assertFalse(numbers(log).contains(1), "the oldest deletion is for good");
  }

  @Test
  void whatWasDeletedBeforeAnotherListComesDoesNotComeBackInIt() {
    RunLog log = filled(new RunLog(), 2, 1);
    log.delete(Set.of(1));
    log.restore(List.of(log.run(2)));
    assertFalse(log.canUndo());
    assertEquals(List.of(2), numbers(log));
  }

  @Test
  void aNumberIsNeverGivenTwice() {
    RunLog log = filled(new RunLog(), 2, 1);
    log.delete(Set.of(2));
    filled(log, 1, 1);
    log.undo();
    assertEquals(List.of(1, 2, 3), numbers(log));
    RunLog other = new RunLog();
    other.restore(List.of(log.run(3)));
    filled(other, 1, 1);
    assertEquals(List.of(3, 4), numbers(other));
  }

  @Test
  void nothingDeletedIsNothingToUndo() {
    RunLog log = filled(new RunLog(), 1, 1);
    assertEquals(0, log.delete(Set.of(7)));
    assertFalse(log.canUndo());
  }

  @Test
  void changesAreTold() {
    RunLog log = new RunLog();
    int[] told = {0};
    log.onChange(() -> told[0]++);
    filled(log, 1, 1);
    log.note(1, "a");
    log.delete(Set.of(1));
    log.undo();
    assertEquals(4, told[0]);
  }

  @Test
  void whatWasDeletedGoesFirst() {
    RunLog log = filled(new RunLog(history(9).allBytes() * 2), 2, 9);
    log.delete(Set.of(1));
    filled(log, 1, 9);
    assertFalse(log.canUndo());
    assertEquals(List.of(2, 3), numbers(log));
    log.runs().forEach(run -> assertEquals(1, run.history().keptEvery()));
  }

  @Test
  void olderRunsAreThinnedBeforeNewerOnes() {
    RunLog log = filled(new RunLog(history(9).allBytes() * 3 - whole), 3, 9);
    assertEquals(2, log.run(1).history().keptEvery());
    assertEquals(1, log.run(2).history().keptEvery());
    assertEquals(10, log.run(1).history().epochs().size(), "all numbers stay");
    assertEquals(9, log.run(1).history().newest().epoch());
    assertEquals(0, log.run(1).history().nearest(0).epoch());
  }

  @Test
  void theBudgetHoldsAndTheNewestStays() {
    long budget = history(9).allBytes() * 2;
    RunLog log = new RunLog(budget);
    for (int run = 1; run <= 30; run++) {
      filled(log, 1, 9);
      assertTrue(log.bytes() <= budget, "run " + run);
      assertEquals(run, log.runs().getLast().number());
    }
    assertEquals(30, log.runs().size() + log.dropped());
    assertTrue(log.dropped() > 0);
    RunLog tiny = filled(new RunLog(1), 3, 9);
    assertEquals(List.of(3), numbers(tiny));
  }

  @Test
  void aRunThatGrowsIsBoundToo() {
    RunHistory growing = history(0);
    RunLog log = new RunLog(history(9).allBytes());
    log.enter(NOON, Origin.RACED, config, growing);
    for (int epoch = 1; epoch <= 12; epoch++) {
      growing.add(FakeRuns.report(config, epoch));
      log.bound();
      assertTrue(log.bytes() <= history(9).allBytes());
    }
    assertEquals(13, growing.epochs().size());
    assertTrue(growing.keptEvery() > 1);
  }

  @Test
  void theTableHasEveryRunAndSetting() {
    RunLog log = filled(new RunLog(), 2, 3);
    log.note(2, "a, \"quoted\" note");
    Table table = RunTables.runs(log.runs().stream().map(RunRecord::summary).toList());
    assertEquals(2, table.rowCount());
    for (Setting setting : Setting.values()) {
      assertTrue(table.columnNames().contains(setting.name().toLowerCase(java.util.Locale.ROOT)));
    }
    assertEquals(Long.toString(config.seed()), table.stringColumn("seed").get(0));
    assertEquals(3, table.intColumn("epochs_done").get(1));
    assertEquals("a, \"quoted\" note", table.stringColumn("note").get(1));
    assertEquals(49.0 / 3, table.doubleColumn("loss").get(1));
  }

  @Test
  void settingsThatDifferAreFound() {
    TrainingConfig article = TrainingConfig.article();
    assertEquals(List.of(), article.differences(article));
    assertEquals(
        List.of(Setting.EPOCHS, Setting.SEED),
        article.withSeed(5).withEpochs(7).differences(article));
  }
}
