package dev.gatescope.eval.surgery;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a surgery changes: over all pairs, and for one. Immutable.
 *
 * @param before what the network answers as it was trained
 * @param after what it answers under the surgery
 * @param traceBefore the pair's pass through the network as it was trained
 * @param traceAfter the same under the surgery
 */
public record Effect(
    Scores before, Scores after, Subtraction pair, GateTrace traceBefore, GateTrace traceAfter) {
  /** The steps at which the pair's predicted bit is another one. */
  public List<Integer> changedSteps() {
    return IntStream.range(0, pair.bits())
        .filter(t -> traceBefore.bit(t) != traceAfter.bit(t))
        .boxed()
        .toList();
  }
}
