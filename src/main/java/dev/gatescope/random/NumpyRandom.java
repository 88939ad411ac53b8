package dev.gatescope.random;

/** numpy's legacy generator ({@code np.random.seed}, {@code np.random.randint}), draw by draw. */
public final class NumpyRandom {
  private final Mt19937 engine;

  /** Seeds modulo 2^32. */
  public NumpyRandom(long seed) {
    engine = new Mt19937((int) seed);
  }

  /**
   * {@code np.random.randint(low, high)} of 64-bit integers: masked rejection, on 32 bits where the
   * range fits them and on 64 bits, high word first, where it does not.
   *
   * @param high exclusive
   * @throws IllegalArgumentException if low >= high
   */
  public long randint(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException("low " + low + " must be below high " + high);
    }
    long range = high - 1 - low;
    if (range == 0) {
      return low;
    }
    long mask = -1L >>> Long.numberOfLeadingZeros(range);
    boolean wide = Long.compareUnsigned(range, 0xffffffffL) > 0;
    long drawn;
    do {
      drawn = (wide ? next64() : next32()) & mask;
    } while (Long.compareUnsigned(drawn, range) > 0);
    return low + drawn;
  }

  private long next32() {
    return engine.nextInt() & 0xffffffffL;
  }

  private long next64() {
    long high = next32();
    return high << 32 | next32();
  }
}
