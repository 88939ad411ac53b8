package dev.gatescope.data;

import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A list of subtractions of one width, in the order in which they were drawn. Immutable. */
public final class Samples {
  private final int bits;
  private final long[] a;
  private final long[] b;

  /**
   * Copies the arrays; sample i is a[i] - b[i].
   *
   * @throws IllegalArgumentException if the arrays differ in length
   * @throws dev.gatescope.text.ProblemException if a number is negative or too wide
   */
  public Samples(int bits, long[] a, long[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " numbers a, but " + b.length + " numbers b");
    }
    this.bits = bits;
    this.a = a.clone();
    this.b = b.clone();
    for (int i = 0; i < a.length; i++) {
      pair(i); // checks the range
    }
  }

  /** A single subtraction. */
  public static Samples of(Subtraction pair) {
    return new Samples(pair.bits(), new long[] {pair.a()}, new long[] {pair.b()});
  }

  /** Width of the numbers, and so time steps. */
  public int bits() {
    return bits;
  }

  public int count() {
    return a.length;
  }

  /** A copy of all minuends. */
  public long[] a() {
    return a.clone();
  }

  /** A copy of all subtrahends. */
  public long[] b() {
    return b.clone();
  }

  public Subtraction pair(int index) {
    return new Subtraction(a[index], b[index], bits);
  }

  /** The samples at these positions, in this order. */
  public Samples subset(int[] indices) {
    return new Samples(
        bits,
        Arrays.stream(indices).mapToLong(i -> a[i]).toArray(),
        Arrays.stream(indices).mapToLong(i -> b[i]).toArray());
  }

  /** All samples as the network reads them. */
  public Sequences toSequences() {
    return toSequences(IntStream.range(0, count()).toArray());
  }

  /**
   * The samples at these positions as the network reads them: least significant bit first, inputs
   * [time step][a's bit, b's bit], targets the bits of the difference.
   */
  public Sequences toSequences(int[] indices) {
    float[] inputs = new float[indices.length * bits * WeightLayout.INPUT_SIZE];
    float[] targets = new float[indices.length * bits];
    for (int i = 0; i < indices.length; i++) {
      Subtraction pair = pair(indices[i]);
      for (int t = 0; t < bits; t++) {
        int at = i * bits + t;
        inputs[WeightLayout.INPUT_SIZE * at] = pair.aBit(t);
        inputs[WeightLayout.INPUT_SIZE * at + 1] = pair.bBit(t);
        targets[at] = pair.differenceBit(t);
      }
    }
    return new Sequences(indices.length, bits, inputs, targets);
  }

  /** How many different pairs there are. */
  public int distinctPairs() {
    return Arrays.stream(pairNumbers()).max().orElse(-1) + 1;
  }

  /** For each sample the number of its pair: 0, 1, 2, ... by first appearance. */
  int[] pairNumbers() {
    PairNumbers pairs = new PairNumbers();
    return IntStream.range(0, count()).map(i -> pairs.number(a[i], b[i])).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples that
        && bits == that.bits
        && Arrays.equals(a, that.a)
        && Arrays.equals(b, that.b);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * bits + Arrays.hashCode(a)) + Arrays.hashCode(b);
  }
}
