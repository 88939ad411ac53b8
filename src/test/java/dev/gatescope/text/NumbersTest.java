package dev.gatescope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void asManyDigitsAsMeanSomething() {
    assertEquals("49.1234567", Numbers.exact(49.12345671));
    assertEquals("0.5", Numbers.exact(0.5));
    assertEquals("0", Numbers.exact(0));
    assertEquals("NaN", Numbers.exact(Double.NaN));
    assertEquals("12300", Numbers.rounded(12_345, 3));
    assertEquals("0.000123", Numbers.rounded(0.000123, 3));
    assertEquals("2.5e-7", Numbers.rounded(2.5e-7, 3));
    assertEquals("1e9", Numbers.rounded(999_999_999.9, 3));
  }

  @Test
  void aProbabilityNearItsEndsHasMoreDigits() {
    assertEquals("0.4000", Numbers.probability(0.4));
    assertEquals("0.9999700", Numbers.probability(0.99997));
    assertEquals("0.0000032", Numbers.probability(3.2e-6));
    assertEquals("2.1e-9", Numbers.probability(2.1e-9));
    assertEquals("1.0000000", Numbers.probability(1));
    assertEquals("NaN", Numbers.probability(Double.NaN));
  }

  @Test
  void roundNumbersAreOneTwoOrFiveTimesAPowerOfTen() {
    double[][] expected = {{1, 1}, {1.2, 2}, {2, 2}, {3, 5}, {7, 10}, {0.03, 0.05}, {340, 500}};
    for (double[] pair : expected) {
      assertEquals(pair[1], Numbers.roundUp(pair[0]), 1e-12 * pair[1]);
    }
  }
}
