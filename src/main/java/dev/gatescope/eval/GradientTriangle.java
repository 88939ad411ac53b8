package dev.gatescope.eval;

import java.util.stream.IntStream;

/**
 * How far the error of each bit reaches back: a number for every bit t and every step s &lt;= t,
 * the norm over the units of the derivative of t's loss (or logit) by a state after step s.
 * Immutable.
 */
public final class GradientTriangle {
  /** What becomes of the gradient on its way back, by {@link #perStep}. */
  public enum Trend {
    /** A step leaves less than {@link #VANISHING}. */
    VANISHES,
    /** Between the two bounds. */
    CARRIES,
    /** A step makes more than {@link #EXPLODING} of it. */
    EXPLODES,
    /** Nothing arrives at all, because it is 0 on the way or was from the start. */
    CUT,
    /** A norm is not a finite number. */
    BROKEN
  }

  /** A factor a step: over the 31 steps of 32-bit numbers, a thousandth is left. */
  public static final double VANISHING = 0.8;

  /** Its inverse: over the same 31 steps a thousand times as much arrives. */
  public static final double EXPLODING = 1 / VANISHING;

  private final int timeSteps;
  private final double[] norms;

  /**
   * Takes over the array, which must not be changed afterwards.
   *
   * @param norms by {@link #index}
   */
  GradientTriangle(int timeSteps, double[] norms) {
    if (norms.length != size(timeSteps)) {
      throw new IllegalArgumentException(timeSteps + " steps need another number of norms");
    }
    this.timeSteps = timeSteps;
    this.norms = norms;
  }

  static int size(int timeSteps) {
    return timeSteps * (timeSteps + 1) / 2;
  }

  /** Row after row: 0, 0; 1, 0; 1, 1; 2, 0; ... */
  static int index(int t, int s) {
    return t * (t + 1) / 2 + s;
  }

  public int timeSteps() {
    return timeSteps;
  }

  /**
   * @param t the bit whose error it is
   * @param s the step that it reaches, at most t
   */
  public double norm(int t, int s) {
    if (s < 0 || s > t || t >= timeSteps) {
      throw new IllegalArgumentException("no gradient of bit " + t + " at step " + s);
    }
    return norms[index(t, s)];
  }

  /** What arrives at s of what t begins with; NaN if it begins with nothing. */
  public double share(int t, int s) {
    return norm(t, s) / norm(t, t);
  }

  /**
   * By what factor the gradient of the last bit changes with each step back, from itself to step 0;
   * NaN where it begins with nothing.
   */
  public double perStep() {
    int last = timeSteps - 1;
    return Math.pow(share(last, 0), 1.0 / last);
  }

  public Trend trend() {
    for (double norm : norms) {
      if (!Double.isFinite(norm)) {
        return Trend.BROKEN;
      }
    }
    double factor = perStep();
    if (!(factor > 0)) {
      return Trend.CUT;
    }
    return factor < VANISHING
        ? Trend.VANISHES
        : factor > EXPLODING ? Trend.EXPLODES : Trend.CARRIES;
  }

  /**
   * What arrives so many steps back of what a bit begins with: the mean over the bits that begin
   * with something; NaN if none does.
   */
  public double shareAtDistance(int distance) {
    return IntStream.range(distance, timeSteps)
        .mapToDouble(t -> share(t, t - distance))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
