package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @Test
  void theFirstTraceIsOfTheOperatedNetwork() {
    Network trained = Network.of(ShippedModel.read(CellType.LSTM).weights());
    Network held =
        new Network(
            trained.weights(),
            new Surgery(List.of(new Clamp(Site.HIDDEN_STATE, 2, Clamp.EVERY, 0.25f))));
    GateTrace trace = Tracer.traceAtStart(held, PAIR);
    assertEquals(0.25f, trace.hiddenState(7, 2));
    assertNotEquals(Tracer.traceAtStart(trained, PAIR).logit(7), trace.logit(7));
  }

  /** One bit of one number, or the width alone, makes another pair. */
  @Test
  void aTraceIsOfItsPairAlone() {
    Network network = Network.of(ShippedModel.read(CellType.RNN).weights());
    GateTrace trace = Tracer.traceAtStart(network, PAIR);
    assertTrue(Tracer.isOf(trace, PAIR));
    assertFalse(Tracer.isOf(trace, new Subtraction(123 + 128, 61, 8)));
    assertFalse(Tracer.isOf(trace, new Subtraction(123 - 1, 61, 8)));
    assertFalse(Tracer.isOf(trace, new Subtraction(123, 61 + 128, 8)));
    assertFalse(Tracer.isOf(trace, new Subtraction(123, 61 - 1, 8)));
    assertFalse(Tracer.isOf(trace, new Subtraction(123, 61, 7)));
    assertFalse(Tracer.isOf(trace, new Subtraction(123, 61, 9)));
  }
}
