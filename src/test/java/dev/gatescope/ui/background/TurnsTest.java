package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> done = new ArrayList<>();
  private long now = 5;
  private long pace = 1000;
  private long work;
  private long wake = -1;
  private boolean asked;
  private Runnable pulse;
  private final Turns turns =
      new Turns(
          () -> now,
          () -> pace,
          task -> {
            pulse = task;
            return () -> asked = true;
          },
          (nanos, task) -> wake = nanos);
  private final Runnable first =
      turns.of(
          () -> {
            done.add("first");
            now += work;
          });
  private final Runnable second = turns.of(() -> done.add("second"));

  @Test
  void whatIsQuickSharesAPulse() {
    first.run();
    second.run();
    pulse();
    assertEquals(List.of("first", "second"), done);
    assertFalse(asked, "nobody waits, so nothing is drawn");
  }

  @Test
  void whatTakesLongHasAPulseOfItsOwn() {
    work = 5_000_000;
    first.run();
    second.run();
    pulse();
    assertEquals(List.of("first"), done);
    assertTrue(asked);
    pulse();
    assertEquals(List.of("first", "second"), done);
    assertFalse(asked);
  }

  @Test
  void thereIsNoPulseUntilSomeoneIsDue() {
    first.run();
    pulse();
    first.run();
    now += 300;
    pulse();
    assertFalse(asked);
    assertEquals(pace - 300, wake);
    wake = -1;
    pulse();
    assertEquals(-1, wake, "one alarm is enough");
    turns.paceChanged();
    assertTrue(asked, "it may be due at another pace");
  }

  @Test
  void askingOftenIsDoneOnce() {
    first.run();
    first.run();
    pulse();
    assertFalse(asked);
    assertEquals(List.of("first"), done);
  }

  @Test
  void eachKeepsItsPaceAndMissesNothing() {
    first.run();
    pulse();
    first.run();
    now += pace - 1;
    pulse();
    assertEquals(List.of("first"), done);
    second.run();
    pulse();
    assertEquals(List.of("first", "second"), done);
    now++;
    pulse();
    assertEquals(List.of("first", "second", "first"), done);
    assertFalse(asked);
  }

  @Test
  void whoAsksDuringItsTurnComesAgain() {
    List<Runnable> again = new ArrayList<>();
    Runnable asking =
        turns.of(
            () -> {
              done.add("asking");
              if (done.size() < 2) {
                again.getFirst().run();
              }
            });
    again.add(asking);
    asking.run();
    pulse();
    now += pace;
    pulse();
    assertEquals(List.of("asking", "asking"), done);
    assertFalse(asked);
  }

  @Test
  void costlyWorkWaitsLonger() {
    Runnable costly = turns.seldom(() -> done.add("costly"), 3);
    costly.run();
    pulse();
    costly.run();
    now += 3 * pace - 1;
    pulse();
    assertEquals(List.of("costly"), done);
    now++;
    pulse();
    assertEquals(List.of("costly", "costly"), done);
  }

  @Test
  void promptWorkHasATurnInEveryPulse() {
    Runnable prompt = turns.prompt(() -> done.add("prompt"));
    for (int i = 0; i < 2; i++) {
      first.run();
      prompt.run();
      pulse();
    }
    assertEquals(List.of("first", "prompt", "prompt"), done);
  }

  @Test
  void withoutAPaceEveryPulseIsATurn() {
    pace = 0;
    first.run();
    pulse();
    first.run();
    pulse();
    assertEquals(List.of("first", "first"), done);
  }

  private void pulse() {
    asked = false;
    pulse.run();
  }
}
