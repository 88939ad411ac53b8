package dev.gatescope.ui.timebar;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** What the time bar shows at each stop. */
public final class TimeStops {
  /**
   * One time step.
   *
   * @param predicted the predicted bit, or -1 if there is no trace or it is hidden
   * @param right whether it is the true one
   * @param borrows whether this bit borrows from the next, if that is not hidden
   * @param hidden whether somebody has yet to say what comes out here
   */
  public record Stop(
      int timeStep, int a, int b, int predicted, boolean right, boolean borrows, boolean hidden) {}

  private TimeStops() {}

  /**
   * The stops of a subtraction, the least significant bit first.
   *
   * @param trace null, or one of another pair that is about to be replaced, give no predictions
   * @param hiddenFrom the first time step of which answers are hidden
   */
  public static List<Stop> of(Subtraction pair, GateTrace trace, int hiddenFrom) {
    List<Stop> stops = new ArrayList<>();
    boolean known = trace != null && Tracer.isOf(trace, pair);
    for (int t = 0; t < pair.bits(); t++) {
      boolean hidden = t >= hiddenFrom;
      stops.add(
          new Stop(
              t,
              pair.aBit(t),
              pair.bBit(t),
              known && !hidden ? trace.bit(t) : -1,
              known && !hidden && trace.bit(t) == pair.differenceBit(t),
              !hidden && pair.borrowOut(t) == 1,
              hidden));
    }
    return stops;
  }

  /** A stop in words, for screen readers and tooltips. */
  public static String words(Stop stop, int count, Messages messages) {
    String borrow = messages.text(stop.borrows() ? "time.borrow" : "time.noBorrow");
    String t = Integer.toString(stop.timeStep());
    String last = Integer.toString(count - 1);
    String a = Integer.toString(stop.a());
    String b = Integer.toString(stop.b());
    if (stop.hidden()) {
      return messages.text("time.stop.hidden", t, last, a, b);
    }
    return stop.predicted() < 0
        ? messages.text("time.stop.plain", t, last, a, b, borrow)
        : messages.text(
            "time.stop",
            t,
            last,
            a,
            b,
            Integer.toString(stop.predicted()),
            messages.text(stop.right() ? "time.right" : "time.wrong"),
            borrow);
  }
}
