package dev.gatescope.ui.flow;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the flow view says: names, formulas with numbers, descriptions for screen readers. */
public final class FlowViewModel {
  /** A part pointed at, and the unit if the pointer is on one's cell, else -1. */
  public record Pointed(Element element, int unit) {}

  /**
   * What is written below the diagram.
   *
   * @param symbols and numbers in the notation of {@link Expression#symbols}
   */
  public record Readout(String name, String about, String symbols, String numbers) {}

  private final TraceModel traces;
  private final Selection selection;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Pointed> pointed =
      new ReadOnlyObjectWrapper<>(this, "pointed");

  public FlowViewModel(TraceModel traces, Selection selection, Messages messages) {
    this.traces = traces;
    this.selection = selection;
    this.messages = messages;
  }

  /** The part that mouse or keyboard points at, or null. */
  public ReadOnlyObjectProperty<Pointed> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  public Pointed pointed() {
    return pointed.get();
  }

  /**
   * Points at a part.
   *
   * @param element null for none
   * @param unit whose numbers are asked for, -1 for the selected unit's
   */
  public void point(Element element, int unit) {
    pointed.set(element == null ? null : new Pointed(element, unit));
  }

  /** Selects a unit (unless it is -1) and the gate that a part stands for. */
  public void select(Element element, int unit) {
    if (unit >= 0) {
      selection.selectUnit(unit);
    }
    Gate gate = gateOf(element);
    if (gate != null) {
      selection.selectGate(gate);
    }
  }

  /** The gate that a part stands for, or null: the RNN's two summands stand for its only one. */
  Gate gateOf(Element element) {
    return element.kind() == Element.Kind.TERM ? Gate.HIDDEN : element.gate();
  }

  /** The trace shown, or null. */
  public GateTrace trace() {
    return traces.trace();
  }

  /** The time step shown: the selected one as far as the trace has it. */
  public int timeStep() {
    return Math.clamp(selection.timeStep(), 0, trace().timeSteps() - 1);
  }

  /** The unit whose numbers are shown when no other is pointed at. */
  public int unit() {
    return Math.clamp(selection.unit(), 0, trace().hiddenSize() - 1);
  }

  public String name(Element element) {
    return messages.text("flow.name." + key(element));
  }

  /** A short name for the part's box. */
  public String shortName(Element element) {
    return messages.text("flow.short." + key(element));
  }

  /** Which cell, step and unit are shown. */
  public String heading() {
    return messages.text(
        "flow.heading",
        trace().cell().name(),
        Integer.toString(timeStep()),
        Integer.toString(trace().timeSteps() - 1),
        Integer.toString(unit()));
  }

  /** What to do when nothing is pointed at. */
  public String hint() {
    return messages.text("flow.hint");
  }

  /** What the colours mean: the values that have the full colour. */
  public String scale() {
    boolean lstm = trace().cell() == CellType.LSTM;
    boolean gru = trace().cell() == CellType.GRU;
    Element scaled = lstm ? Element.CELL : Element.INPUT_TERM;
    return gru
        ? "±1"
        : "±1 · "
            + (lstm ? "C" : "W x, U h")
            + " ±"
            + Numbers.brief(PartValues.limit(trace(), scaled));
  }

  /** Whether somebody is asked for what the selected step gives. */
  public boolean hidden() {
    return selection.hides(selection.timeStep());
  }

  /** Why there is nothing to see. */
  public String noTrace() {
    return hidden()
        ? messages.text("cell.hidden", Integer.toString(selection.timeStep()))
        : messages.text("flow.empty");
  }

  /** What happens in a phase of the movement. */
  public String phase(Element.Phase phase) {
    boolean lstm = trace().cell() == CellType.LSTM;
    String cell = phase == Element.Phase.STATE || phase == Element.Phase.GATES ? "." + id() : "";
    String shown = phase == Element.Phase.SHOW && !lstm ? ".hidden" : cell;
    return messages.text("flow.phase." + Names.of(phase) + shown);
  }

  private String id() {
    return trace().cell().id();
  }

  /** Name, explanation and formula of what is pointed at. */
  public Readout readout(Pointed at) {
    Element element = at.element();
    int unit = at.unit() < 0 ? unit() : at.unit();
    int t = timeStep();
    String name =
        element.single()
            ? name(element)
            : messages.text("flow.nameOfUnit", name(element), Integer.toString(unit));
    if (element == Element.X) {
      return new Readout(
          name,
          about(element),
          "x_{t} = (a_{t}, b_{t})",
          "x_{" + t + "} = (" + digit(t, 0) + ", " + digit(t, 1) + ")");
    }
    Formulas formulas = new Formulas(trace(), t, unit);
    Formula formula = formulas.of(element);
    String symbols =
        formulas.isHeld(element)
            ? messages.text("flow.held", formula.symbols())
            : formula.symbols();
    return new Readout(name, about(element), symbols, formula.numbers());
  }

  private String about(Element element) {
    if (element == Element.BIT) {
      int truth = trace().target(timeStep());
      boolean right = trace().bit(timeStep()) == truth;
      return messages.text(right ? "flow.bit.right" : "flow.bit.wrong", Integer.toString(truth));
    }
    if (element == Element.X) {
      Subtraction pair = selection.pair();
      return messages.text(
          "flow.about.x",
          Integer.toString(timeStep()),
          Long.toString(pair.a()),
          Long.toString(pair.b()));
    }
    return messages.text("flow.about." + key(element));
  }

  /** For screen readers: name, unit, time step, value. */
  public String accessibleText(Element element, int unit) {
    int t = timeStep();
    String step = Integer.toString(t);
    if (element == Element.X) {
      return messages.text("flow.accessible.x", step, digit(t, 0), digit(t, 1));
    }
    int shown = unit < 0 ? unit() : unit;
    String value = Numbers.exact(PartValues.of(trace(), element, t, shown));
    return element.single()
        ? messages.text("flow.accessible.single", name(element), step, value)
        : messages.text("flow.accessible", name(element), Integer.toString(shown), step, value);
  }

  /** Input k's bit at a step. */
  String digit(int t, int k) {
    return Integer.toString(Math.round(trace().input(t, k)));
  }

  private static String key(Element element) {
    return Names.of(element);
  }
}
