package dev.gatescope.eval;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Every value of one forward pass as a table. */
public final class TraceTables {
  private final GateTrace trace;

  private TraceTables(GateTrace trace) {
    this.trace = trace;
  }

  /**
   * One row a time step and unit: time_step, unit, a_bit, b_bit, then a gate's columns: W x, U h,
   * both biases, their sum as it goes into the activation, and the gate itself. What a time step
   * has once is repeated for its units.
   */
  public static Table trace(GateTrace trace, Subtraction pair) {
    return new TraceTables(trace).table(pair);
  }

  private Table table(Subtraction pair) {
    Table table = Table.create("trace");
    whole(table, "time_step", at -> at.t);
    whole(table, "unit", at -> at.u);
    whole(table, "a_bit", at -> pair.aBit(at.t));
    whole(table, "b_bit", at -> pair.bBit(at.t));
    for (Gate gate : trace.cell().gates()) {
      String g = gateName(gate);
      real(table, g + "_wx", at -> trace.part(Part.INPUT_TERM, gate, at.t, at.u));
      real(table, g + "_uh", at -> trace.part(Part.RECURRENT_TERM, gate, at.t, at.u));
      real(table, g + "_b_ih", at -> trace.inputBias(gate, at.u));
      real(table, g + "_b_hh", at -> trace.recurrentBias(gate, at.u));
      real(table, g + "_pre_activation", at -> trace.part(Part.PRE_ACTIVATION, gate, at.t, at.u));
      real(table, g, at -> trace.gate(gate, at.t, at.u));
    }
    if (trace.cell().hasCellState()) {
      real(table, "c", at -> trace.cellState(at.t, at.u));
      real(table, "tanh_c", at -> trace.tanhCellState(at.t, at.u));
    }
    real(table, "h", at -> trace.hiddenState(at.t, at.u));
    real(table, "logit", at -> trace.logit(at.t));
    real(table, "probability", at -> trace.probability(at.t));
    whole(table, "bit", at -> trace.bit(at.t));
    whole(table, "target", at -> trace.target(at.t));
    real(table, "bce", at -> trace.loss(at.t));
    return table;
  }

  /** How columns call a gate. The RNN's one gate is its hidden state, whose column is h already. */
  public static String gateName(Gate gate) {
    return gate == Gate.HIDDEN ? "tanh" : gate.letter().toLowerCase(Locale.ROOT);
  }

  private record At(int t, int u) {}

  private interface WholeValue {
    int of(At at);
  }

  private interface RealValue {
    float of(At at);
  }

  private void whole(Table table, String name, WholeValue value) {
    IntColumn column = IntColumn.create(name);
    places().forEach(at -> column.append(value.of(at)));
    table.addColumns(column);
  }

  private void real(Table table, String name, RealValue value) {
    DoubleColumn column = DoubleColumn.create(name);
    // Through the float's own decimals: its double would show digits that a float does not have.
    places().forEach(at -> column.append(Double.parseDouble(Float.toString(value.of(at)))));
    table.addColumns(column);
  }

  private List<At> places() {
    List<At> places = new ArrayList<>();
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int u = 0; u < trace.hiddenSize(); u++) {
        places.add(new At(t, u));
      }
    }
    return places;
  }
}
