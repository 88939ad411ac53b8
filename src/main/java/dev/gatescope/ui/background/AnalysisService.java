package dev.gatescope.ui.background;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Weights;
import dev.gatescope.ui.model.TraceModel;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks into the weights on a thread of its own; the latest request wins. */
public final class AnalysisService {
  private record TraceRequest(Weights weights, Subtraction pair) {}

  private final ExecutorService thread = Threads.single("gatescope-analysis");
  private final Executor fx;
  private final TraceModel traces;
  private final LatestRequest<TraceRequest, GateTrace> traceRequests;
  private Subtraction newestPair;

  /**
   * @param trace one forward pass; called on the analysis thread alone
   * @param traces shows what comes out
   * @param fx runs a task on the JavaFX thread
   */
  public AnalysisService(
      BiFunction<Weights, Subtraction, GateTrace> trace, TraceModel traces, Executor fx) {
    this.fx = fx;
    this.traces = traces;
    this.traceRequests =
        new LatestRequest<>(
            thread, fx, request -> trace.apply(request.weights, request.pair), this::show);
  }

  /** Asks for the trace of a pair. Called on the JavaFX thread. */
  public void trace(Weights weights, Subtraction pair) {
    newestPair = pair;
    traceRequests.request(new TraceRequest(weights, pair));
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

  private void show(TraceRequest request, GateTrace trace) {
    // A pair that is no longer looked at would only flash by.
    if (request.pair.equals(newestPair)) {
      traces.show(trace);
    }
  }
}
