package dev.gatescope.ui.flow;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.flow.Expression.Apply;
import dev.gatescope.ui.flow.Expression.Complement;
import dev.gatescope.ui.flow.Expression.Function;
import dev.gatescope.ui.flow.Expression.Product;
import dev.gatescope.ui.flow.Expression.Quantity;
import dev.gatescope.ui.flow.Expression.Sum;

/**
 * The formula of every part of the three cells with the numbers of one trace.
 *
 * <p>As PyTorch has it, h_t = o_t·tanh(C_t); the article leaves the tanh out.
 */
public final class Formulas {
  private final GateTrace trace;
  private final int t;
  private final int unit;

  /**
   * @param timeStep 0 is the least significant bit
   */
  public Formulas(GateTrace trace, int timeStep, int unit) {
    this.trace = trace;
    this.t = timeStep;
    this.unit = unit;
  }

  /**
   * @throws IllegalArgumentException for {@link Element#X}, which has two values, and for parts
   *     that this cell does not have
   */
  public Formula of(Element element) {
    double value = PartValues.of(trace, element, t, unit);
    // What is held is not what the formula gives.
    Expression expression = isHeld(element) ? new Quantity(left(element), value) : right(element);
    return new Formula(left(element), expression, value);
  }

  /** True if a surgery holds what the part gives. */
  public boolean isHeld(Element element) {
    Site site =
        switch (element) {
          case FORGET -> Site.FORGET;
          case INPUT -> Site.INPUT;
          case CANDIDATE -> Site.CANDIDATE;
          case OUTPUT -> Site.OUTPUT;
          case RESET -> Site.RESET;
          case UPDATE -> Site.UPDATE;
          case NEW -> Site.NEW;
          case ADD, CELL -> Site.CELL_STATE;
          case REVEAL, ADD_HIDDEN, TANH_SUM, HIDDEN -> Site.HIDDEN_STATE;
          default -> null;
        };
    return site != null && trace.held(site, t, unit);
  }

  private static String left(Element element) {
    return switch (element) {
      case KEEP -> "f_{t}·C_{t−1}";
      case WRITE -> "i_{t}·" + Fonts.CANDIDATE + "_{t}";
      case ADD -> "C_{t}";
      case TANH -> "tanh(C_{t})";
      case REVEAL, ADD_HIDDEN -> "h_{t}";
      case RESET_TERM -> "r_{t}·(U_{n} h_{t−1} + b′_{n})";
      case COMPLEMENT -> "1 − z_{t}";
      case KEEP_HIDDEN -> "z_{t}·h_{t−1}";
      case WRITE_NEW -> "(1 − z_{t})·n_{t}";
      case SUM -> "s_{t}";
      case TANH_SUM -> "h_{t}";
      default -> element.symbol();
    };
  }

