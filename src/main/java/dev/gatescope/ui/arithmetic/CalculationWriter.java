package dev.gatescope.ui.arithmetic;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.arithmetic.Calculation.Line;
import dev.gatescope.ui.arithmetic.Calculation.Section;
import dev.gatescope.ui.arithmetic.Expression.Call;
import dev.gatescope.ui.arithmetic.Expression.Difference;
import dev.gatescope.ui.arithmetic.Expression.Product;
import dev.gatescope.ui.arithmetic.Expression.Sum;
import dev.gatescope.ui.arithmetic.Expression.Value;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Writes the lines of one unit at one time step; letters as in the package lstm. */
final class CalculationWriter {
  /** So many of the largest contributions to a sum over units are written out. */
  private static final int LARGEST = 3;

  private static final String PREVIOUS = "_{t" + NumberText.MINUS + "1}";

  private final GateTrace trace;
  private final WeightLayout layout;
  private final int t;
  private final int unit;
  private final Messages messages;

  CalculationWriter(GateTrace trace, int timeStep, int unit, Messages messages) {
    this.trace = trace;
    this.layout = trace.weights().layout();
    this.t = timeStep;
    this.unit = unit;
    this.messages = messages;
  }

  Calculation write() {
    List<Section> sections = new ArrayList<>();
    for (CellValue value : CellValue.of(trace.cell())) {
      Gate gate = value.gate(trace.cell());
      sections.add(section(value, gate == null ? state(value) : gate(value, gate)));
    }
    sections.add(output());
    return new Calculation(List.copyOf(sections), trace.cell().gates().size());
  }

  private Section section(CellValue value, List<Line> lines) {
    boolean tanhLeftOut = value == CellValue.HIDDEN_STATE && trace.cell().hasCellState();
    String note = tanhLeftOut ? messages.text("arithmetic.tanhNote") : "";
    return new Section(value, messages.text(value.nameKey()), note, lines);
  }

  private List<Line> gate(CellValue value, Gate gate) {
    int row = layout.cell().indexOf(gate) * layout.hiddenSize() + unit;
    int inputWeight = layout.inputWeight().offset() + row * WeightLayout.INPUT_SIZE;
    int recurrentWeight = layout.recurrentWeight().offset() + row * layout.hiddenSize();
    double wx = trace.part(Part.INPUT_TERM, gate, t, unit);
    double uh = trace.part(Part.RECURRENT_TERM, gate, t, unit);
    double sum = trace.part(Part.PRE_ACTIVATION, gate, t, unit);
    Expression products =
        new Sum(
            new Product(new Value("w_1", weight(inputWeight)), bit("a", trace.input(t, 0))),
            new Product(new Value("w_2", weight(inputWeight + 1)), bit("b", trace.input(t, 1))));
    Expression recurrent =
        t == 0
            ? new Value(messages.text("arithmetic.start", "h"), 0)
            : contributions("u", j -> weight(recurrentWeight + j), t - 1);
    Expression preActivation = new Value("s", sum);
    String symbol = value.symbol();
    return List.of(
        new Line("W x", products, wx),
        new Line("U h" + PREVIOUS, recurrent, uh),
        new Line("s", preActivation(gate, wx, uh), sum),
        line(
            value,
            gate == Gate.HIDDEN ? symbol + "_t" : symbol,
            gate.sigmoid() ? Expression.sigmoid(preActivation) : Expression.tanh(preActivation)));
  }

  /** The line that ends in a value of the cell; where a surgery holds it, nothing is calculated. */
  private Line line(CellValue value, String name, Expression expression) {
    float result = value.in(trace, t, unit);
    return trace.held(value.site(), t, unit)
        ? new Line(name, new Value(messages.text("arithmetic.held"), result), result)
        : new Line(name, expression, result);
  }

  private Expression preActivation(Gate gate, double wx, double uh) {
    Value input = new Value("W x", wx);
    Value recurrent = new Value("U h", uh);
    Value inputBias = new Value("b_W", trace.inputBias(gate, unit));
    Value recurrentBias = new Value("b_U", trace.recurrentBias(gate, unit));
    if (gate != Gate.NEW) {
      return new Sum(input, recurrent, inputBias, recurrentBias);
    }
    // The GRU's reset gate also takes the recurrent bias, as in PyTorch.
    Value reset = new Value("r", trace.gate(Gate.RESET, t, unit));
    return new Sum(input, inputBias, new Product(reset, new Sum(recurrent, recurrentBias)));
  }

