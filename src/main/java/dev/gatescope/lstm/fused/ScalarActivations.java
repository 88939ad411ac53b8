package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Coefficients.*;

/** {@link VectorActivations} on one number, operation by operation. */
final class ScalarActivations {
  private ScalarActivations() {}

  static float sigmoid(float x) {
    float y = Math.abs(x);
    y = y > EXP_LIMIT ? EXP_LIMIT : y;
    float rounded = Math.fma(y, -LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, -y));
    float e = Math.fma(r * r, polynomial(r), r) + 1f;
    int whole = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
    int half = whole >> 1;
    e = e * powerOfTwo(half) * powerOfTwo(whole - half);
    return (x < 0 ? e : 1f) / (e + 1f);
  }

  static float tanh(float x) {
    float y = Math.abs(x);
    y = y > TANH_LIMIT ? TANH_LIMIT : y;
    float rounded = Math.fma(y, -2 * LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, y * -2f));
    float power = powerOfTwo(Float.floatToRawIntBits(rounded));
    float e = Math.fma(power, Math.fma(r * r, polynomial(r), r), power - 1f);
    float t = Math.abs(e / (e + 2f));
    int sign = Float.floatToRawIntBits(x) & SIGN_BIT;
    return Float.intBitsToFloat(Float.floatToRawIntBits(t) | sign);
  }

  private static float polynomial(float r) {
    float p = Math.fma(r, P0, P1);
    p = Math.fma(p, r, P2);
    p = Math.fma(p, r, P3);
    p = Math.fma(p, r, P4);
    return Math.fma(p, r, P5);
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n << EXPONENT_SHIFT) + ONE_BITS);
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
