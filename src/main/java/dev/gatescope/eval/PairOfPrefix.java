package dev.gatescope.eval;

import dev.gatescope.data.Subtraction;
import java.util.stream.Stream;

/** Whole pairs that begin with a prefix. */
public final class PairOfPrefix {
  private PairOfPrefix() {}

  /**
   * The pair with a prefix's bits that is nearest to another pair: with that pair's higher bits if
   * a &gt; b &gt;= 1 then, else with the smallest higher bits that make it so. Some prefixes cannot
   * be continued so: their higher bits are then zero, and the difference is taken modulo 2^bits.
   *
   * @param near gives the width, and the higher bits
   */
  public static Subtraction of(int timeStep, int prefix, Subtraction near) {
    int bits = near.bits();
    int known = timeStep + 1;
    long a = PrefixTree.a(prefix);
    long b = PrefixTree.b(prefix);
    long highA = near.a() >> known;
    long highB = near.b() >> known;
    return Stream.of(
            new long[] {highA, highB},
            new long[] {0, 0},
            new long[] {1, 0},
            new long[] {1, 1},
            new long[] {2, 1})
        .map(high -> new long[] {a | high[0] << known, b | high[1] << known})
        .filter(pair -> pair[1] >= 1 && pair[0] > pair[1] && pair[0] >> bits == 0)
        .findFirst()
        .map(pair -> new Subtraction(pair[0], pair[1], bits))
        .orElseGet(() -> new Subtraction(a, b, bits));
  }
}
