package dev.gatescope.ui.background;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A thread of its own for slow things that hold up neither a trace nor an analysis. */
public final class Aside implements Executor {
  private final ExecutorService thread;
  private final Executor fx;

  /**
   * @param name of the thread
   * @param fx runs a task on the JavaFX thread
   */
  public Aside(String name, Executor fx) {
    this.thread = Threads.single(name);
    this.fx = fx;
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }

  /** Calls a task when what waits here now is done, or after some time at the latest. */
  public void whenDone(Duration most, Runnable then) {
    CompletionStage<Void> done =
        CompletableFuture.runAsync(() -> {}, thread)
            .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS);
    done.whenComplete((_, _) -> then.run());
  }

  /** A function that is called on this thread; its answers go to the JavaFX thread. */
  public <Q, A> Consumer<Q> inBackground(Function<Q, A> function, Consumer<A> show) {
    LatestRequest<Q, A> requests =
        new LatestRequest<>(thread, fx, function, (request, answer) -> show.accept(answer));
    return requests::request;
  }
}
