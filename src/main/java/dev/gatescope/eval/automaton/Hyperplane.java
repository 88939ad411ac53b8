package dev.gatescope.eval.automaton;

import dev.gatescope.eval.Covariance;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/** A plane that divides the states of a network. */
final class Hyperplane {
  /** Added to the variances, relative to their mean: the states fill few directions of all. */
  private static final double RIDGE = 1e-6;

  /** For groups without any variance. */
  private static final double LEAST_RIDGE = 1e-12;

  private final double[] normal;
  private final double threshold;

  /**
   * @param normal points to the upper side
   * @param threshold states whose product with the normal is larger lie on the upper side
   */
  private Hyperplane(double[] normal, double threshold) {
    this.normal = normal;
    this.threshold = threshold;
  }

  boolean above(double[] state) {
    return product(normal, state) > threshold;
  }

  /**
   * The plane that parts two groups of states: its direction is Fisher's linear discriminant, the
   * inverse of the covariance within the groups times the difference of their means; its place is
   * the one that leaves the fewest states on the wrong side. Null if no place parts them better
   * than none.
   *
   * @param members of both groups
   * @param upper for each member whether it should be on the upper side
   */
  static Hyperplane between(InnerStates states, int[] members, boolean[] upper) {
    double[][] means = means(states, members, upper);
    Covariance within = new Covariance(states.width());
    double[] vector = new double[states.width()];
    for (int i = 0; i < members.length; i++) {
      states.read(members[i], vector);
      subtract(vector, means[upper[i] ? 1 : 0]);
      within.add(vector);
    }
    RealMatrix covariance = within.matrix();
    double ridge = RIDGE * covariance.getTrace() / states.width() + LEAST_RIDGE;
    for (int i = 0; i < states.width(); i++) {
      covariance.addToEntry(i, i, ridge);
    }
    double[] difference = means[1].clone();
    subtract(difference, means[0]);
    double[] normal =
        new CholeskyDecomposition(covariance, RIDGE, 0)
            .getSolver()
            .solve(new ArrayRealVector(difference))
            .toArray();
    return placed(states, members, upper, normal);
  }

  private static double[][] means(InnerStates states, int[] members, boolean[] upper) {
    double[][] means = new double[2][states.width()];
    int[] counts = new int[2];
    double[] vector = new double[states.width()];
    for (int i = 0; i < members.length; i++) {
      states.read(members[i], vector);
      int group = upper[i] ? 1 : 0;
      counts[group]++;
      for (int j = 0; j < vector.length; j++) {
        means[group][j] += vector[j];
      }
    }
    for (int group = 0; group < 2; group++) {
      for (int j = 0; j < vector.length; j++) {
        means[group][j] /= counts[group];
      }
    }
    return means;
  }

  private static Hyperplane placed(
      InnerStates states, int[] members, boolean[] upper, double[] normal) {
    double[] vector = new double[states.width()];
    double[] along = new double[members.length];
    int wrong = 0;
    for (int i = 0; i < members.length; i++) {
      states.read(members[i], vector);
      along[i] = product(normal, vector);
      // With the plane below all states, those of the lower group are wrong.
      wrong += upper[i] ? 0 : 1;
    }
    int[] order =
        IntStream.range(0, members.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> along[i]))
            .mapToInt(i -> i)
            .toArray();
    int fewest = Math.min(wrong, members.length - wrong);
    double best = Double.NaN;
    for (int rank = 0; rank + 1 < order.length; rank++) {
      wrong += upper[order[rank]] ? 1 : -1;
      double here = along[order[rank]];
      double after = along[order[rank + 1]];
      if (here < after && wrong < fewest) {
        fewest = wrong;
        best = here + (after - here) / 2;
      }
    }
    return Double.isNaN(best) ? null : new Hyperplane(normal, best);
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void subtract(double[] vector, double[] other) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= other[i];
    }
  }
}
