package dev.gatescope.eval.atlas;

import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.StateVectors;
import dev.gatescope.lstm.PrefixSweep;
import java.util.List;

/**
 * The states that a network reaches after all prefixes of all pairs, laid into the plane in which
 * they are widest. One point a prefix, numbered by {@link PrefixIndex}; states that are equal are
 * not merged, so that each keeps its prefix. Immutable.
 *
 * <p>The first axis points to where the states with a borrow lie, so that pictures of different
 * epochs can be compared; the second to where its largest component is positive.
 */
public final class StateAtlas {
  private final StateKind kind;
  private final PrefixTree tree;
  private final float[] x;
  private final float[] y;
  private final float[] probability;
  private final double startX;
  private final double startY;
  private final double shareX;
  private final double shareY;

  /**
   * Lays out the states of a sweep.
   *
   * @param sweep with states
   * @param tree of as many steps
   * @throws dev.gatescope.text.ProblemException if a plane needs more units, or a state is no
   *     number
   */
  public StateAtlas(PrefixSweep sweep, StateKind kind, PrefixTree tree) {
    this.kind = kind;
    this.tree = tree;
    StateVectors states = new StateVectors(sweep, List.of(kind));
    PrincipalPlane plane = PrincipalPlane.of(states);
    int count = PrefixIndex.count(sweep.timeSteps());
    x = new float[count];
    y = new float[count];
    probability = new float[count];
    double[] state = new double[states.width()];
    int index = 0;
    for (int t = 0; t < sweep.timeSteps(); t++) {
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        states.read(t, prefix, state);
        x[index] = (float) plane.project(state, 0);
        y[index] = (float) plane.project(state, 1);
        probability[index] = sweep.probability(t, prefix);
        index++;
      }
    }
    shareX = plane.share(0);
    shareY = plane.share(1);
    double turn = borrowLiesLeft() ? -1 : 1;
    for (int i = 0; i < count; i++) {
      x[i] *= (float) turn;
    }
    double[] zero = new double[states.width()];
    startX = turn * plane.project(zero, 0);
    startY = plane.project(zero, 1);
  }

  private boolean borrowLiesLeft() {
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int i = 0; i < x.length; i++) {
      sum[borrow(i)] += x[i];
      count[borrow(i)]++;
    }
    return sum[1] / count[1] < sum[0] / count[0];
  }

  /** Which state was laid out. */
  public StateKind kind() {
    return kind;
  }

  public int timeSteps() {
    return tree.timeSteps();
  }

  /** How many states there are. */
  public int count() {
    return x.length;
  }

  public float x(int index) {
    return x[index];
  }

  public float y(int index) {
    return y[index];
  }

  /** Where the state before the first step lies: all zeros. */
  public double startX() {
    return startX;
  }

  public double startY() {
    return startY;
  }

  /** The share of all variance along the first axis. */
  public double shareX() {
    return shareX;
  }

  /** The share of all variance along the second axis. */
  public double shareY() {
    return shareY;
  }

  /** The network's probability of a 1 at the prefix's last step. */
  public float probability(int index) {
    return probability[index];
  }

  /** The true borrow after the prefix. */
  public int borrow(int index) {
    int t = PrefixIndex.timeStep(index);
    return tree.borrowOut(t, index - PrefixIndex.count(t));
  }

  /** Whether the network gives the right bit at the prefix's last step. */
  public boolean right(int index) {
    int t = PrefixIndex.timeStep(index);
    int predicted = probability[index] > 0.5f ? 1 : 0;
    return predicted == tree.differenceBit(t, index - PrefixIndex.count(t));
  }
}
