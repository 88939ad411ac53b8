package dev.gatescope.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every seed: properties over seeds and bounds that are drawn themselves. */
class RandomRangesTest {
  private final SplittableRandom drawn = new SplittableRandom(822);

  @Test
  void wholeNumbersStayInTheirRangeAndReachBothEnds() {
    for (int i = 0; i < 500; i++) {
      long low = drawn.nextLong(-1000, 1000);
      long width = 1 + drawn.nextLong(1L << drawn.nextInt(1, 62));
      NumpyRandom random = new NumpyRandom(drawn.nextLong(1L << 32));
      boolean first = false;
      boolean last = false;
      for (int draw = 0; draw < 200; draw++) {
        long number = random.randint(low, low + width);
        assertTrue(number >= low && number < low + width, number + " of " + low + " + " + width);
        first |= number == low;
        last |= number == low + width - 1;
      }
      assertTrue(width > 16 || (first && last), low + " + " + width);
    }
  }

  @Test
  void floatsStayInTheirRange() {
    for (int i = 0; i < 500; i++) {
      float from = (float) drawn.nextDouble(-10, 10);
      float to = from + (float) drawn.nextDouble(1e-3, 10);
      TorchRandom random = new TorchRandom(drawn.nextLong(1L << 32));
      for (int draw = 0; draw < 100; draw++) {
        float number = random.uniform(from, to);
        assertTrue(number >= from && number <= to, number + " of " + from + " to " + to);
      }
      assertTrue(random.random63() >= 0);
    }
  }

  @Test
  void aPermutationHasEveryPlaceOnceAndSkippedEpochsAreThoseOfWhoDidNotSkip() {
    for (int i = 0; i < 200; i++) {
      int size = drawn.nextInt(1, 300);
      long seed = drawn.nextLong(1L << 32);
      int epochs = drawn.nextInt(5);
      TorchRandom walking = new TorchRandom(seed);
      for (int epoch = 0; epoch < epochs; epoch++) {
        walking.epochOrder(size);
      }
      TorchRandom skipping = new TorchRandom(seed);
      skipping.skipEpochs(epochs);
      int[] order = skipping.epochOrder(size);
      assertArrayEquals(walking.epochOrder(size), order);
      assertArrayEquals(IntStream.range(0, size).toArray(), IntStream.of(order).sorted().toArray());
      assertEquals(size, new TorchRandom(seed).randperm(size).length);
    }
  }
}
