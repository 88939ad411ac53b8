package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LossScaleTest {
  @Test
  void aLinearScaleBeginsAtZeroAndEndsAtARoundLoss() {
    LossScale scale = LossScale.of(false, DoubleStream.of(3.2, 0.7));
    assertArrayEquals(new double[] {0, 1, 2, 3, 4}, scale.ticks(2));
    assertEquals(0, scale.depth(4));
    assertEquals(0.75, scale.depth(1));
    assertEquals(1, scale.depth(0));
  }

  @Test
  void aLogarithmicScaleIsBetweenPowersOfTen() {
    LossScale scale = LossScale.of(true, DoubleStream.of(0.02, 5));
    assertArrayEquals(new double[] {0.01, 0.1, 1, 10}, scale.ticks(5), 1e-12);
    assertEquals(0, scale.depth(10));
    assertEquals(2.0 / 3, scale.depth(0.1), 1e-12);
  }

  @Test
  void manyPowersAreLeftOutEvenlyAndNoneIsAboveTheTop() {
    LossScale scale = LossScale.of(true, DoubleStream.of(2e-9, 0.5));
    assertArrayEquals(new double[] {1e-9, 1e-7, 1e-5, 1e-3, 1e-1}, scale.ticks(5), 1e-12);
  }

  @Test
  void everyMarkIsNamedByItsOwnValue() {
    LossScale half = LossScale.of(false, DoubleStream.of(1.39));
    List<String> names = DoubleStream.of(half.ticks(5)).mapToObj(LossScale::label).toList();
    assertEquals(List.of("0", "0.5", "1", "1.5"), names);
    assertEquals("50", LossScale.label(50));
    assertEquals("1e-5", LossScale.label(Math.pow(10, -5)));
    assertEquals("0.001", LossScale.label(Math.pow(10, -3)));
  }

  @Test
  void whatIsNoPositiveNumberIsNotLookedAt() {
    DoubleStream odd = DoubleStream.of(Double.NaN, 0, Double.POSITIVE_INFINITY, 2);
    assertEquals(LossScale.of(true, DoubleStream.of(2)), LossScale.of(true, odd));
    assertArrayEquals(new double[] {10, 100}, LossScale.of(true, DoubleStream.empty()).ticks(5));
  }
}
