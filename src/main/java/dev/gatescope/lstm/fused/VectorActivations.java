package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Coefficients.*;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * sigmoid, tanh and log of arrays, without a branch. A clamp is a comparison and a blend, which
 * leaves a NaN as it is (and is shorter than min, whose rules on NaN and -0 take more).
 *
 * <p>Each function is spelled out in its one loop. As a method of a vector it would be compiled by
 * itself before its callers are, found too large to inline into them, and be handed every vector as
 * an object.
 */
final class VectorActivations {
  private VectorActivations() {}

  /**
   * out = 1 / (1 + exp(-in)), as exp(-|x|) / (1 + exp(-|x|)) where x is negative: no overflow.
   *
   * @param blocks how many pieces of {@code length} numbers there are, {@code stride} apart in both
   *     arrays; in and out may be the same
   */
  static void sigmoid(
      float[] in, int inAt, float[] out, int outAt, int blocks, int stride, int length) {
    for (int block = 0; block < blocks; block++) {
      int shift = block * stride;
      for (int i = shift; i < shift + length; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
        FloatVector y = x.reinterpretAsInts().or(SIGN_BIT).reinterpretAsFloats();
        y = y.blend(-EXP_LIMIT, y.compare(LT, -EXP_LIMIT));
        FloatVector rounded = y.fma(LOG2_E, ROUNDER);
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), y);
        r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
        FloatVector square = r.mul(r);
        FloatVector p = r.fma(P0, P1).fma(square, r.fma(P2, P3));
        p = p.fma(square, r.fma(P4, P5));
        // 2^n, lifted as n may reach below the exponent of a normal float.
        IntVector bits = rounded.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT);
        FloatVector power = bits.add(LIFTED_ONE_BITS).reinterpretAsFloats();
        FloatVector e = power.fma(square.fma(p, r), power).mul(UNLIFT);
        FloatVector numerator = FloatVector.broadcast(FLOATS, 1f).blend(e, x.compare(LT, 0f));
        numerator.div(e.add(1f)).intoArray(out, outAt + i);
      }
    }
  }

  /**
   * out = tanh(in): tanh(|x|) = -E / (2 + E) with E = exp(-2|x|) - 1, which is exact near zero;
   * then x's sign. Parameters as {@link #sigmoid} has them.
   */
  static void tanh(
      float[] in, int inAt, float[] out, int outAt, int blocks, int stride, int length) {
    for (int block = 0; block < blocks; block++) {
      int shift = block * stride;
      for (int i = shift; i < shift + length; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
        FloatVector y = x.abs();
        y = y.blend(TANH_LIMIT, y.compare(GT, TANH_LIMIT));
        FloatVector rounded = y.fma(-2 * LOG2_E, ROUNDER);
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), y.mul(-2f));
        r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
        FloatVector square = r.mul(r);
        FloatVector p = r.fma(P0, P1).fma(square, r.fma(P2, P3));
        p = p.fma(square, r.fma(P4, P5));
        // 2^n: what the rounder left in the high bits is shifted out.
        IntVector bits = rounded.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT);
        FloatVector power = bits.add(ONE_BITS).reinterpretAsFloats();
        FloatVector e = power.fma(square.fma(p, r), power.sub(1f));
        IntVector t = e.div(e.add(2f)).reinterpretAsInts().and(~SIGN_BIT);
        IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
        t.or(sign).reinterpretAsFloats().intoArray(out, outAt + i);
      }
    }
  }

  /** out = log(in) for numbers from 0 to 1; below -100 for 0, of no meaning for a NaN. */
  static void log(float[] in, float[] out, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, in, i);
      VectorMask<Float> tiny = x.compare(LT, SMALLEST_NORMAL);
      IntVector bits = x.blend(x.mul(LIFT), tiny).reinterpretAsInts();
      IntVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(ASHR, EXPONENT_SHIFT);
      FloatVector u =
          bits.sub(exponent.lanewise(LSHL, EXPONENT_SHIFT)).reinterpretAsFloats().sub(1f);
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
      e.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), small).intoArray(out, i);
    }
  }
}
