package dev.gatescope.eval.probe;

import dev.gatescope.lstm.PrefixSweep;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Fits a {@link ReadOut} by least squares: the normal equations, gathered in one pass because a
 * design matrix of all prefixes would not fit a processor's cache, and solved by Cholesky's
 * decomposition. States are measured in their standard deviations, and a ridge of {@link #RIDGE}
 * keeps units that go together, or more units than pairs, from having no solution.
 */
final class ReadOutFit {
  private static final double RIDGE = 1e-6;

  private final PrefixSweep sweep;
  private final ProbedPairs pairs;
  private final Target target;
  private final byte[][] truth;
  private final int size;
  private final float[] state;
  private final float[] origin;
  private final double[][] products;
  private final double[] sum;
  private final double[] withTarget;
  private double count;
  private double targetSum;

  ReadOutFit(PrefixSweep sweep, ProbedPairs pairs, Target target) {
    this.sweep = sweep;
    this.pairs = pairs;
    this.target = target;
    truth = pairs.truth(target);
    size = UnitScores.stateSize(sweep.layout());
    state = new float[size];
    origin = new float[size];
    sweep.state(0, 0, origin);
    products = new double[size][size];
    sum = new double[size];
    withTarget = new double[size];
  }

  ReadOut fit() {
    for (int t = 0; t < sweep.timeSteps(); t++) {
      gather(t);
    }
    double[] weights = solve();
    double bias = targetSum / count;
    for (int i = 0; i < size; i++) {
      bias -= weights[i] * (origin[i] + sum[i] / count);
    }
    return judge(weights, bias);
  }

  /** The sums over one step's prefixes; upper triangle alone. */
  private void gather(int t) {
    int[] fitted = pairs.fitted(t);
    double[] x = new double[size];
    for (int prefix = 0; prefix < fitted.length; prefix++) {
      if (fitted[prefix] == 0) {
        continue;
      }
      double weight = fitted[prefix];
      double y = truth[t][prefix];
      sweep.state(t, prefix, state);
      for (int i = 0; i < size; i++) {
        x[i] = state[i] - (double) origin[i];
      }
      for (int i = 0; i < size; i++) {
        double weighted = weight * x[i];
        sum[i] += weighted;
        withTarget[i] += weighted * y;
        addProducts(products[i], weighted, x, i);
      }
      count += weight;
      targetSum += weight * y;
    }
  }

  private static void addProducts(double[] row, double weighted, double[] x, int from) {
    for (int j = from; j < x.length; j++) {
      row[j] += weighted * x[j];
    }
  }

  private double[] solve() {
    double[] deviation = new double[size];
    for (int i = 0; i < size; i++) {
      deviation[i] = Math.sqrt(Math.max(0, covariance(i, i)));
    }
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(size);
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      matrix.setEntry(i, i, 1 + RIDGE);
      if (deviation[i] == 0) {
        continue;
      }
      right[i] = (withTarget[i] - sum[i] * targetSum / count) / count / deviation[i];
      for (int j = i + 1; j < size; j++) {
        if (deviation[j] > 0) {
          double correlation = covariance(i, j) / deviation[i] / deviation[j];
          matrix.setEntry(i, j, correlation);
          matrix.setEntry(j, i, correlation);
        }
      }
    }
    double[] weights =
        new CholeskyDecomposition(matrix)
            .getSolver()
            .solve(new ArrayRealVector(right, false))
            .toArray();
    for (int i = 0; i < size; i++) {
      weights[i] = deviation[i] == 0 ? 0 : weights[i] / deviation[i];
    }
    return weights;
  }

  private double covariance(int i, int j) {
    return (products[i][j] - sum[i] * sum[j] / count) / count;
  }

  private ReadOut judge(double[] weights, double bias) {
    Judgement fitted = new Judgement();
    Judgement heldOut = new Judgement();
    for (int t = 0; t < sweep.timeSteps(); t++) {
      int[] fittedPairs = pairs.fitted(t);
      int all = pairs.pairs(t);
      for (int prefix = 0; prefix < fittedPairs.length; prefix++) {
        sweep.state(t, prefix, state);
        double value = bias;
        for (int i = 0; i < size; i++) {
          value += weights[i] * state[i];
        }
        fitted.add(fittedPairs[prefix], value, truth[t][prefix]);
        heldOut.add(all - fittedPairs[prefix], value, truth[t][prefix]);
      }
    }
    boolean binary = target.isBinary();
    return new ReadOut(
        sweep.layout(),
        bias,
        weights,
        binary ? fitted.accuracy() : fitted.explained(),
        binary ? heldOut.accuracy() : heldOut.explained());
  }

  private static final class Judgement {
    private double count;
    private double right;
    private double sum;
    private double squares;
    private double errors;

    void add(int times, double value, int truth) {
      count += times;
      right += (value > 0.5 ? 1 : 0) == truth ? times : 0;
      sum += (double) times * truth;
      squares += (double) times * truth * truth;
      errors += times * (value - truth) * (value - truth);
    }

    double accuracy() {
      return right / count;
    }

    /** R^2: 1 if every value is right, 0 if the mean would do as well. */
    double explained() {
      double variation = squares - sum * sum / count;
      return 1 - errors / variation;
    }
  }
}
