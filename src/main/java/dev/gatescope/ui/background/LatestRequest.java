package dev.gatescope.ui.background;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Answers requests on another thread, one at a time. Where requests come faster than answers, those
 * in between are dropped: the newest always gets its answer.
 */
final class LatestRequest<Q, A> {
  private final Executor worker;
  private final Executor fx;
  private final Function<Q, A> answer;
  private final BiConsumer<Q, A> show;
  private Q waiting;
  private boolean working;

  /**
   * @param worker where answers are found
   * @param fx where they are shown
   */
  LatestRequest(Executor worker, Executor fx, Function<Q, A> answer, BiConsumer<Q, A> show) {
    this.worker = worker;
    this.fx = fx;
    this.answer = answer;
    this.show = show;
  }

  synchronized void request(Q request) {
    waiting = request;
    if (!working) {
      working = true;
      worker.execute(this::work);
    }
  }

  private void work() {
    Q request = take();
    try {
      A found = answer.apply(request);
      fx.execute(() -> show.accept(request, found));
    } finally {
      goOn();
    }
  }

  private synchronized Q take() {
    Q request = waiting;
    waiting = null;
    return request;
  }

  private synchronized void goOn() {
    working = waiting != null;
    if (working) {
      worker.execute(this::work);
    }
  }
}
