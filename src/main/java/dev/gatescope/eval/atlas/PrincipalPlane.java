package dev.gatescope.eval.atlas;

import dev.gatescope.eval.Covariance;
import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.StateVectors;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.text.Problem;
import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The plane through a cloud of states in which it is widest: principal component analysis, by the
 * eigenvectors of the covariance matrix.
 *
 * <p>An eigenvector is as good as its negative: each axis points to where its largest component (of
 * equals the first) is positive.
 */
final class PrincipalPlane {
  private static final int AXES = 2;

  private final double[] mean;
  private final double[][] axes = new double[AXES][];
  private final double[] share = new double[AXES];

  private PrincipalPlane(double[] mean, RealMatrix covariance) {
    this.mean = mean;
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
    double total = covariance.getTrace();
    for (int axis = 0; axis < AXES; axis++) {
      axes[axis] = turned(eigen.getEigenvector(axis).toArray());
      // Rounding may leave a variance of nothing slightly negative.
      share[axis] = total > 0 ? Math.max(0, eigen.getEigenvalue(axis)) / total : 0;
    }
  }

  /**
   * The plane of all states of a sweep.
   *
   * @throws dev.gatescope.text.ProblemException if a plane needs more units, or a state is no
   *     number
   */
  static PrincipalPlane of(StateVectors states) {
    if (states.width() < AXES) {
      throw Problem.of("atlas.oneUnit", Integer.toString(states.width())).asException();
    }
    double[] mean = mean(states);
    if (!Double.isFinite(Arrays.stream(mean).sum())) {
      throw Problem.of("atlas.notFinite").asException();
    }
    Covariance covariance = new Covariance(states.width());
    double[] vector = new double[states.width()];
    for (int t = 0; t < states.timeSteps(); t++) {
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        states.read(t, prefix, vector);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= mean[i];
        }
        covariance.add(vector);
      }
    }
    return new PrincipalPlane(mean, covariance.matrix());
  }

  private static double[] mean(StateVectors states) {
    double[] sum = new double[states.width()];
    double[] vector = new double[states.width()];
    for (int t = 0; t < states.timeSteps(); t++) {
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        states.read(t, prefix, vector);
        for (int i = 0; i < vector.length; i++) {
          sum[i] += vector[i];
        }
      }
    }
    int count = PrefixIndex.count(states.timeSteps());
    return Arrays.stream(sum).map(value -> value / count).toArray();
  }

  private static double[] turned(double[] axis) {
    double largest = 0;
    for (double component : axis) {
      // The margin keeps equals equal that rounding has set apart.
      if (Math.abs(component) > Math.abs(largest) + 1e-9) {
        largest = component;
      }
    }
    return largest < 0 ? negative(axis) : axis;
  }

  private static double[] negative(double[] axis) {
    return Arrays.stream(axis).map(component -> -component).toArray();
  }

  /** The share of all variance that lies along an axis, 0 if all states are equal. */
  double share(int axis) {
    return share[axis];
  }

  /** The coordinate of a state along an axis; the mean of all states is at 0. */
  double project(double[] state, int axis) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      sum += (state[i] - mean[i]) * axes[axis][i];
    }
    return sum;
  }
}
