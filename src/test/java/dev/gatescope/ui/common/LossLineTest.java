package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.train.EpochSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossLineTest {
  /** A pixel for each hundred epochs, and a unit of height for each of loss. */
  private static LossLine line(double... losses) {
    List<EpochSummary> epochs = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      epochs.add(new EpochSummary(i, losses[i], 1, 1, null, null, 1, 1));
    }
    return LossLine.of(epochs, epoch -> epoch / 100.0, loss -> 1000 - loss);
  }

  private static double[][] points(LossLine line) {
    return IntStream.range(0, line.points()).mapToObj(line::point).toArray(double[][]::new);
  }

  @Test
  void aLongRunHasNoMoreCornersThanTheChartIsWide() {
    LossLine line = line(IntStream.range(0, 100_000).mapToDouble(i -> i % 7).toArray());
    assertTrue(line.points() <= 3 * 1001 + 1, line.points() + " corners");
    assertEquals(1000 - 99_999 % 7, line.end());
  }

  @Test
  void whatSharesAPixelIsTheRangeThatItTakes() {
    double[] losses = new double[200];
    Arrays.fill(losses, 5);
    losses[20] = 9;
    losses[30] = 2;
    losses[49] = 4;
    // Epochs 0 to 49 stand at pixel 0, those to 149 at pixel 1, the others at pixel 2.
    assertArrayEquals(
        new double[][] {{0, 991}, {0, 998}, {0, 996}, {0.5, 995}, {1.5, 995}},
        points(line(losses)));
  }

  @Test
  void aSingleLossIsAPointAndThoseThatAreNoNumbersAreLeftOut() {
    assertArrayEquals(
        new double[][] {{0.01, 993}, {0.01, 993}}, points(line(Double.NaN, 7, Double.NaN)));
    LossLine none = line(Double.NaN, Double.POSITIVE_INFINITY);
    assertEquals(0, none.points());
    assertTrue(Double.isNaN(none.end()));
  }
}
