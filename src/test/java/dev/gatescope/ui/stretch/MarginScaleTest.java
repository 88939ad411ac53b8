package dev.gatescope.ui.stretch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarginScaleTest {
  @Test
  void decimalsTellTheStepsApart() {
    for (double[] wanted :
        new double[][] {{0.02, 2}, {0.05, 2}, {0.1, 1}, {0.5, 1}, {1, 0}, {2, 0}, {50, 0}}) {
      MarginScale scale = new MarginScale(0, 10 * wanted[0], wanted[0]);
      assertEquals(wanted[1], scale.decimals(), "steps of " + wanted[0]);
    }
    double computed = 0.1 + 0.1 + 0.1 - 0.2; // A little more than 0.1.
    assertEquals(1, new MarginScale(0, 1, computed).decimals());
    assertEquals(3, new MarginScale(0, 1, 1e-3 * (1 - 1e-15)).decimals());
  }
}
