package dev.gatescope.ui.map;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Split;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.train.TrainingConfig;

/**
 * What the tests of the map look at: the network that answers a xor b, whose errors are known. It
 * is wrong from the first bit on into which a borrow comes, and a single one comes there.
 */
final class SampleMaps {
  static final Network XOR = BorrowNetworks.xor();

  private SampleMaps() {}

  static TrainingConfig config(int bits) {
    WeightLayout layout = XOR.layout();
    return TrainingConfig.article().withNetwork(layout, bits);
  }

  /** 9 - 3 in both sets, 7 - 2 in training, 6 - 1 in the test. */
  static DataSet data(int bits) {
    return new DataSet(
        new Samples(bits, new long[] {9, 7, 9, 6}, new long[] {3, 2, 3, 1}),
        Split.of(new int[] {0, 1}, new int[] {2, 3}));
  }

  /** The first bit that xor gets wrong; -1 for none. */
  static int firstWrong(Subtraction pair) {
    for (int t = 0; t < pair.bits(); t++) {
      if (pair.borrowIn(t) == 1) {
        return t;
      }
    }
    return -1;
  }
}