  private Expression right(Element element) {
    return switch (element) {
      case X -> throw new IllegalArgumentException("x has two values, see input(k)");
      case PREVIOUS_CELL, PREVIOUS_HIDDEN -> given(element);
      case INPUT_TERM -> new Sum(weighted(0, "a"), weighted(1, "b"));
      case RECURRENT_TERM ->
          new Quantity("Σ_{j} u_{j}·h_{j}", PartValues.of(trace, element, t, unit));
      case FORGET, INPUT, CANDIDATE, OUTPUT, UPDATE, RESET -> gate(element.gate());
      case KEEP -> new Product(given(Element.FORGET), given(Element.PREVIOUS_CELL));
      case WRITE -> new Product(given(Element.INPUT), given(Element.CANDIDATE));
      case ADD, CELL -> new Sum(right(Element.KEEP), right(Element.WRITE));
      case TANH -> new Apply(Function.TANH, given(Element.CELL));
      case REVEAL -> new Product(given(Element.OUTPUT), right(Element.TANH));
      case RESET_TERM ->
          new Product(
              given(Element.RESET),
              new Sum(
                  part("U_{n} h_{t−1}", Part.RECURRENT_TERM, Gate.NEW),
                  new Quantity("b′_{n}", trace.recurrentBias(Gate.NEW, unit))));
      case NEW ->
          new Apply(
              Function.TANH,
              new Sum(
                  part("W_{n} x_{t}", Part.INPUT_TERM, Gate.NEW),
                  new Quantity("b_{n}", trace.inputBias(Gate.NEW, unit)),
                  right(Element.RESET_TERM)));
      case COMPLEMENT -> new Complement(given(Element.UPDATE));
      case KEEP_HIDDEN -> new Product(given(Element.UPDATE), given(Element.PREVIOUS_HIDDEN));
      case WRITE_NEW -> new Product(right(Element.COMPLEMENT), given(Element.NEW));
      case ADD_HIDDEN -> new Sum(right(Element.WRITE_NEW), right(Element.KEEP_HIDDEN));
      case SUM -> sum(Gate.HIDDEN, "");
      case TANH_SUM -> new Apply(Function.TANH, sum(Gate.HIDDEN, ""));
      case HIDDEN ->
          right(
              switch (trace.cell()) {
                case LSTM -> Element.REVEAL;
                case GRU -> Element.ADD_HIDDEN;
                case RNN -> Element.TANH_SUM;
              });
      case LOGIT -> logit();
      case PROBABILITY -> new Apply(Function.SIGMOID, given(Element.LOGIT));
      case BIT -> new Apply(Function.ROUND, given(Element.PROBABILITY));
      case LOSS ->
          new Apply(
              Function.MINUS_LOG,
              trace.target(t) == 1
                  ? given(Element.PROBABILITY)
                  : new Complement(given(Element.PROBABILITY)));
    };
  }

  private Expression gate(Gate gate) {
    Function activation = gate.sigmoid() ? Function.SIGMOID : Function.TANH;
    String index = gate == Gate.CANDIDATE ? "_{C}" : "_{" + gate.letter() + "}";
    return new Apply(activation, sum(gate, index));
  }

  private Expression sum(Gate gate, String index) {
    return new Sum(
        part("W" + index + " x_{t}", Part.INPUT_TERM, gate),
        new Quantity("b" + index, trace.inputBias(gate, unit)),
        part("U" + index + " h_{t−1}", Part.RECURRENT_TERM, gate),
        new Quantity("b′" + index, trace.recurrentBias(gate, unit)));
  }

  /** One input bit times its weight, in a cell of one gate. */
  private Expression weighted(int k, String letter) {
    WeightLayout layout = trace.weights().layout();
    int at = layout.inputWeight().offset() + unit * WeightLayout.INPUT_SIZE + k;
    return new Product(
        new Quantity("w_{" + letter + "}", trace.weights().get(at)),
        new Quantity(letter + "_{t}", trace.input(t, k)));
  }

  /** The linear layer's sum: this unit's share, that of all others together, and the bias. */
  private Expression logit() {
    WeightLayout layout = trace.weights().layout();
    double weight = trace.weights().get(layout.outputWeight().offset() + unit);
    double bias = trace.weights().get(layout.outputBias().offset());
    Expression own =
        new Product(
            new Quantity("w_{" + unit + "}", weight),
            new Quantity("h_{" + unit + "}", trace.hiddenState(t, unit)));
    Quantity last = new Quantity("b", bias);
    return trace.hiddenSize() == 1
        ? new Sum(own, last)
        : new Sum(own, new Quantity("Σ_{j≠" + unit + "} w_{j}·h_{j}", others()), last);
  }

  private double others() {
    WeightLayout layout = trace.weights().layout();
    double sum = 0;
    for (int other = 0; other < trace.hiddenSize(); other++) {
      if (other != unit) {
        double weight = trace.weights().get(layout.outputWeight().offset() + other);
        sum += weight * trace.hiddenState(t, other);
      }
    }
    return sum;
  }

  private Quantity given(Element element) {
    return new Quantity(element.symbol(), PartValues.of(trace, element, t, unit));
  }

  private Quantity part(String symbol, Part part, Gate gate) {
    return new Quantity(symbol, trace.part(part, gate, t, unit));
  }
}
