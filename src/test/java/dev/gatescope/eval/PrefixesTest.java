package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.WeightLayout;
import org.junit.jupiter.api.Test;

class PrefixesTest {
  @Test
  void prefixesOfAllStepsStandInOneRow() {
    int index = 0;
    for (int t = 0; t < 6; t++) {
      assertEquals(index, PrefixIndex.count(t));
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        assertEquals(index, PrefixIndex.of(t, prefix));
        assertEquals(t, PrefixIndex.timeStep(index));
        assertEquals(prefix, PrefixIndex.prefix(index));
        index++;
      }
    }
    assertEquals(87_380, PrefixIndex.count(8));
  }

  /** Each prefix of each width: the pair begins with it, and is legal wherever one can be. */
  @Test
  void everyPrefixHasAPairThatBeginsWithIt() {
    for (int bits = 2; bits <= 4; bits++) {
      Subtraction near = new Subtraction((1L << bits) - 1, (1L << (bits - 1)) - 1, bits);
      for (int t = 0; t < bits; t++) {
        for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
          Subtraction pair = PairOfPrefix.of(t, prefix, near);
          assertEquals(prefix, PrefixTree.of(pair, t));
          assertEquals(canBeLegal(t, prefix, bits), pair.b() >= 1 && pair.a() > pair.b());
        }
      }
    }
  }

  private static boolean canBeLegal(int timeStep, int prefix, int bits) {
    for (long a = 0; a < 1L << bits; a++) {
      for (long b = 1; b < a; b++) {
        if (PrefixTree.of(new Subtraction(a, b, bits), timeStep) == prefix) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void thePairItselfStays() {
    Subtraction pair = new Subtraction(123, 61, 8);
    for (int t = 0; t < 8; t++) {
      assertEquals(pair, PairOfPrefix.of(t, PrefixTree.of(pair, t), pair));
    }
    Subtraction wide = new Subtraction(1L << 61, 5, 62);
    assertEquals(wide, PairOfPrefix.of(3, PrefixTree.of(wide, 3), wide));
    Subtraction smallest = new Subtraction(2, 1, 3);
    assertEquals(smallest, PairOfPrefix.of(0, PrefixTree.of(smallest, 0), smallest));
  }

  /** The higher bits of 5 and 4 are equal: behind two zeros they would leave no difference. */
  @Test
  void higherBitsThatWouldMakeTheNumbersEqualAreReplaced() {
    assertEquals(new Subtraction(4, 2, 3), PairOfPrefix.of(0, 0, new Subtraction(5, 4, 3)));
  }

  @Test
  void statesAreBoundedByTheirBytes() {
    WeightLayout article = new WeightLayout(CellType.LSTM, 32);
    assertEquals(8, StateBudget.timeSteps(article, 8));
    assertEquals(8, StateBudget.timeSteps(article, 62));
    assertEquals(3, StateBudget.timeSteps(article, 3));
    WeightLayout large = new WeightLayout(CellType.LSTM, 1024);
    int steps = StateBudget.timeSteps(large, 8);
    assertTrue(PrefixSweep.stateBytes(large, steps) <= StateBudget.MAX_BYTES);
    assertTrue(PrefixSweep.stateBytes(large, steps + 1) > StateBudget.MAX_BYTES);
    // The bound itself is still allowed.
    long five = PrefixSweep.stateBytes(article, 5);
    assertEquals(5, StateBudget.timeSteps(article, 8, five));
    assertEquals(4, StateBudget.timeSteps(article, 8, five - 1));
    assertEquals(2, StateBudget.timeSteps(large, 8, 100_000), "below two nothing is borrowed");
  }
}
