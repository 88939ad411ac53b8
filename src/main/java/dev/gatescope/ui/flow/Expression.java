package dev.gatescope.ui.flow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The right side of a formula: it can be read in symbols, read in numbers, and computed.
 *
 * <p>Notation of symbols: plain text in which <code>_{...}</code> is a subscript.
 */
public sealed interface Expression {
  double value();

  /** With letters: <code>f_{t}·C_{t−1} + i_{t}·g_{t}</code>. */
  String symbols();

  /** With this unit's numbers: {@code 0.981·(−1.520) + 0.031·0.114}. */
  String numbers();

  /** A value with a name. */
  record Quantity(String symbols, double value) implements Expression {
    @Override
    public String numbers() {
      return Numbers.exact(value);
    }
  }

  record Product(Expression left, Expression right) implements Expression {
    @Override
    public double value() {
      return left.value() * right.value();
    }

    @Override
    public String symbols() {
      return symbolic(left) + "·" + symbolic(right);
    }

    @Override
    public String numbers() {
      return numeric(left) + "·" + numeric(right);
    }

    private static String symbolic(Expression factor) {
      return bound(factor) ? factor.symbols() : "(" + factor.symbols() + ")";
    }

    private static String numeric(Expression factor) {
      boolean negative = factor instanceof Quantity && factor.value() < 0;
      return bound(factor) && !negative ? factor.numbers() : "(" + factor.numbers() + ")";
    }

    private static boolean bound(Expression factor) {
      return factor instanceof Quantity || factor instanceof Apply;
    }
  }

  record Sum(List<Expression> terms) implements Expression {
    public Sum(Expression... terms) {
      this(List.of(terms));
    }

    @Override
    public double value() {
      return terms.stream().mapToDouble(Expression::value).sum();
    }

    @Override
    public String symbols() {
      return terms.stream().map(Expression::symbols).collect(Collectors.joining(" + "));
    }

    @Override
    public String numbers() {
      StringBuilder text = new StringBuilder(terms.getFirst().numbers());
      for (Expression term : terms.subList(1, terms.size())) {
        boolean minus = term instanceof Quantity && term.value() < 0;
        text.append(minus ? " − " + Numbers.exact(-term.value()) : " + " + term.numbers());
      }
      return text.toString();
    }
  }

  /** 1 − z. */
  record Complement(Expression of) implements Expression {
    @Override
    public double value() {
      return 1 - of.value();
    }

    @Override
    public String symbols() {
      return "1 − " + of.symbols();
    }

    @Override
    public String numbers() {
      return "1 − " + of.numbers();
    }
  }

  record Apply(Function function, Expression argument) implements Expression {
    @Override
    public double value() {
      return function.of(argument.value());
    }

    @Override
    public String symbols() {
      return function.symbol + "(" + argument.symbols() + ")";
    }

    @Override
    public String numbers() {
      return function.symbol + "(" + argument.numbers() + ")";
    }
  }

  /** The functions of the three cells and of the loss. */
  enum Function {
    SIGMOID("σ"),
    TANH("tanh"),
    /** PyTorch's BCE takes no logarithm below −100. */
    MINUS_LOG("−ln"),
    /** A probability of one half goes to 0, as PyTorch rounds. */
    ROUND("round");

    private final String symbol;

    Function(String symbol) {
      this.symbol = symbol;
    }

    double of(double x) {
      return switch (this) {
        case SIGMOID -> 1 / (1 + Math.exp(-x));
        case TANH -> Math.tanh(x);
        case MINUS_LOG -> Math.min(100, -Math.log(x));
        case ROUND -> x > 0.5 ? 1 : 0;
      };
    }
  }
}
