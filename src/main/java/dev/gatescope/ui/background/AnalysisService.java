package dev.gatescope.ui.background;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.model.TraceModel;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Looks into networks on threads of its own; the latest request wins. */
public final class AnalysisService {
  private record TraceRequest(Network network, Subtraction pair) {}

  private final ExecutorService thread = Threads.single("gatescope-analysis");

  /** Apart, so that a trace never waits for an analysis of all pairs. */
  private final ExecutorService surveyThread = Threads.behindTheWindow("gatescope-survey");

  private final Executor fx;
  private final Turns turns;
  private final Runnable showNewest;
  private final TraceModel traces;
  private final LatestRequest<TraceRequest, GateTrace> traceRequests;
  private Subtraction newestPair;
  private Subtraction shownPair;
  private GateTrace newestTrace;

  /**
   * @param trace one forward pass; called on the analysis thread alone
   * @param traces shows what comes out
   * @param fx runs a task on the JavaFX thread
   * @param turns says when what a training brings is shown
   */
  public AnalysisService(
      BiFunction<Network, Subtraction, GateTrace> trace,
      TraceModel traces,
      Executor fx,
      Turns turns) {
    this.fx = fx;
    this.turns = turns;
    showNewest = turns.of(this::showNewest);
    this.traces = traces;
    this.traceRequests =
        new LatestRequest<>(
            thread, fx, request -> trace.apply(request.network, request.pair), this::show);
  }

  /**
   * Asks for the trace of a pair. Called on the JavaFX thread.
   *
   * @param network null withdraws what was asked before
   */
  public void trace(Network network, Subtraction pair) {
    if (network == null) {
      traceRequests.withdraw();
      newestPair = null;
      shownPair = null;
      newestTrace = null;
      return;
    }
    newestPair = pair;
    traceRequests.request(new TraceRequest(network, pair));
  }

  /** The analysis thread, for other work that must not hold up the window. */
  public Executor thread() {
    return thread;
  }

  /** A function that is called on the analysis thread; its answers go to the JavaFX thread. */
  public <Q, A> Consumer<Q> inBackground(Function<Q, A> function, Consumer<A> show) {
    LatestRequest<Q, A> requests =
        new LatestRequest<>(thread, fx, function, (request, answer) -> show.accept(answer));
    return requests::request;
  }

  /**
   * An analysis for a pane, computed on the survey thread. What several analyses share there (an
   * engine, a sweep) needs no lock.
   */
  public <Q, A> Survey<Q, A> survey(Function<Q, A> analysis) {
    return survey(analysis, turns::of);
  }

  /** The same, of which every answer is shown that is there in time for a pulse. */
  public <Q, A> Survey<Q, A> promptSurvey(Function<Q, A> analysis) {
    return survey(analysis, turns::prompt);
  }

  private <Q, A> Survey<Q, A> survey(Function<Q, A> analysis, UnaryOperator<Runnable> kind) {
    AtomicReference<Runnable> newest = new AtomicReference<>();
    Runnable turn =
        kind.apply(
            () -> {
              // Taken out: what was shown once is not to be held on to.
              Runnable show = newest.getAndSet(null);
              if (show != null) {
                show.run();
              }
            });
    return new Survey<>(
        analysis,
        surveyThread,
        show -> {
          newest.set(show);
          fx.execute(turn);
        });
  }

  private void show(TraceRequest request, GateTrace trace) {
    // A pair that is no longer looked at would only flash by.
    if (!request.pair.equals(newestPair)) {
      return;
    }
    newestTrace = trace;
    if (request.pair.equals(shownPair)) {
      showNewest.run();
    } else {
      // The user waits for a pair; other weights come with the training.
      shownPair = request.pair;
      showNewest();
    }
  }

  private void showNewest() {
    if (newestTrace != null) {
      traces.show(newestTrace);
    }
  }
}
