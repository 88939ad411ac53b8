package dev.gatescope.eval;

import dev.gatescope.lstm.Network;

/**
 * Examines one network after another: engine and pairs are kept while their shape stays the same.
 * Not thread-safe: one thread at a time.
 */
public final class Examiner implements AutoCloseable {
  private record Pairs(int bits, long seed) {}

  private final NetworkEngine engine = new NetworkEngine();
  private Pairs known;
  private PairChecker checker;

  /**
   * @param seed of the sample where there are too many pairs
   */
  public Examination examine(Network network, int bits, long seed) {
    Pairs wanted = new Pairs(bits, seed);
    if (!wanted.equals(known)) {
      checker = new PairChecker(bits, seed);
      known = wanted;
    }
    return checker.examine(engine.with(network));
  }

  @Override
  public void close() {
    engine.close();
  }
}
