package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Coefficients.*;
import static dev.gatescope.lstm.fused.PackedLayout.PANEL;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * sigmoid, tanh and log of a vector, each without a branch. A clamp is a comparison and a blend,
 * which leaves a NaN as it is (and is shorter than min, whose rules on NaN and -0 take more).
 */
final class VectorActivations {
  private VectorActivations() {}

  /** 1 / (1 + exp(-x)), as exp(-|x|) / (1 + exp(-|x|)) where x is negative: no overflow. */
  static FloatVector sigmoid(FloatVector x) {
    FloatVector y = x.abs();
    y = y.blend(EXP_LIMIT, y.compare(GT, EXP_LIMIT));
    FloatVector rounded = y.fma(-LOG2_E, ROUNDER);
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), y.neg());
    r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
    FloatVector e = r.mul(r).fma(polynomial(r), r).add(1f);
    // 2^n in two factors, for n may reach below the exponent of a normal float.
    IntVector whole = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = whole.lanewise(ASHR, 1);
    e = e.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
    FloatVector numerator = FloatVector.broadcast(FLOATS, 1f).blend(e, x.compare(LT, 0f));
    return numerator.div(e.add(1f));
  }

  /** tanh(|x|) = -E / (2 + E) with E = exp(-2|x|) - 1, which is exact near zero; then x's sign. */
  static FloatVector tanh(FloatVector x) {
    FloatVector y = x.abs();
    y = y.blend(TANH_LIMIT, y.compare(GT, TANH_LIMIT));
    FloatVector rounded = y.fma(-2 * LOG2_E, ROUNDER);
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), y.mul(-2f));
    r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
    FloatVector power = powerOfTwo(rounded.reinterpretAsInts());
    FloatVector e = power.fma(r.mul(r).fma(polynomial(r), r), power.sub(1f));
    FloatVector t = e.div(e.add(2f)).abs();
    IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
    return t.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  /** P(r) of {@link Coefficients}. */
  private static FloatVector polynomial(FloatVector r) {
    FloatVector p = r.fma(P0, P1);
    p = p.fma(r, FloatVector.broadcast(FLOATS, P2));
    p = p.fma(r, FloatVector.broadcast(FLOATS, P3));
    p = p.fma(r, FloatVector.broadcast(FLOATS, P4));
    return p.fma(r, FloatVector.broadcast(FLOATS, P5));
  }

  /** 2^n; what the rounder left in the high bits is shifted out. */
  private static FloatVector powerOfTwo(IntVector n) {
    return n.lanewise(LSHL, EXPONENT_SHIFT).add(ONE_BITS).reinterpretAsFloats();
  }

  /** log of numbers from 0 to 1; a number below -100 for 0, of no meaning for a NaN. */
  static FloatVector log(FloatVector x) {
    var tiny = x.compare(LT, SMALLEST_NORMAL);
    IntVector bits = x.blend(x.mul(LIFT), tiny).reinterpretAsInts();
    IntVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(ASHR, EXPONENT_SHIFT);
    FloatVector u = bits.sub(exponent.lanewise(LSHL, EXPONENT_SHIFT)).reinterpretAsFloats().sub(1f);
    // The rounder the other way round: an integer in the low bits becomes a float.
    FloatVector e = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
    e = e.blend(e.sub(LIFT_BITS), tiny);
    FloatVector q = u.fma(Q0, Q1);
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q2));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q3));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q4));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q5));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q6));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q7));
    q = q.fma(u, FloatVector.broadcast(FLOATS, Q8));
    FloatVector square = u.mul(u);
    FloatVector tail = e.fma(FloatVector.broadcast(FLOATS, LN2_LOW), q.mul(u).mul(square));
    FloatVector small = square.fma(FloatVector.broadcast(FLOATS, -0.5f), tail).add(u);
    return e.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), small);
  }

  /** sigmoid in place of the columns {@code from} to {@code to} of every panel. */
  static void sigmoids(float[] values, int at, int panels, int from, int to) {
    for (int panel = 0; panel < panels; panel++) {
      for (int column = from; column < to; column += LANES) {
        int i = at + panel * PANEL + column;
        sigmoid(FloatVector.fromArray(FLOATS, values, i)).intoArray(values, i);
      }
    }
  }

  /** tanh in place of the columns {@code from} to {@code to} of every panel. */
  static void tanhs(float[] values, int at, int panels, int from, int to) {
    for (int panel = 0; panel < panels; panel++) {
      for (int column = from; column < to; column += LANES) {
        int i = at + panel * PANEL + column;
        tanh(FloatVector.fromArray(FLOATS, values, i)).intoArray(values, i);
      }
    }
  }
}
