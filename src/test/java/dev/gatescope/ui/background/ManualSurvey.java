package dev.gatescope.ui.background;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/** Surveys for tests without a toolkit: they wait until the test's own thread works. */
public final class ManualSurvey {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  public <Q, A> Survey<Q, A> survey(Function<Q, A> analysis) {
    return new Survey<>(analysis, tasks::add, Runnable::run);
  }

  /** Answers what was asked. */
  public void work() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
