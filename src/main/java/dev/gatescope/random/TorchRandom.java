package dev.gatescope.random;

/**
 * PyTorch's CPU generator, draw by draw ({@code torch.manual_seed}, ATen/core/MT19937RNGEngine.h
 * and ATen/core/DistributionsHelper.h).
 */
public final class TorchRandom {
  private final Mt19937 engine;

  /** Seeds as PyTorch does: modulo 2^32. */
  public TorchRandom(long seed) {
    engine = new Mt19937((int) seed);
  }

  /** {@code torch.randperm(n)}: the numbers 0..n-1 in random order. */
  public int[] randperm(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = 0; i < n - 1; i++) {
      int other = i + Integer.remainderUnsigned(engine.nextInt(), n - i);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /**
   * One value of {@code tensor.uniform_(from, to)} of a float tensor. PyTorch computes it in double
   * from the bounds as floats and rounds once; in float alone every other value would differ in its
   * last bit.
   */
  public float uniform(float from, float to) {
    double unit = (engine.nextInt() & 0xffffff) * 0x1p-24;
    return (float) (unit * (to - from) + from);
  }

  /** {@code torch.empty((), dtype=torch.int64).random_()}: 63 random bits. */
  public long random63() {
    long high = engine.nextInt() & 0xffffffffL;
    long low = engine.nextInt() & 0xffffffffL;
    return (high << 32 | low) & Long.MAX_VALUE;
  }

  /**
   * The order in which a shuffling {@code DataLoader} reads one epoch: one number is drawn and
   * thrown away (the workers' base seed), the next seeds a generator of its own.
   */
  public int[] epochOrder(int samples) {
    random63();
    return new TorchRandom(random63()).randperm(samples);
  }

  /** Draws what so many epochs draw and forgets it: to go on where a run had stopped. */
  public void skipEpochs(int epochs) {
    for (int i = 0; i < epochs; i++) {
      random63();
      random63();
    }
  }
}
