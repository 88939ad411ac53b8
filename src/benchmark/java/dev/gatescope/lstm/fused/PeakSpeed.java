package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;

/**
 * Prints the GFLOP/s of one core that does nothing but fused multiply-adds on registers: the roof
 * over every product. Twelve sums at once, as each waits some four cycles for its last.
 */
public final class PeakSpeed {
  private static final int SUMS = 12;
  private static final int STEPS = 2000;
  private static final int REPEATS = 50_000;

  private PeakSpeed() {}

  public static void main(String[] arguments) {
    if (VectorModule.failure() != null) {
      throw new IllegalStateException(VectorModule.failure());
    }
    System.out.println(String.format(Locale.ROOT, "%.0f", Loop.best()));
  }

  /** Apart, for it must not be loaded before the module is. */
  private static final class Loop {
    static double best() {
      float[] numbers = new float[SUMS * LANES];
      long least = Long.MAX_VALUE;
      for (int i = 0; i < REPEATS; i++) {
        long start = System.nanoTime();
        run(numbers);
        least = Math.min(least, System.nanoTime() - start);
      }
      return 2.0 * SUMS * LANES * STEPS / least;
    }

    private static void run(float[] numbers) {
      FloatVector x = FloatVector.fromArray(FLOATS, numbers, 0);
      FloatVector a = x;
      FloatVector b = x;
      FloatVector c = x;
      FloatVector d = x;
      FloatVector e = x;
      FloatVector f = x;
      FloatVector g = x;
      FloatVector h = x;
      FloatVector i = x;
      FloatVector j = x;
      FloatVector k = x;
      FloatVector l = x;
      for (int step = 0; step < STEPS; step++) {
        a = a.fma(x, x);
        b = b.fma(x, x);
        c = c.fma(x, x);
        d = d.fma(x, x);
        e = e.fma(x, x);
        f = f.fma(x, x);
        g = g.fma(x, x);
        h = h.fma(x, x);
        i = i.fma(x, x);
        j = j.fma(x, x);
        k = k.fma(x, x);
        l = l.fma(x, x);
      }
      a.intoArray(numbers, 0);
      b.intoArray(numbers, LANES);
      c.intoArray(numbers, 2 * LANES);
      d.intoArray(numbers, 3 * LANES);
      e.intoArray(numbers, 4 * LANES);
      f.intoArray(numbers, 5 * LANES);
      g.intoArray(numbers, 6 * LANES);
      h.intoArray(numbers, 7 * LANES);
      i.intoArray(numbers, 8 * LANES);
      j.intoArray(numbers, 9 * LANES);
      k.intoArray(numbers, 10 * LANES);
      l.intoArray(numbers, 11 * LANES);
    }
  }
}
