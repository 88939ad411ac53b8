package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.model.TraceModel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What comes from the analysis threads, with pulses and the JavaFX thread played by the test. */
class AnalysisServiceTest {
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);
  private static final Subtraction OTHER = new Subtraction(128, 1, 8);

  private final GateTrace first = SampleTraces.golden(CellType.LSTM, PAIR);
  private final GateTrace second = SampleTraces.golden(CellType.GRU, PAIR);
  private final Network early = Network.of(first.weights());
  private final Network late = Network.of(second.weights());
  private final TraceModel traces = new TraceModel();
  private final BlockingQueue<Runnable> toFx = new LinkedBlockingQueue<>();
  private final ManualPulse pulses = new ManualPulse();
  private final AnalysisService service =
      new AnalysisService(
          (network, pair) -> network.equals(early) ? first : second,
          traces,
          toFx::add,
          new Turns(() -> 0, () -> 0, pulses));

  @Test
  void anotherPairIsShownAtOnce() throws InterruptedException {
    service.trace(early, PAIR);
    fx();
    assertSame(first, traces.trace());
    service.trace(late, OTHER);
    fx();
    assertSame(second, traces.trace());
  }

  @Test
  void theTraceOfAnEarlierPairIsNotShown() throws InterruptedException {
    service.trace(early, PAIR);
    Runnable ofThePairBefore = toFx.take();
    service.trace(late, OTHER);
    ofThePairBefore.run();
    assertNull(traces.trace());
    fx();
    assertSame(second, traces.trace());
  }

  /** A defect is told elsewhere: nobody waits for an answer that does not come. */
  @Test
  void aSurveyThatMeetsADefectGoesOn() throws InterruptedException {
    Survey<Integer, Integer> halves =
        service.survey(
            number -> {
              if (number == 0) {
                throw new IllegalStateException("a defect, for this test");
              }
              return number / 2;
            });
    // Where the defect is told; other tests listen there too.
    CountDownLatch told = new CountDownLatch(1);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, defect) -> told.countDown());
    try {
      halves.ask(0);
      assertTrue(halves.busyProperty().get());
      fx();
      assertTrue(told.await(10, TimeUnit.SECONDS));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    pulses.pulse();
    assertFalse(halves.busyProperty().get());
    halves.ask(8);
    fx();
    pulses.pulse();
    assertEquals(4, halves.answer());
    assertFalse(halves.busyProperty().get());
  }

  @Test
  void otherWeightsWaitForTheirTurn() throws InterruptedException {
    service.trace(early, PAIR);
    fx();
    service.trace(late, PAIR);
    fx();
    assertSame(first, traces.trace());
    pulses.pulse();
    assertSame(second, traces.trace());
  }

  @Test
  void whatWasWithdrawnIsNotShown() throws InterruptedException {
    service.trace(early, PAIR);
    fx();
    service.trace(late, PAIR);
    fx();
    service.trace(null, PAIR);
    traces.show(null);
    pulses.pulse();
    assertNull(traces.trace());
  }

  @Test
  void whatWasWithdrawnIsNotShownThoughAnotherIsAskedFor() throws InterruptedException {
    service.trace(early, PAIR);
    Runnable ofTheRunBefore = toFx.take();
    service.trace(null, PAIR);
    service.trace(late, PAIR);
    ofTheRunBefore.run();
    assertNull(traces.trace());
    fx();
    assertSame(second, traces.trace());
  }

  @Test
  void aSurveyShowsNoAnswerToWhatWasWithdrawn() throws InterruptedException {
    CountDownLatch shown = new CountDownLatch(1);
    Survey<Integer, Integer> squares =
        service.survey(
            number -> {
              if (number == 4) {
                awaitQuietly(shown);
              }
              return number * number;
            });
    squares.ask(3);
    Runnable ofTheRunBefore = toFx.take();
    squares.ask(null);
    squares.ask(4);
    ofTheRunBefore.run();
    pulses.pulse();
    assertNull(squares.answer());
    shown.countDown();
    fx();
    pulses.pulse();
    assertEquals(16, squares.answer());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSurveySaysWhatItNeeds() throws InterruptedException {
    Survey<Integer, Integer> halves =
        service.survey(
            number -> {
              if (number % 2 == 1) {
                throw odd(number).asException();
              }
              return number / 2;
            });
    halves.ask(6);
    assertTrue(halves.busyProperty().get());
    fx();
    pulses.pulse();
    assertEquals(3, halves.answer());
    halves.ask(7);
    fx();
    pulses.pulse();
    assertNull(halves.answer());
    assertEquals(odd(7), halves.problemProperty().get());
  }

  @Test
  void aSurveyThatNobodyLooksAtRests() throws InterruptedException {
    Survey<Integer, Integer> same = service.survey(number -> number);
    same.setActive(false);
    same.ask(1);
    same.ask(2);
    assertNull(toFx.poll(50, TimeUnit.MILLISECONDS));
    same.setActive(true);
    fx();
    pulses.pulse();
    assertEquals(2, same.answer());
  }

  private static Problem odd(int number) {
    return Problem.of("picture.size", Integer.toString(number), "2", "4");
  }

  /** Runs the next task that a thread of the service has for the JavaFX thread. */
  private void fx() throws InterruptedException {
    Runnable task = toFx.poll(10, TimeUnit.SECONDS);
    assertTrue(task != null, "nothing came");
    task.run();
  }
}
