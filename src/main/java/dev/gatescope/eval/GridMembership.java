package dev.gatescope.eval;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.Samples;

/**
 * Where the samples of a run lie in a {@link PairGrid}. In a binned grid a bin belongs to a set if
 * any of its pairs does. Immutable.
 */
public final class GridMembership {
  private static final int IN_TRAINING = 1;
  private static final int IN_TEST = 2;
  private static final Membership[] OF_FLAGS = {
    Membership.UNSEEN, Membership.TRAINING, Membership.TEST, Membership.TRAINING_AND_TEST
  };

  private final byte[] flags;

  /**
   * @throws IllegalArgumentException if the data are of another width
   */
  public GridMembership(PairGrid grid, DataSet data) {
    if (data.samples().bits() != grid.bits()) {
      throw new IllegalArgumentException(
          data.samples().bits() + " bits in the data, " + grid.bits() + " in the grid");
    }
    flags = new byte[grid.cells()];
    mark(grid, data.samples(), data.split().train(), IN_TRAINING);
    mark(grid, data.samples(), data.split().test(), IN_TEST);
  }

  private void mark(PairGrid grid, Samples samples, int[] set, int flag) {
    long[] a = samples.a();
    long[] b = samples.b();
    for (int sample : set) {
      flags[grid.cellOf(a[sample], b[sample])] |= (byte) flag;
    }
  }

  public Membership of(int cell) {
    return OF_FLAGS[flags[cell]];
  }
}
