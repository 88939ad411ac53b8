package dev.gatescope.ui.sum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import dev.gatescope.ui.SampleTraces;
import org.junit.jupiter.api.Test;

class PaperSumTest {
  private final Subtraction pair = new Subtraction(128, 1, 8);

  @Test
  void readsTheNetworksNumberFromItsBits() {
    PaperSum sum = PaperSum.of(pair, SampleTraces.golden(CellType.LSTM, pair), null);
    assertEquals(127, sum.predictedNumber());
    assertEquals(0, sum.wrongBits());
  }

  @Test
  void countsWrongBits() {
    GateTrace untrained = SampleTraces.initial(CellType.LSTM, 16, new Subtraction(123, 61, 8));
    PaperSum sum = PaperSum.of(new Subtraction(123, 61, 8), untrained, null);
    assertEquals(Long.bitCount(sum.predictedNumber() ^ 62), sum.wrongBits());
    assertFalse(sum.right(2));
  }

  @Test
  void traceOfAnotherPairIsNoAnswer() {
    GateTrace other = SampleTraces.golden(CellType.LSTM, new Subtraction(123, 61, 8));
    GateTrace wider = SampleTraces.golden(CellType.LSTM, new Subtraction(128, 1, 9));
    assertFalse(PaperSum.of(pair, other, null).predicted());
    assertFalse(PaperSum.of(pair, wider, null).predicted());
    assertFalse(PaperSum.of(pair, null, null).predicted());
    assertTrue(PaperSum.of(pair, SampleTraces.golden(CellType.GRU, pair), null).predicted());
  }

  @Test
  void aProbeReadsTheBorrowThatComesIntoEachColumn() {
    Weights weights = BorrowNetworks.exact(CellType.GRU, 5, 2);
    try (Prober prober = new Prober()) {
      Probe probe = prober.probe(Network.of(weights), 8, Target.BORROW);
      PaperSum sum = PaperSum.of(pair, SampleTraces.forward(weights, pair), probe);
      assertFalse(sum.probed(0), "there is no state yet");
      for (int t = 1; t < 8; t++) {
        assertTrue(sum.probed(t));
        assertEquals(pair.borrowIn(t), sum.probedBorrowIn(t), 0.01);
        assertTrue(sum.probedRight(t));
      }
      GateTrace otherCell = SampleTraces.golden(CellType.LSTM, pair);
      assertFalse(PaperSum.of(pair, otherCell, probe).probed(1));
      assertFalse(PaperSum.of(pair, null, probe).probed(1));
    }
  }
}
