package dev.gatescope.ui.background;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Answers requests on another thread, one at a time. Where requests come faster than answers, those
 * in between are dropped: the newest always gets its answer.
 */
final class LatestRequest<Q, A> {
  /**
   * @param withdrawals how many there were before
   */
  private record Asked<Q>(Q question, int withdrawals) {}

  private final Executor worker;
  private final Executor fx;
  private final Function<Q, A> answer;
  private final BiConsumer<Q, A> show;
  private Asked<Q> waiting;
  private int withdrawals;
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
    waiting = new Asked<>(request, withdrawals);
    if (!working) {
      working = true;
      worker.execute(this::work);
    }
  }

  /** What was asked before is not shown any more, whatever is asked next. */
  synchronized void withdraw() {
    withdrawals++;
  }

  private synchronized boolean isWithdrawn(Asked<Q> asked) {
    return asked.withdrawals != withdrawals;
  }

  private void work() {
    Asked<Q> asked = take();
    try {
      A found = answer.apply(asked.question);
      fx.execute(
          () -> {
            if (!isWithdrawn(asked)) {
              show.accept(asked.question, found);
            }
          });
    } finally {
      goOn();
    }
  }

  private synchronized Asked<Q> take() {
    Asked<Q> request = waiting;
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
