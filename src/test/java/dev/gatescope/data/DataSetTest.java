package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {
  private static final Samples SAMPLES =
      new Samples(4, new long[] {9, 12, 9, 14, 12}, new long[] {1, 5, 1, 3, 4});
  private static final Split SPLIT = Split.of(new int[] {1, 0}, new int[] {4, 2, 3});

  @Test
  void aTestSampleMayHaveBeenSeenInTraining() {
    DataSet data = new DataSet(SAMPLES, SPLIT);
    assertArrayEquals(new boolean[] {false, true, false}, data.testSeenInTraining());
    assertEquals(1, data.leakedTestSamples());
    assertArrayEquals(
        new boolean[] {true, true, true, false, false}, SPLIT.seenInTraining(SAMPLES));
  }

  @Test
  void splitsAreEqualIfBothSetsAre() {
    Split same = Split.of(new int[] {1, 0}, new int[] {4, 2, 3});
    assertEquals(SPLIT, same);
    assertEquals(SPLIT.hashCode(), same.hashCode());
    List<Split> others =
        List.of(
            Split.of(new int[] {0, 1}, new int[] {4, 2, 3}),
            Split.of(new int[] {1, 0}, new int[] {2, 4, 3}),
            Split.of(new int[] {1}, new int[] {0, 4, 2, 3}));
    for (Split other : others) {
      assertNotEquals(SPLIT, other);
      assertNotEquals(SPLIT.hashCode(), other.hashCode());
    }
  }

  @Test
  void samplesAreEqualIfWidthAndNumbersAre() {
    long[] a = {9, 12};
    long[] b = {1, 5};
    Samples samples = new Samples(4, a, b);
    assertEquals(samples, new Samples(4, a, b));
    assertEquals(4, samples.bits());
    assertEquals(samples.hashCode(), new Samples(4, a, b).hashCode());
    List<Samples> others =
        List.of(
            new Samples(5, a, b),
            new Samples(4, new long[] {9, 13}, b),
            new Samples(4, a, new long[] {1, 6}),
            new Samples(4, b, a));
    for (Samples other : others) {
      assertNotEquals(samples, other);
      assertNotEquals(samples.hashCode(), other.hashCode());
    }
  }

  @Test
  void aSplitIsACopy() {
    int[] train = {1, 0};
    int[] test = {2};
    Split split = Split.of(train, test);
    train[0] = 7;
    test[0] = 7;
    split.train()[1] = 7;
    split.test()[0] = 7;
    assertArrayEquals(new int[] {1, 0}, split.train());
    assertArrayEquals(new int[] {2}, split.test());
  }

  @Test
  void aSplitNamesNoSampleBelowZero() {
    assertThrows(IllegalArgumentException.class, () -> Split.of(new int[] {0, -1}, new int[] {1}));
  }

  @Test
  void fewerThanNoSamplesCannotBeDrawn() {
    assertThrows(
        IllegalArgumentException.class, () -> SampleGenerator.generate(8, -1, true, false, null));
    assertEquals(0, SampleGenerator.generate(8, 0, true, false, null).count());
  }

  /** More pairs than the table of numbers begins with room for, and far more. */
  @Test
  void pairsAreNumberedByFirstAppearance() {
    PairNumbers numbers = new PairNumbers();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        assertEquals(i, numbers.number(i % 10, i / 10));
        assertEquals(round == 0 ? i + 1 : 1000, numbers.size());
      }
    }
    assertEquals(1000, numbers.number(1L << 61, 0));
    assertEquals(1001, numbers.number(0, 1L << 61));
    assertEquals(1000, numbers.number(1L << 61, 0));
  }
}
