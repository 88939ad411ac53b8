package dev.gatescope.lstm.fused;

/**
 * Numbers of the activations' polynomials, which are those of S. Moshier's Cephes library
 * (single/expf.c, single/logf.c).
 *
 * <p>exp: x = n ln 2 + r, |r| <= ln 2 / 2, exp(x) = 2^n (1 + r + r^2 P(r)). log: x = 2^e m, m in
 * [sqrt(1/2), sqrt 2), log(x) = e ln 2 + u - u^2 / 2 + u^3 Q(u) with u = m - 1.
 */
final class Coefficients {
  static final float P0 = 1.9875691500e-4f;
  static final float P1 = 1.3981999507e-3f;
  static final float P2 = 8.3334519073e-3f;
  static final float P3 = 4.1665795894e-2f;
  static final float P4 = 1.6666665459e-1f;
  static final float P5 = 5.0000001201e-1f;

  static final float Q0 = 7.0376836292e-2f;
  static final float Q1 = -1.1514610310e-1f;
  static final float Q2 = 1.1676998740e-1f;
  static final float Q3 = -1.2420140846e-1f;
  static final float Q4 = 1.4249322787e-1f;
  static final float Q5 = -1.6668057665e-1f;
  static final float Q6 = 2.0000714765e-1f;
  static final float Q7 = -2.4999993993e-1f;
  static final float Q8 = 3.3333331174e-1f;

  static final float LOG2_E = 1.44269504088896341f;

  /** ln 2 in two parts; the first has few bits, so that n times it is exact. */
  static final float LN2_HIGH = 0.693359375f;

  static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 * 2^23: added to a small float it rounds it to an integer, which then is its low bits. */
  static final float ROUNDER = 12582912f;

  static final int ROUNDER_BITS = 0x4b400000;

  /** Bits of 1.0; with n added to the exponent, of 2^n. */
  static final int ONE_BITS = 0x3f800000;

  static final int EXPONENT_SHIFT = 23;

  /** Bits of 2^64; with n added to the exponent, of 2^(n + 64), a normal float for n > -190. */
  static final int LIFTED_ONE_BITS = ONE_BITS + (64 << EXPONENT_SHIFT);

  static final float UNLIFT = 0x1p-64f;

  /** Beyond it exp(-x) is zero, smaller than half of the smallest float. */
  static final float EXP_LIMIT = 104f;

  /** Beyond it tanh(x) is one in float. */
  static final float TANH_LIMIT = 9.02f;

  static final int SIGN_BIT = 0x80000000;

  /** Bits of sqrt(1/2). */
  static final int ROOT_HALF_BITS = 0x3f3504f3;

  static final float SMALLEST_NORMAL = 0x1p-126f;

  /** Lifts the numbers below {@link #SMALLEST_NORMAL} above it. */
  static final int LIFT_BITS = 24;

  static final float LIFT = 0x1p24f;

  /** The loss's clamps, as {@link dev.gatescope.optim.BinaryCrossEntropy} has them. */
  static final float LOWEST_LOG = -100f;

  static final float SMALLEST_SLOPE = 1e-12f;

  private Coefficients() {}
}
