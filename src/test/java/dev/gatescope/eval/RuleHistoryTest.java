package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleHistory.Change;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleHistoryTest {
  private static final Rule FIRST = Rule.ALL.get(0);
  private static final Rule FOURTH = Rule.ALL.get(3);
  private static final Rule LAST = Rule.ALL.get(7);

  private final RuleHistory history = new RuleHistory();

  @Test
  void learntLostAndLearntAgain() {
    history.add(0, SampleRules.broken(0, 3, 7));
    history.add(1, SampleRules.broken(3, 7));
    history.add(2, SampleRules.broken(3, 7));
    history.add(3, SampleRules.broken(7));
    history.add(5, SampleRules.broken(3, 7));
    history.add(7, SampleRules.broken(7));
    assertEquals(
        List.of(new Change(3, true), new Change(5, false), new Change(7, true)),
        history.changes(FOURTH));
    assertEquals(OptionalInt.of(7), history.learntAt(FOURTH));
    assertEquals(List.of(new Change(1, true)), history.changes(FIRST));
    assertEquals(OptionalInt.of(1), history.learntAt(FIRST));
    assertEquals(List.of(), history.changes(LAST));
    assertEquals(OptionalInt.empty(), history.learntAt(LAST));
    assertEquals(6, history.size());
    assertEquals(5, history.epoch(4));
    assertEquals(SampleRules.broken(3, 7), history.table(4));
    assertEquals(7, history.lastEpoch());
  }

  @Test
  void aRuleThatIsLostIsNotLearnt() {
    history.add(1, SampleRules.kept());
    history.add(2, SampleRules.broken(3));
    assertEquals(OptionalInt.empty(), history.learntAt(FOURTH));
    assertEquals(List.of(new Change(1, true), new Change(2, false)), history.changes(FOURTH));
  }

  @Test
  void knownEpochsAreNotTakenTwice() {
    history.add(4, SampleRules.kept());
    history.add(4, SampleRules.broken(0));
    history.add(3, SampleRules.broken(0));
    assertEquals(1, history.size());
    assertEquals(List.of(new Change(4, true)), history.changes(FIRST));
  }

  @Test
  void aCopyStaysAsItWas() {
    history.add(1, SampleRules.broken(3));
    RuleHistory copy = history.copy();
    history.add(2, SampleRules.kept());
    assertEquals(1, copy.size());
    assertEquals(1, copy.lastEpoch());
    assertEquals(SampleRules.broken(3), copy.table(0));
    assertEquals(List.of(new Change(1, true)), copy.changes(FIRST));
    assertEquals(OptionalInt.empty(), copy.learntAt(FOURTH));
    history.clear();
    assertEquals(1, copy.size());
  }

  @Test
  void clearedItBeginsAnew() {
    history.add(4, SampleRules.kept());
    history.clear();
    assertTrue(history.isEmpty());
    assertEquals(-1, history.lastEpoch());
    assertEquals(List.of(), history.changes(FIRST));
    history.add(0, SampleRules.broken(0));
    assertEquals(List.of(), history.changes(FIRST));
    assertEquals(List.of(new Change(0, true)), history.changes(LAST));
  }
}
