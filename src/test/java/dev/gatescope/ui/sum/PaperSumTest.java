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
import dev.gatescope.ui.model.Selection;
import org.junit.jupiter.api.Test;

class PaperSumTest {
  private final Subtraction pair = new Subtraction(128, 1, 8);

  @Test
  void readsTheNetworksNumberFromItsBits() {
    PaperSum sum =
        PaperSum.of(pair, SampleTraces.golden(CellType.LSTM, pair), null, Selection.NOTHING);
    assertEquals(127, sum.predictedNumber());
    assertEquals(0, sum.wrongBits());
  }

  @Test
  void countsWrongBits() {
    GateTrace untrained = SampleTraces.initial(CellType.LSTM, 16, new Subtraction(123, 61, 8));
    PaperSum sum = PaperSum.of(new Subtraction(123, 61, 8), untrained, null, Selection.NOTHING);
    assertEquals(Long.bitCount(sum.predictedNumber() ^ 62), sum.wrongBits());
    assertFalse(sum.right(2));
  }

  @Test
  void traceOfAnotherPairIsNoAnswer() {
    GateTrace other = SampleTraces.golden(CellType.LSTM, new Subtraction(123, 61, 8));
    GateTrace wider = SampleTraces.golden(CellType.LSTM, new Subtraction(128, 1, 9));
    assertFalse(PaperSum.of(pair, other, null, Selection.NOTHING).predicted());
    assertFalse(PaperSum.of(pair, wider, null, Selection.NOTHING).predicted());
    assertFalse(PaperSum.of(pair, null, null, Selection.NOTHING).predicted());
    assertTrue(
        PaperSum.of(pair, SampleTraces.golden(CellType.GRU, pair), null, Selection.NOTHING)
            .predicted());
  }

  @Test
  void aProbeReadsTheBorrowThatComesIntoEachColumn() {
    Weights weights = BorrowNetworks.exact(CellType.GRU, 5, 2);
    try (Prober prober = new Prober()) {
      Probe probe = prober.probe(Network.of(weights), 8, Target.BORROW);
      PaperSum sum =
          PaperSum.of(pair, SampleTraces.forward(weights, pair), probe, Selection.NOTHING);
      assertFalse(sum.probed(0), "there is no state yet");
      for (int t = 1; t < 8; t++) {
        assertTrue(sum.probed(t));
        assertEquals(pair.borrowIn(t), sum.probedBorrowIn(t), 0.01);
        assertTrue(sum.probedRight(t));
      }
      GateTrace otherCell = SampleTraces.golden(CellType.LSTM, pair);
      assertFalse(PaperSum.of(pair, otherCell, probe, Selection.NOTHING).probed(1));
      assertFalse(PaperSum.of(pair, null, probe, Selection.NOTHING).probed(1));
    }
  }

  @Test
  void whatIsAskedStaysHidden() {
    PaperSum sum = PaperSum.of(pair, SampleTraces.golden(CellType.LSTM, pair), null, 3);
    assertFalse(sum.hides(2));
    assertTrue(sum.hides(3));
    assertFalse(sum.hidesBorrow(3), "the column before it is answered");
    assertTrue(sum.hidesBorrow(4));
    assertFalse(sum.whole());
    PaperSum first = PaperSum.of(pair, null, null, 0);
    assertFalse(first.hidesBorrow(0), "no borrow comes into the first column");
    assertTrue(PaperSum.of(pair, null, null, Selection.NOTHING).whole());
  }
}
