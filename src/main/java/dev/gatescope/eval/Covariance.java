package dev.gatescope.eval;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Gathers the scatter matrix of vectors about a point: the sum of (x - m)(x - m)' over all x.
 *
 * <p>Only the upper triangle is summed; {@link #matrix} mirrors it.
 */
public final class Covariance {
  private final double[][] sums;
  private long count;

  public Covariance(int width) {
    sums = new double[width][width];
  }

  /** Adds a vector from which the mean has been taken. */
  public void add(double[] centred) {
    for (int i = 0; i < centred.length; i++) {
      double[] row = sums[i];
      double left = centred[i];
      for (int j = i; j < centred.length; j++) {
        row[j] += left * centred[j];
      }
    }
    count++;
  }

  /** The sums divided by the number of vectors. */
  public RealMatrix matrix() {
    RealMatrix matrix = MatrixUtils.createRealMatrix(sums);
    for (int i = 0; i < sums.length; i++) {
      for (int j = i; j < sums.length; j++) {
        double value = count == 0 ? 0 : sums[i][j] / count;
        matrix.setEntry(i, j, value);
        matrix.setEntry(j, i, value);
      }
    }
    return matrix;
  }
}
