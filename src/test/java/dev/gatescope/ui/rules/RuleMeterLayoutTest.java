package dev.gatescope.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleMeterLayoutTest {
  /** Of "100 % ✓" and of a margin such as "-10.25" in the meter's fonts. */
  private static final double ACCURACY = 52;

  private static final double MARGIN = 38;

  @ParameterizedTest
  @CsvSource({"225, false", "240, false", "289, true", "291, true", "328, true", "800, true"})
  void numbersStandBesideEachOther(double width, boolean mean) {
    RuleMeterLayout layout = new RuleMeterLayout(width, 330);
    assertEquals(mean, layout.hasMean());
    assertTrue(layout.digit(5) + 6 < layout.accuracyLeft());
    if (mean) {
      assertTrue(layout.accuracyLeft() + ACCURACY <= layout.meanRight() - 24);
    }
    double before = mean ? layout.meanRight() : layout.accuracyLeft() + ACCURACY;
    assertTrue(before <= layout.smallestRight() - MARGIN + 12, width + " is too narrow");
  }
}
