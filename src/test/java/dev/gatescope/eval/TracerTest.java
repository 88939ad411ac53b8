package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracerTest {
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);

  /**
   * Where there are no vectors the usual trace is ND4J's, which is another one in its last bits.
   */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void theFirstTraceIsTheUsualOne(CellType cell) {
    Network network = Network.of(ShippedModel.read(cell).weights());
    GateTrace first = Tracer.traceAtStart(network, PAIR);
    try (Tracer tracer = new Tracer()) {
      GateTrace usual = tracer.trace(network, PAIR);
      for (int t = 0; t < PAIR.bits(); t++) {
        assertEquals(usual.logit(t), first.logit(t));
        assertEquals(usual.target(t), first.target(t));
        for (int unit = 0; unit < usual.hiddenSize(); unit++) {
          assertEquals(usual.hiddenState(t, unit), first.hiddenState(t, unit));
          for (Gate gate : cell.gates()) {
            assertEquals(usual.gate(gate, t, unit), first.gate(gate, t, unit));
          }
        }
      }
    }
  }
}
