package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class TraceTablesTest {
  private static final Subtraction PAIR = new Subtraction(9, 6, 4);
  private static final int HIDDEN = 3;

  @ParameterizedTest
  @CsvSource({"LSTM, 'i,f,g,o'", "GRU, 'r,z,n'", "RNN, tanh"})
  void everyColumnIsThere(CellType cell, String gates) {
    List<String> expected = new ArrayList<>(List.of("time_step", "unit", "a_bit", "b_bit"));
    for (String gate : gates.split(",", -1)) {
      for (String part : List.of("_wx", "_uh", "_b_ih", "_b_hh", "_pre_activation", "")) {
        expected.add(gate + part);
      }
    }
    if (cell.hasCellState()) {
      expected.addAll(List.of("c", "tanh_c"));
    }
    expected.addAll(List.of("h", "logit", "probability", "bit", "target", "bce"));
    assertEquals(expected, TraceTables.trace(trace(cell), PAIR).columnNames());
  }

  @ParameterizedTest
  @EnumSource
  void everyRowHasItsStepAndUnit(CellType cell) {
    GateTrace trace = trace(cell);
    Table table = TraceTables.trace(trace, PAIR);
    assertEquals(4 * HIDDEN, table.rowCount());
    for (int row = 0; row < table.rowCount(); row++) {
      int t = row / HIDDEN;
      int u = row % HIDDEN;
      assertEquals(t, table.intColumn("time_step").getInt(row));
      assertEquals(u, table.intColumn("unit").getInt(row));
      assertEquals(PAIR.aBit(t), table.intColumn("a_bit").getInt(row));
      assertEquals(PAIR.bBit(t), table.intColumn("b_bit").getInt(row));
      assertEquals(PAIR.differenceBit(t), table.intColumn("target").getInt(row));
      assertEquals(trace.bit(t), table.intColumn("bit").getInt(row));
      for (Gate gate : cell.gates()) {
        String name = TraceTables.gateName(gate);
        assertReal(trace.part(Part.INPUT_TERM, gate, t, u), table, name + "_wx", row);
        assertReal(trace.part(Part.RECURRENT_TERM, gate, t, u), table, name + "_uh", row);
        assertReal(trace.inputBias(gate, u), table, name + "_b_ih", row);
        assertReal(trace.recurrentBias(gate, u), table, name + "_b_hh", row);
        assertReal(
            trace.part(Part.PRE_ACTIVATION, gate, t, u), table, name + "_pre_activation", row);
        assertReal(trace.gate(gate, t, u), table, name, row);
      }
      if (cell.hasCellState()) {
        assertReal(trace.cellState(t, u), table, "c", row);
        assertReal(trace.tanhCellState(t, u), table, "tanh_c", row);
      }
      assertReal(trace.hiddenState(t, u), table, "h", row);
      assertReal(trace.logit(t), table, "logit", row);
      assertReal(trace.probability(t), table, "probability", row);
      assertReal(trace.loss(t), table, "bce", row);
    }
  }

  /** A float's own digits and no more. */
  private static void assertReal(float value, Table table, String column, int row) {
    assertEquals(
        Float.toString(value), Double.toString(table.doubleColumn(column).getDouble(row)), column);
  }

  @Test
  void gatesAreCalledByTheirLetters() {
    assertEquals("f", TraceTables.gateName(Gate.FORGET));
    assertEquals("tanh", TraceTables.gateName(Gate.HIDDEN));
  }

  private static GateTrace trace(CellType cell) {
    Weights weights = Weights.initial(new WeightLayout(cell, HIDDEN), new TorchRandom(7));
    Samples samples = new Samples(4, new long[] {PAIR.a()}, new long[] {PAIR.b()});
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      return engine.trace(samples.toSequences(), 0);
    }
  }
}
