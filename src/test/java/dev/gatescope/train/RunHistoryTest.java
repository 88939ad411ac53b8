package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunHistoryTest {
  private final TrainingConfig config = Configs.small();
  private final long one = FakeRuns.report(config, 0).bytes();

  @Test
  void everyEpochIsKeptWithinTheBudget() {
    RunHistory history = filled(10 * one, 9);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), kept(history));
    assertEquals(1, history.keptEvery());
    assertEquals(10 * one, history.bytes());
  }

  @Test
  void whatIsKeptOfALongRunIsSpreadEvenly() {
    RunHistory history = filled(10 * one, 37);
    assertEquals(List.of(0, 8, 16, 24, 32, 37), kept(history));
    assertEquals(8, history.keptEvery());
    assertEquals(38, history.epochs().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 5, 17, 64})
  void theBudgetHoldsAtEveryEpoch(int reports) {
    RunHistory history = new RunHistory(reports * one);
    for (int epoch = 0; epoch < 300; epoch++) {
      history.add(FakeRuns.report(config, epoch));
      List<Integer> kept = kept(history);
      assertTrue(history.bytes() <= Math.max(2, reports) * one, "epoch " + epoch);
      assertEquals(kept.size() * one, history.bytes());
      assertEquals(0, kept.getFirst());
      assertEquals(epoch, kept.getLast());
      int every = history.keptEvery();
      for (int i = 0; i < kept.size() - 1; i++) {
        assertEquals(i * every, kept.get(i), "evenly spread");
      }
    }
  }

  @Test
  void anEpochThatIsGoneIsStoodForByTheNearest() {
    RunHistory history = filled(10 * one, 37);
    assertEquals(16, history.nearest(16).epoch());
    assertEquals(16, history.nearest(19).epoch());
    assertEquals(16, history.nearest(20).epoch(), "the earlier of two that are as near");
    assertEquals(24, history.nearest(21).epoch());
    assertEquals(37, history.nearest(1000).epoch());
    assertEquals(0, history.nearest(-3).epoch());
  }

  @Test
  void aModelFromAFileIsItsOnlyEpoch() {
    RunHistory history = new RunHistory();
    assertNull(history.nearest(5));
    assertNull(history.newest());
    history.add(FakeRuns.report(config, 100));
    assertEquals(100, history.nearest(5).epoch());
    assertEquals(100, history.next(100));
    assertEquals(100, history.previous(100));
  }

  @Test
  void timeIsCounted() {
    RunHistory history = filled(0, 5);
    double expected =
        history.epochs().stream().mapToDouble(e -> e.trainMillis() + e.evaluationMillis()).sum();
    assertTrue(expected > 0);
    assertEquals(expected, history.elapsedMillis(), 1e-9);
  }

  @Test
  void anEpochComesOnce() {
    RunHistory history = filled(10 * one, 3);
    var again = FakeRuns.report(config, 3);
    assertThrows(IllegalArgumentException.class, () -> history.add(again));
    assertEquals(4, history.epochs().size());
  }

  private RunHistory filled(long budget, int last) {
    RunHistory history = new RunHistory(budget);
    for (int epoch = 0; epoch <= last; epoch++) {
      history.add(FakeRuns.report(config, epoch));
    }
    return history;
  }

  private static List<Integer> kept(RunHistory history) {
    List<Integer> kept = new ArrayList<>();
    for (int epoch = history.nearest(-1).epoch(); ; epoch = history.next(epoch)) {
      kept.add(epoch);
      if (epoch == history.newest().epoch()) {
        return kept;
      }
    }
  }

  @Test
  void whatWasSavedOutOfOrderOrWithoutItsLastEpochIsRefused() {
    TrainingConfig config = Configs.small();
    List<EpochReport> reports =
        IntStream.rangeClosed(0, 3).mapToObj(epoch -> FakeRuns.report(config, epoch)).toList();
    List<EpochSummary> epochs = reports.stream().map(EpochReport::summary).toList();
    RunHistory history = RunHistory.saved(epochs, reports, 1);
    assertEquals(reports, history.reports());
    assertEquals(epochs, history.epochs());
    for (List<EpochReport> wrong :
        List.of(
            List.<EpochReport>of(),
            reports.subList(0, 3),
            List.of(reports.get(1), reports.get(0), reports.get(3)),
            List.of(reports.get(0), reports.get(3), reports.get(3)))) {
      assertThrows(IllegalArgumentException.class, () -> RunHistory.saved(epochs, wrong, 1));
    }
  }
}
