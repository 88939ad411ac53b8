package dev.gatescope.lstm.fused;

/**
 * How the fused engine computes; nothing here changes a result.
 *
 * @param threads from 1 to the number of processors
 * @param vectorBits width of vectors, or {@link #PREFERRED}, or {@link #SCALAR} for no vectors
 */
public record FusedOptions(int threads, int vectorBits) {
  /** The processor's own vector width. */
  public static final int PREFERRED = 0;

  /** One float at a time. */
  public static final int SCALAR = Float.SIZE;

  private static final int MOST_THREADS = 2;

  /** What fits small networks: two threads where there are two processors. */
  public static FusedOptions standard() {
    return new FusedOptions(Math.min(MOST_THREADS, mostThreads()), PREFERRED);
  }

  /** The same with one processor left to the window, which draws while the engine trains. */
  public static FusedOptions besideWindow() {
    return new FusedOptions(Math.clamp(mostThreads() - 1, 1, MOST_THREADS), PREFERRED);
  }

  /** The most threads that may be asked for on this machine. */
  public static int mostThreads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
