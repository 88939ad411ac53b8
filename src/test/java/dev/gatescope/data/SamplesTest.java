package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.lstm.Sequences;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.text.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void sequencesHaveTheLeastSignificantBitFirst() {
    Samples samples = new Samples(4, new long[] {9, 12}, new long[] {1, 5});
    Sequences sequences = samples.toSequences(new int[] {1});
    assertEquals(1, sequences.count());
    assertEquals(4, sequences.timeSteps());
    int[] a = {0, 0, 1, 1}; // 12
    int[] b = {1, 0, 1, 0}; // 5
    int[] c = {1, 1, 1, 0}; // 7
    for (int t = 0; t < 4; t++) {
      assertEquals(a[t], sequences.input(0, t, 0));
      assertEquals(b[t], sequences.input(0, t, 1));
      assertEquals(c[t], sequences.target(0, t));
    }
    assertEquals(2, samples.toSequences().count());
    assertEquals(1, samples.toSequences().input(0, 3, 0));
  }

  @Test
  void sequencesSpellTheNumbersAtTheGreatestWidth() {
    Samples samples = SampleGenerator.generate(62, 100, true, false, new NumpyRandom(3));
    Sequences sequences = samples.toSequences();
    for (int i = 0; i < 100; i++) {
      long a = 0;
      long b = 0;
      long c = 0;
      for (int t = 0; t < 62; t++) {
        a |= (long) sequences.input(i, t, 0) << t;
        b |= (long) sequences.input(i, t, 1) << t;
        c |= (long) sequences.target(i, t) << t;
      }
      assertEquals(samples.pair(i), new Subtraction(a, b, 62));
      assertEquals(a - b, c);
    }
  }

  @Test
  void distinctPairsAreCountedAsASetCountsThem() {
    for (int bits : new int[] {2, 4, 8, 10, 40, 62}) {
      Samples samples = SampleGenerator.generate(bits, 20_000, false, false, new NumpyRandom(bits));
      Set<Subtraction> set = new HashSet<>();
      IntStream.range(0, samples.count()).forEach(i -> set.add(samples.pair(i)));
      assertEquals(set.size(), samples.distinctPairs());
    }
    assertEquals(0, new Samples(8, new long[0], new long[0]).distinctPairs());
  }

  @Test
  void theArraysAreCopied() {
    long[] a = {9};
    Samples samples = new Samples(4, a, new long[] {1});
    a[0] = 8;
    samples.a()[0] = 7;
    assertEquals(9, samples.pair(0).a());
  }

  @Test
  void aSubsetKeepsTheOrderAskedFor() {
    Samples samples = new Samples(4, new long[] {9, 12, 14}, new long[] {1, 5, 3});
    assertEquals(
        new Samples(4, new long[] {14, 9}, new long[] {3, 1}), samples.subset(new int[] {2, 0}));
  }

  @Test
  void numbersThatAreTooWideAreRefused() {
    assertThrows(ProblemException.class, () -> new Samples(4, new long[] {16}, new long[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new Samples(4, new long[] {1}, new long[0]));
  }
}
