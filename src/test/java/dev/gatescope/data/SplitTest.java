package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {

  @ParameterizedTest
  @EnumSource(SplitKind.class)
  void setsAreDisjointAndComplete(SplitKind kind) {
    for (int seed = 0; seed < 20; seed++) {
      Samples samples = SampleGenerator.generate(5, 50 + seed, true, false, new NumpyRandom(seed));
      double share = 0.05 + 0.045 * seed;
      Split split = Split.of(kind, samples, share, new TorchRandom(seed));
      int[] all =
          IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, samples.count()).toArray(), all);
      assertEquals(split.trainCount(), split.train().length);
      assertEquals(split.testCount(), split.test().length);
    }
  }

  @Test
  void byPairLeaksNothingWhereTheArticlesSplitLeaks() {
    for (int seed = 0; seed < 20; seed++) {
      Samples samples = SampleGenerator.generate(6, 500, true, false, new NumpyRandom(seed));
      Split article = Split.article(samples.count(), 0.9, new TorchRandom(seed));
      Split byPair = Split.byPair(samples, 0.9, new TorchRandom(seed));
      assertEquals(leaked(samples, article), article.leakedTestSamples(samples));
      assertTrue(article.leakedTestSamples(samples) > 0);
      assertEquals(0, leaked(samples, byPair));
      assertEquals(0, byPair.leakedTestSamples(samples));
      int trainedPairs = samples.subset(byPair.train()).distinctPairs();
      assertEquals((int) (0.9 * samples.distinctPairs()), trainedPairs);
    }
  }

  private static int leaked(Samples samples, Split split) {
    Set<Subtraction> trained = new HashSet<>();
    Arrays.stream(split.train()).forEach(i -> trained.add(samples.pair(i)));
    return (int) Arrays.stream(split.test()).filter(i -> trained.contains(samples.pair(i))).count();
  }

  @ParameterizedTest
  @CsvSource({"10,0.05", "1,0.9", "0,0.9", "10,0", "10,1", "10,NaN", "10,2", "10,-1"})
  void anEmptySideIsRefused(int samples, double share) {
    ProblemException e =
        assertThrows(
            ProblemException.class, () -> Split.article(samples, share, new TorchRandom(1)));
    assertEquals("data.emptySide", e.problem().key());
  }

  @Test
  void oneSampleIsEnoughForASide() {
    assertEquals(1, Split.article(10, 0.1, new TorchRandom(1)).trainCount());
    assertEquals(1, Split.article(10, 0.99, new TorchRandom(1)).testCount());
    ProblemException e =
        assertThrows(ProblemException.class, () -> Split.article(10, 0.05, new TorchRandom(1)));
    assertEquals(List.of(10, "0.05", 0, 10), e.problem().arguments());
  }

  @Test
  void onePairThatRepeatsCannotBeDividedByPair() {
    Samples samples = SampleGenerator.generate(2, 100, false, false, new NumpyRandom(1));
    ProblemException e =
        assertThrows(ProblemException.class, () -> Split.byPair(samples, 0.9, new TorchRandom(1)));
    assertEquals("data.emptyPairSide", e.problem().key());
  }

  @Test
  void givenSetsMustNameEverySampleOnce() {
    int[] two = {0, 2};
    assertEquals(2, Split.of(two, new int[] {1}).trainCount());
    assertThrows(IllegalArgumentException.class, () -> Split.of(two, new int[] {2}));
    assertThrows(IllegalArgumentException.class, () -> Split.of(two, new int[] {3}));
    assertThrows(ProblemException.class, () -> Split.of(new int[] {0}, new int[0]));
    assertThrows(ProblemException.class, () -> Split.of(new int[0], new int[] {0}));
  }

  @Test
  void aSplitOfOtherSamplesIsRefused() {
    Samples samples = SampleGenerator.generate(8, 10, true, false, new NumpyRandom(1));
    Split split = Split.article(11, 0.9, new TorchRandom(1));
    assertThrows(IllegalArgumentException.class, () -> split.leakedTestSamples(samples));
    assertThrows(IllegalArgumentException.class, () -> new DataSet(samples, split));
  }
}
