package dev.gatescope.batch;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Every value of one forward pass, for other programs. */
final class TraceText {
  private final GateTrace trace;
  private final Subtraction pair;

  TraceText(GateTrace trace, Subtraction pair) {
    this.trace = trace;
    this.pair = pair;
  }

  /**
   * One row a time step and unit. A gate's columns: W x, U h, both biases, their sum as it goes
   * into the activation, and the gate itself. What a time step has once is repeated for its units.
   */
  String csv() {
    Table table = Table.create("trace");
    whole(table, "time_step", at -> at.t);
    whole(table, "unit", at -> at.u);
    whole(table, "a_bit", at -> pair.aBit(at.t));
    whole(table, "b_bit", at -> pair.bBit(at.t));
    for (Gate gate : trace.cell().gates()) {
      String g = name(gate);
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
    return Csv.toText(table);
  }

  /** The same, one object a time step with arrays over the units. */
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell", trace.cell().id());
    json.put("hidden", trace.hiddenSize());
    json.put("bits", pair.bits());
    json.put("a", pair.a());
    json.put("b", pair.b());
    json.put("expected", pair.difference());
    json.put("predicted", predicted());
    json.put("steps", IntStream.range(0, trace.timeSteps()).mapToObj(this::step).toList());
    return Json.text(json);
  }

  private Map<String, Object> step(int t) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("time_step", t);
    step.put("x", List.of(trace.input(t, 0), trace.input(t, 1)));
    Map<String, Object> gates = new LinkedHashMap<>();
    for (Gate gate : trace.cell().gates()) {
      Map<String, Object> parts = new LinkedHashMap<>();
      parts.put("wx", units(u -> trace.part(Part.INPUT_TERM, gate, t, u)));
      parts.put("uh", units(u -> trace.part(Part.RECURRENT_TERM, gate, t, u)));
      parts.put("b_ih", units(u -> trace.inputBias(gate, u)));
      parts.put("b_hh", units(u -> trace.recurrentBias(gate, u)));
      parts.put("pre_activation", units(u -> trace.part(Part.PRE_ACTIVATION, gate, t, u)));
      parts.put("value", units(u -> trace.gate(gate, t, u)));
      gates.put(name(gate), parts);
    }
    step.put("gates", gates);
    if (trace.cell().hasCellState()) {
      step.put("c", units(u -> trace.cellState(t, u)));
      step.put("tanh_c", units(u -> trace.tanhCellState(t, u)));
    }
    step.put("h", units(u -> trace.hiddenState(t, u)));
    step.put("logit", trace.logit(t));
    step.put("probability", trace.probability(t));
    step.put("bit", trace.bit(t));
    step.put("target", trace.target(t));
    step.put("bce", trace.loss(t));
    return step;
  }

  private long predicted() {
    long number = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      number |= (long) trace.bit(t) << t;
    }
    return number;
  }

  private List<Float> units(IntFunction<Float> value) {
    return IntStream.range(0, trace.hiddenSize()).mapToObj(value).toList();
  }

  /** The RNN's one gate is its hidden state, whose column is called h already. */
  private static String name(Gate gate) {
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
