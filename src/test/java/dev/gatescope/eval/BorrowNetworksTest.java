package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BorrowNetworksTest {
  @ParameterizedTest
  @CsvSource({"LSTM, 4, 0", "LSTM, 7, 5", "GRU, 6, 3", "RNN, 4, 2"})
  void subtractsAndCarriesTheBorrowWhereItShould(CellType cell, int hidden, int unit) {
    PrefixTree tree = new PrefixTree(8);
    try (RecurrentEngine engine =
        TrainedNetworks.engine(BorrowNetworks.exact(cell, hidden, unit))) {
      PrefixSweep sweep = engine.sweep(8, true);
      for (int t = 0; t < 8; t++) {
        for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
          assertEquals(tree.differenceBit(t, prefix), sweep.bit(t, prefix));
          assertEquals(tree.borrowOut(t, prefix) == 1, sweep.hiddenState(t, prefix, unit) > 0.7);
        }
      }
    }
  }

  @Test
  void withoutAMemoryItIsXor() {
    try (RecurrentEngine engine = TrainedNetworks.engine(BorrowNetworks.xor().weights())) {
      PrefixSweep sweep = engine.sweep(6, false);
      for (int t = 0; t < 6; t++) {
        for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
          int xor = PrefixTree.aBit(t, prefix) ^ PrefixTree.bBit(t, prefix);
          assertEquals(xor, sweep.bit(t, prefix));
        }
      }
    }
  }
}
