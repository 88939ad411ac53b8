package dev.gatescope.train;

import static dev.gatescope.train.TrainingState.CANCELLED;
import static dev.gatescope.train.TrainingState.PAUSED;
import static dev.gatescope.train.TrainingState.READY;
import static dev.gatescope.train.TrainingState.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TrainingControlTest {
  private static final Problem PROBLEM = Problem.of("training.notFinite", "NaN", "3", "4", "1.0");

  private enum Command {
    RESUME,
    STEP,
    PAUSE,
    CANCEL,
    EPOCH_DONE,
    FINISH,
    FAIL
  }

  @ParameterizedTest
  @CsvSource({
    "READY,     RUNNING,   RUNNING,   READY,     CANCELLED, READY,     FINISHED,  FAILED",
    "RUNNING,   RUNNING,   RUNNING,   PAUSED,    CANCELLED, RUNNING,   FINISHED,  FAILED",
    "PAUSED,    RUNNING,   RUNNING,   PAUSED,    CANCELLED, PAUSED,    FINISHED,  FAILED",
    "FINISHED,  FINISHED,  FINISHED,  FINISHED,  FINISHED,  FINISHED,  FINISHED,  FINISHED",
    "CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED",
    "FAILED,    FAILED,    FAILED,    FAILED,    FAILED,    FAILED,    FAILED,    FAILED"
  })
  void everyCommandInEveryState(
      TrainingState from,
      TrainingState resume,
      TrainingState step,
      TrainingState pause,
      TrainingState cancel,
      TrainingState epochDone,
      TrainingState finish,
      TrainingState fail) {
    List<TrainingState> expected = List.of(resume, step, pause, cancel, epochDone, finish, fail);
    for (Command command : Command.values()) {
      List<TrainingState> told = new ArrayList<>();
      TrainingControl control = in(from, told);
      told.clear();
      give(control, command);
      TrainingState to = expected.get(command.ordinal());
      assertEquals(to, control.state(), from + " " + command);
      assertEquals(to == from ? List.of() : List.of(to), told, from + " " + command);
    }
  }

  @Test
  void aSteppedEpochEndsInAPauseAndAResumedOneDoesNot() {
    TrainingControl control = new TrainingControl();
    control.stepEpoch();
    control.epochDone();
    assertEquals(PAUSED, control.state());
    control.stepEpoch();
    control.resume();
    control.epochDone();
    assertEquals(RUNNING, control.state());
    control.stepEpoch();
    control.epochDone();
    assertEquals(PAUSED, control.state());
  }

  @Test
  void theProblemIsThatOfTheFailure() {
    TrainingControl control = in(RUNNING, new ArrayList<>());
    assertEquals(Optional.empty(), control.problem());
    control.fail(PROBLEM);
    assertEquals(Optional.of(PROBLEM), control.problem());
    control.fail(Problem.of("data.csv.empty"));
    assertEquals(Optional.of(PROBLEM), control.problem());
    TrainingControl cancelled = in(CANCELLED, new ArrayList<>());
    cancelled.fail(PROBLEM);
    assertEquals(Optional.empty(), cancelled.problem());
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNNING", "FINISHED", "CANCELLED", "FAILED"})
  void doesNotWaitWhereTheAnswerIsKnown(TrainingState state) throws Exception {
    assertEquals(state == RUNNING, in(state, new ArrayList<>()).awaitPermission());
  }

  @ParameterizedTest
  @CsvSource({
    "READY, RESUME, true",
    "READY, STEP, true",
    "READY, CANCEL, false",
    "PAUSED, RESUME, true",
    "PAUSED, STEP, true",
    "PAUSED, CANCEL, false"
  })
  void aWaitingTrainerIsWoken(TrainingState state, Command command, boolean goesOn)
      throws Exception {
    TrainingControl control = in(state, new ArrayList<>());
    FutureTask<Boolean> waiting = new FutureTask<>(control::awaitPermission);
    Thread thread = startWaiting(waiting);
    give(control, command);
    assertEquals(goesOn, waiting.get(10, TimeUnit.SECONDS));
    assertTrue(thread.join(Duration.ofSeconds(10)));
  }

  @Test
  void aPauseDoesNotWake() throws Exception {
    TrainingControl control = new TrainingControl();
    FutureTask<Boolean> waiting = new FutureTask<>(control::awaitPermission);
    startWaiting(waiting);
    control.pause();
    Thread.sleep(50);
    assertFalse(waiting.isDone());
    control.cancel();
    assertFalse(waiting.get(10, TimeUnit.SECONDS));
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    TrainingControl control = new TrainingControl();
    FutureTask<Boolean> waiting = new FutureTask<>(control::awaitPermission);
    Thread thread = startWaiting(waiting);
    thread.interrupt();
    ExecutionException thrown =
        assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
    assertEquals(InterruptedException.class, thrown.getCause().getClass());
  }

  /** Many threads at once: every change is told once, in an order that the machine allows. */
  @Test
  void commandsFromManyThreadsKeepTheOrder() throws Exception {
    List<TrainingState> told = new ArrayList<>();
    TrainingControl control = new TrainingControl(told::add);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 500; n++) {
                      control.resume();
                      control.pause();
                      control.stepEpoch();
                      control.epochDone();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    control.cancel();
    assertEquals(CANCELLED, told.getLast());
    TrainingState before = READY;
    for (TrainingState state : told.subList(0, told.size() - 1)) {
      assertEquals(before == RUNNING ? PAUSED : RUNNING, state);
      before = state;
    }
  }

  private static Thread startWaiting(FutureTask<Boolean> task) throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  private static TrainingControl in(TrainingState state, List<TrainingState> told) {
    TrainingControl control = new TrainingControl(told::add);
    if (state != READY) {
      control.resume();
    }
    switch (state) {
      case PAUSED -> control.pause();
      case FINISHED -> control.finish();
      case CANCELLED -> control.cancel();
      case FAILED -> control.fail(PROBLEM);
      case READY, RUNNING -> {}
    }
    assertEquals(state, control.state());
    return control;
  }

  private static void give(TrainingControl control, Command command) {
    switch (command) {
      case RESUME -> control.resume();
      case STEP -> control.stepEpoch();
      case PAUSE -> control.pause();
      case CANCEL -> control.cancel();
      case EPOCH_DONE -> control.epochDone();
      case FINISH -> control.finish();
      case FAIL -> control.fail(PROBLEM);
    }
  }
}
