package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CovarianceTest {
  @Test
  void bothTrianglesAreTheMeanProducts() {
    Covariance covariance = new Covariance(2);
    assertArrayEquals(new double[2][2], covariance.matrix().getData());
    covariance.add(new double[] {1, 2});
    covariance.add(new double[] {-3, 0});
    assertArrayEquals(new double[][] {{5, 1}, {1, 2}}, covariance.matrix().getData());
  }
}
