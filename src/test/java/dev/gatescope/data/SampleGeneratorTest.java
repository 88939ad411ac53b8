package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.Golden;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.text.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleGeneratorTest {

  @Test
  void drawsWhatThePlainLoopInPythonDraws() {
    List<List<String>> golden = Golden.csv("random/samples.csv");
    assertEquals(100, golden.size());
    for (List<String> row : golden) {
      Samples samples =
          SampleGenerator.generate(
              Integer.parseInt(row.get(1)),
              6,
              Boolean.parseBoolean(row.get(2)),
              Boolean.parseBoolean(row.get(3)),
              new NumpyRandom(Long.parseLong(row.get(0))));
      String drawn =
          IntStream.range(0, 6)
              .mapToObj(i -> samples.pair(i).a() + " " + samples.pair(i).b())
              .collect(Collectors.joining(" "));
      assertEquals(row.get(4), drawn, row::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void noNarrowPairBorrows(int bits) {
    assertEquals(0, SampleGenerator.existing(bits, true, 10));
    ProblemException e = refused(bits, 1, true, false);
    assertEquals("data.noBorrow", e.problem().key());
    assertTrue(e.getMessage().contains("4 to 62"), e.getMessage());
  }

  @Test
  void narrowPairsThatNeedNotBorrowAreDrawn() {
    Samples samples = SampleGenerator.generate(2, 3, false, false, new NumpyRandom(0));
    for (int i = 0; i < 3; i++) {
      assertEquals(new Subtraction(2, 1, 2), samples.pair(i));
    }
  }

  @Test
  void countsWhatExists() {
    assertEquals(32_131, SampleGenerator.existing(8, false, Integer.MAX_VALUE));
    assertEquals(35, SampleGenerator.existing(4, true, Integer.MAX_VALUE));
    assertEquals(20, SampleGenerator.existing(4, true, 20));
    assertEquals(1_000_000, SampleGenerator.existing(62, true, 1_000_000));
  }

  @Test
  void everyDistinctPairCanBeDrawn() {
    Samples samples = SampleGenerator.generate(8, 32_131, false, true, new NumpyRandom(1));
    assertEquals(32_131, samples.distinctPairs());
  }

  @Test
  void moreDistinctSamplesThanExistAreRefusedWithTheirNumber() {
    ProblemException borrowing = refused(4, 36, true, true);
    assertEquals("data.tooFewBorrowing", borrowing.problem().key());
    assertEquals(List.of(36, 4, 35), borrowing.problem().arguments());
    ProblemException any = refused(8, 32_132, false, true);
    assertEquals("data.tooFewDistinct", any.problem().key());
    assertTrue(any.getMessage().contains("32,131"), any.getMessage());
  }

  @Test
  void samplesStayInTheArticlesRangeAtEveryWidth() {
    for (int bits = 4; bits <= Subtraction.MAX_BITS; bits++) {
      Samples samples = SampleGenerator.generate(bits, 35, true, true, new NumpyRandom(bits));
      assertEquals(35, samples.distinctPairs());
      for (int i = 0; i < samples.count(); i++) {
        Subtraction pair = samples.pair(i);
        assertTrue(pair.borrowsInDecimal());
        assertTrue(1 <= pair.b() && pair.b() < pair.a() && pair.a() <= (1L << bits) - 2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63})
  void otherWidthsAreRefused(int bits) {
    assertEquals("pair.bits", refused(bits, 1, false, false).problem().key());
  }

  @Test
  void seedsDiffer() {
    assertFalse(
        SampleGenerator.generate(8, 50, true, false, new NumpyRandom(1))
            .equals(SampleGenerator.generate(8, 50, true, false, new NumpyRandom(2))));
  }

  private static ProblemException refused(
      int bits, int samples, boolean borrowOnly, boolean distinct) {
    return assertThrows(
        ProblemException.class,
        () -> SampleGenerator.generate(bits, samples, borrowOnly, distinct, new NumpyRandom(822)));
  }
}
