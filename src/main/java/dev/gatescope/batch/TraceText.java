package dev.gatescope.batch;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.TraceTables;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Every value of one forward pass, for other programs. */
final class TraceText {
  private final GateTrace trace;
  private final Subtraction pair;

  TraceText(GateTrace trace, Subtraction pair) {
    this.trace = trace;
    this.pair = pair;
  }

  /** The table of {@link TraceTables#trace}. */
  String csv() {
    return Csv.toText(TraceTables.trace(trace, pair));
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
    json.put("predicted", trace.predicted());
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
      gates.put(TraceTables.gateName(gate), parts);
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

  private List<Float> units(IntFunction<Float> value) {
    return IntStream.range(0, trace.hiddenSize()).mapToObj(value).toList();
  }
}
