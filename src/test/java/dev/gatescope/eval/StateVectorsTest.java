package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateVectorsTest {
  @Test
  void theLstmAloneCarriesC() {
    assertEquals(
        List.of(StateKind.CELL_STATE, StateKind.HIDDEN_STATE), StateKind.of(CellType.LSTM));
    assertEquals(List.of(StateKind.HIDDEN_STATE), StateKind.of(CellType.GRU));
    assertEquals(List.of(StateKind.HIDDEN_STATE), StateKind.of(CellType.RNN));
  }

  /** C of all units and then h of all units, as the trace of a pair that begins so has them. */
  @Test
  void kindsStandBehindEachOther() {
    Network network =
        Network.of(Weights.initial(new WeightLayout(CellType.LSTM, 3), new TorchRandom(7)));
    Subtraction pair = new Subtraction(6, 1, 3);
    try (NetworkEngine engine = new NetworkEngine();
        Tracer tracer = new Tracer()) {
      StateVectors vectors =
          new StateVectors(engine.with(network).sweep(3, true), StateKind.of(CellType.LSTM));
      assertEquals(6, vectors.width());
      assertEquals(3, vectors.timeSteps());
      GateTrace trace = tracer.trace(network, pair);
      double[] vector = new double[vectors.width()];
      for (int t = 0; t < 3; t++) {
        vectors.read(t, PrefixTree.of(pair, t), vector);
        for (int unit = 0; unit < 3; unit++) {
          assertEquals(trace.cellState(t, unit), vector[unit], 1e-6);
          assertEquals(trace.hiddenState(t, unit), vector[3 + unit], 1e-6);
        }
      }
    }
  }
}
