package dev.gatescope.ui.heat;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.ActiveUnits;
import dev.gatescope.eval.Tracer;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.CellValue;
import java.util.BitSet;
import java.util.Optional;

/**
 * A hypothesis about units: which value of theirs is large at which time steps, and at no other.
 *
 * @param range of time steps; empty for those that borrow from the next, whatever the pair
 * @param share of the value's scale that counts as large, 0 to 1
 */
public record Brush(CellValue value, Optional<Range> range, double share) {
  /** Steps from the first to the last, both within. A shorter pass has but those up to its end. */
  public record Range(int first, int last) {
    public Range {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException(first + " to " + last);
      }
    }

    /** Between two steps in any order. */
    static Range between(int one, int other) {
      return new Range(Math.min(one, other), Math.max(one, other));
    }
  }

  static final double MIN_SHARE = 0.05;

  /** Which units carry the borrow? Trained networks of every cell have some that do. */
  static final Brush OF_THE_BORROW = new Brush(CellValue.HIDDEN_STATE, Optional.empty(), 0.3);

  Brush withValue(CellValue newValue) {
    return new Brush(newValue, range, share);
  }

  Brush withRange(Range newRange) {
    return new Brush(value, Optional.of(newRange), share);
  }

  Brush whereItBorrows() {
    return new Brush(value, Optional.empty(), share);
  }

  Brush withShare(double newShare) {
    return new Brush(value, range, newShare);
  }

  /** The same question of another cell, which may lack the value. */
  Brush of(CellType cell) {
    return CellValue.of(cell).contains(value) ? this : withValue(CellValue.HIDDEN_STATE);
  }

  /** What is to be active, in the unit of the value. */
  double threshold(GateTrace trace) {
    return share * ValueScale.limit(value, trace);
  }

  /** The time steps that it means in a trace. */
  BitSet steps(GateTrace trace) {
    BitSet steps = new BitSet();
    if (range.isEmpty()) {
      Subtraction pair = Tracer.pairOf(trace);
      for (int t = 0; t < trace.timeSteps(); t++) {
        steps.set(t, pair.borrowOut(t) == 1);
      }
    } else {
      int last = trace.timeSteps() - 1;
      steps.set(Math.min(range.get().first(), last), Math.min(range.get().last(), last) + 1);
    }
    return steps;
  }

  /** The units of a trace that fit. */
  ActiveUnits find(GateTrace trace) {
    return ActiveUnits.find(
        (t, unit) -> value.in(trace, t, unit),
        trace.timeSteps(),
        trace.hiddenSize(),
        steps(trace),
        threshold(trace));
  }
}