  private List<Line> state(CellValue value) {
    if (value == CellValue.CELL_STATE) {
      return List.of(line(value, "C_t", cellState()));
    }
    if (!trace.cell().hasCellState()) {
      Value update = new Value("z", trace.gate(Gate.UPDATE, t, unit));
      Expression fresh =
          new Product(Expression.complement(update), new Value("n", trace.gate(Gate.NEW, t, unit)));
      Value old = new Value("h" + PREVIOUS, trace.hiddenState(t - 1, unit));
      Expression mix = new Sum(fresh, new Product(update, old));
      return List.of(line(value, "h_t", mix));
    }
    double tanh = trace.tanhCellState(t, unit);
    Expression shown =
        new Product(new Value("o", trace.gate(Gate.OUTPUT, t, unit)), new Value("tanh C_t", tanh));
    return List.of(
        new Line("tanh C_t", Expression.tanh(new Value("C_t", trace.cellState(t, unit))), tanh),
        line(value, "h_t", shown));
  }

  private Expression cellState() {
    return new Sum(
        new Product(
            new Value("f", trace.gate(Gate.FORGET, t, unit)),
            new Value("C" + PREVIOUS, trace.cellState(t - 1, unit))),
        new Product(
            new Value("i", trace.gate(Gate.INPUT, t, unit)),
            new Value(CellValue.CANDIDATE.symbol(), trace.gate(Gate.CANDIDATE, t, unit))));
  }

  /** From all units' h to the bit, and how far off it is. */
  private Section output() {
    int outputWeight = layout.outputWeight().offset();
    Value bias = new Value("b", weight(layout.outputBias().offset()));
    Expression logit = new Sum(contributions("v", j -> weight(outputWeight + j), t), bias);
    float probability = trace.probability(t);
    int decimals = NumberText.probabilityDecimals(probability);
    Value p = new Value("p", probability, decimals);
    Value y = bit("y", trace.target(t));
    int borrow =
        (Math.round(trace.input(t, 0)) ^ Math.round(trace.input(t, 1)) ^ trace.target(t)) & 1;
    Expression column =
        new Difference(
            bit("a", trace.input(t, 0)),
            bit("b", trace.input(t, 1)),
            bit(messages.text("arithmetic.borrow"), borrow));
    Expression logLikelihood =
        new Sum(
            new Product(y, Expression.logarithm(p)),
            new Product(Expression.complement(y), Expression.logarithm(Expression.complement(p))));
    boolean right = trace.bit(t) == trace.target(t);
    String mark = right ? "✓" : "✗";
    return new Section(
        null,
        messages.text("arithmetic.output"),
        "",
        List.of(
            new Line(messages.text("arithmetic.logit"), logit, trace.logit(t)),
            new Line(
                "p",
                Expression.sigmoid(new Value(messages.text("arithmetic.logit"), trace.logit(t))),
                probability,
                decimals,
                ""),
            new Line(
                messages.text("arithmetic.bit"),
                new Call("", " > 0.5", x -> x > 0.5 ? 1 : 0, p),
                trace.bit(t),
                0,
                mark),
            new Line(
                messages.text("arithmetic.truth"),
                new Call("(", ") mod 2", x -> ((x % 2) + 2) % 2, column),
                trace.target(t),
                0,
                ""),
            new Line(
                messages.text("arithmetic.loss"),
                new Call(NumberText.MINUS + "[", "]", x -> -x, logLikelihood),
                trace.loss(t))));
  }

  /** The sum over units of weight times h: the largest products by size, then the rest in one. */
  private Expression contributions(String letter, IntToDoubleFunction weight, int step) {
    List<Integer> order =
        IntStream.range(0, layout.hiddenSize())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    j -> -Math.abs(weight.applyAsDouble(j) * trace.hiddenState(step, j))))
            .toList();
    int shown = order.size() == LARGEST + 1 ? order.size() : Math.min(LARGEST, order.size());
    List<Expression> terms = new ArrayList<>();
    for (int j : order.subList(0, shown)) {
      terms.add(
          new Product(
              new Value(letter + "_{" + j + "}", weight.applyAsDouble(j)),
              new Value("h_{" + j + "}", trace.hiddenState(step, j))));
    }
    if (shown < order.size()) {
      double rest =
          order.subList(shown, order.size()).stream()
              .mapToDouble(j -> weight.applyAsDouble(j) * trace.hiddenState(step, j))
              .sum();
      String count = Integer.toString(order.size() - shown);
      terms.add(new Value(messages.text("arithmetic.rest", count), rest));
    }
    return new Sum(List.copyOf(terms));
  }

  private double weight(int index) {
    return trace.weights().get(index);
  }

  private static Value bit(String symbol, double value) {
    return new Value(symbol, value, 0);
  }
}
