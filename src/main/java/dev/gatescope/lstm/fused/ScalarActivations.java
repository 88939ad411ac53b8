package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Coefficients.*;

/** {@link VectorActivations} on one number, operation by operation. */
final class ScalarActivations {
  private ScalarActivations() {}

  static float sigmoid(float x) {
    float y = -Math.abs(x);
    y = y < -EXP_LIMIT ? -EXP_LIMIT : y;
    float rounded = Math.fma(y, LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, y));
    float power = Float.intBitsToFloat(power(rounded) + LIFTED_ONE_BITS);
    float e = Math.fma(power, Math.fma(r * r, polynomial(r), r), power) * UNLIFT;
    return (x < 0 ? e : 1f) / (e + 1f);
  }

  static float tanh(float x) {
    float y = Math.abs(x);
    y = y > TANH_LIMIT ? TANH_LIMIT : y;
    float rounded = Math.fma(y, -2 * LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, y * -2f));
    float power = Float.intBitsToFloat(power(rounded) + ONE_BITS);
    float e = Math.fma(power, Math.fma(r * r, polynomial(r), r), power - 1f);
    float t = Math.abs(e / (e + 2f));
    int sign = Float.floatToRawIntBits(x) & SIGN_BIT;
    return Float.intBitsToFloat(Float.floatToRawIntBits(t) | sign);
  }

  /** P0 r^5 + ... + P5 in pairs of terms, which do not wait for each other. */
  private static float polynomial(float r) {
    float square = r * r;
    float p = Math.fma(Math.fma(r, P0, P1), square, Math.fma(r, P2, P3));
    return Math.fma(p, square, Math.fma(r, P4, P5));
  }

  /** n times 2^23 from n + {@link Coefficients#ROUNDER}, whose own bits are shifted out. */
  private static int power(float rounded) {
    return Float.floatToRawIntBits(rounded) << EXPONENT_SHIFT;
  }

  static float log(float x) {
    boolean tiny = x < SMALLEST_NORMAL;
    int bits = Float.floatToRawIntBits(tiny ? x * LIFT : x);
    int exponent = (bits - ROOT_HALF_BITS) >> EXPONENT_SHIFT;
    float u = Float.intBitsToFloat(bits - (exponent << EXPONENT_SHIFT)) - 1f;
    float e = tiny ? exponent - LIFT_BITS : exponent;
    float q = Math.fma(u, Q0, Q1);
    q = Math.fma(q, u, Q2);
    q = Math.fma(q, u, Q3);
    q = Math.fma(q, u, Q4);
    q = Math.fma(q, u, Q5);
    q = Math.fma(q, u, Q6);
    q = Math.fma(q, u, Q7);
    q = Math.fma(q, u, Q8);
    float square = u * u;
    float tail = Math.fma(e, LN2_LOW, q * u * square);
    return Math.fma(e, LN2_HIGH, Math.fma(square, -0.5f, tail) + u);
  }
}
