package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  /** 3 - 1 = 2 answered 2; 3 - 2 = 1 answered 2; 2 - 1 = 1 answered 0. */
  private static final Predictions THREE =
      new Predictions(
          2,
          new long[] {3, 3, 2},
          new long[] {1, 2, 1},
          new float[] {0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.25f});

  @Test
  void numbersComeFromRoundedBits() {
    assertEquals(3, THREE.count());
    assertEquals(2, THREE.bits());
    assertEquals(new Subtraction(3, 2, 2), THREE.pair(1));
    assertEquals(
        List.of(2L, 1L, 1L), List.of(THREE.expected(0), THREE.expected(1), THREE.expected(2)));
    assertEquals(
        List.of(2L, 2L, 0L), List.of(THREE.predicted(0), THREE.predicted(1), THREE.predicted(2)));
    assertEquals(0.75f, THREE.probability(1, 1));
    assertEquals(1, THREE.predictedBit(1, 1));
    assertEquals(0, THREE.predictedBit(2, 0));
  }

  @Test
  void errorsOverAll() {
    assertEquals(0, THREE.absoluteError(0));
    assertEquals(1, THREE.absoluteError(1));
    assertEquals(Math.sqrt(2 / 3.0), THREE.rmse(), 1e-15);
    assertEquals(3 / 6.0, THREE.bitAccuracy(), 1e-15);
    assertEquals(2, THREE.wrong());
    // Three bits right and three wrong, each by a quarter.
    assertEquals(-(3 * Math.log(0.75) + 3 * Math.log(0.25)) / 6, THREE.meanLoss(), 1e-15);
  }

  @Test
  void oneHalfRoundsToZeroAsInPyTorch() {
    float above = Math.nextUp(0.5f);
    Predictions half =
        new Predictions(3, new long[] {7}, new long[] {1}, new float[] {0.5f, above, 0.5f});
    assertEquals(2, half.predicted(0));
  }

  @Test
  void certainAndWrongCosts100() {
    Predictions certain = new Predictions(2, new long[] {3}, new long[] {1}, new float[] {1, 1});
    assertEquals(50, certain.meanLoss());
  }

  @Test
  void aNotANumberCountsAsZeroBitAndShowsInTheLoss() {
    Predictions broken =
        new Predictions(2, new long[] {3}, new long[] {1}, new float[] {0, Float.NaN});
    assertEquals(0, broken.predicted(0));
    assertTrue(Double.isNaN(broken.meanLoss()));
  }

  @Test
  void wideNumbersAreExact() {
    long a = (1L << 62) - 1;
    float[] ones = new float[62];
    Arrays.fill(ones, 1);
    ones[0] = 0;
    Predictions wide = new Predictions(62, new long[] {a}, new long[] {1}, ones);
    assertEquals(a - 1, wide.predicted(0));
    assertEquals(0, wide.wrong());
    assertEquals(0.0, wide.rmse());
    assertEquals(1.0, wide.bitAccuracy());
  }

  @Test
  void fiveIndicesAreSpread() {
    assertEquals(List.of(0, 200, 400, 600, 800), zeros(1000).fiveIndices());
    assertEquals(List.of(0, 1, 2, 3, 4), zeros(5).fiveIndices());
    assertEquals(List.of(0, 1, 2, 3), zeros(4).fiveIndices());
    assertEquals(List.of(0), zeros(1).fiveIndices());
    assertEquals(List.of(0, 1, 2, 4, 5), zeros(7).fiveIndices());
    assertEquals(List.of(0, 180_000, 360_000, 540_000, 720_000), zeros(900_000).fiveIndices());
  }

  @Test
  void anEmptyListHasNoMeans() {
    Predictions none = zeros(0);
    assertTrue(Double.isNaN(none.rmse()));
    assertTrue(Double.isNaN(none.bitAccuracy()));
    assertTrue(Double.isNaN(none.meanLoss()));
    assertEquals(0, none.wrong());
  }

  /** At p (1 - p) below 1e-12 the loss is flat, and no sooner. */
  @Test
  void soSureThatNothingCorrectsIt() {
    Predictions half =
        new Predictions(
            2, new long[] {3, 3}, new long[] {1, 1}, new float[] {0, 2e-12f, 0.9e-12f, 0.5f});
    assertEquals(0.5, half.flatShare());
    assertEquals(1, zeros(1000).flatShare());
    // A 1 is as flat as a 0.
    assertEquals(
        0.5, new Predictions(2, new long[1], new long[1], new float[] {1, 0.5f}).flatShare());
    // 1,000 subtractions are looked at: what follows does not count.
    float[] then = new float[2 * 2000];
    Arrays.fill(then, 2000, 4000, 0.5f);
    assertEquals(1, new Predictions(2, new long[2000], new long[2000], then).flatShare());
    assertEquals(
        0, new Predictions(2, new long[1], new long[1], new float[] {0.5f, 0.1f}).flatShare());
    assertTrue(Double.isNaN(zeros(0).flatShare()));
  }

  @Test
  void theirSizeIsThatOfTheirNumbers() {
    assertEquals(3 * (8 + 8 + 2 * 4), zeros(3).bytes());
  }

  @Test
  void sizesMustFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Predictions(2, new long[1], new long[1], new float[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Predictions(2, new long[2], new long[1], new float[4]));
  }

  private static Predictions zeros(int count) {
    return new Predictions(2, new long[count], new long[count], new float[2 * count]);
  }
}
