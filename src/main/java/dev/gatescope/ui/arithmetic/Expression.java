package dev.gatescope.ui.arithmetic;

import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * A formula that is written twice, in symbols and in numbers, and can be recomputed. In symbols, an
 * underscore lowers what follows: one character, or all within braces.
 */
sealed interface Expression {
  /** A piece of the formula: what stands in the line of symbols, and below it in numbers. */
  record Token(String symbols, String numbers) {}

  /** The value in full precision. */
  double value();

  /** The pieces from left to right. */
  List<Token> tokens();

  /** All of it in numbers. */
  default String numbers() {
    return tokens().stream().map(Token::numbers).collect(Collectors.joining());
  }

  /** A number with a name. */
  record Value(String symbol, double value, int decimals) implements Expression {
    /** A number as most are: with four decimals. */
    Value(String symbol, double value) {
      this(symbol, value, Calculation.DECIMALS);
    }

    @Override
    public List<Token> tokens() {
      return List.of(new Token(symbol, NumberText.revealing(value, decimals)));
    }
  }

  /** Terms added. */
  record Sum(List<Expression> terms) implements Expression {
    Sum(Expression... terms) {
      this(List.of(terms));
    }

    @Override
    public double value() {
      return terms.stream().mapToDouble(Expression::value).sum();
    }

    @Override
    public List<Token> tokens() {
      return joined(terms, " + ");
    }
  }

  /** The first less all others. */
  record Difference(List<Expression> terms) implements Expression {
    Difference(Expression... terms) {
      this(List.of(terms));
    }

    @Override
    public double value() {
      return 2 * terms.getFirst().value() - new Sum(terms).value();
    }

    @Override
    public List<Token> tokens() {
      return joined(terms, " " + NumberText.MINUS + " ");
    }
  }

  /** Two factors; sums among them stand in brackets. */
  record Product(Expression left, Expression right) implements Expression {
    @Override
    public double value() {
      return left.value() * right.value();
    }

    @Override
    public List<Token> tokens() {
      return joined(List.of(bracketed(left), bracketed(right)), "·");
    }

    private static Expression bracketed(Expression factor) {
      return factor instanceof Sum ? new Call("(", ")", x -> x, factor) : factor;
    }
  }

  /** A function, written as what stands before and after its argument. */
  record Call(String before, String after, DoubleUnaryOperator function, Expression argument)
      implements Expression {
    @Override
    public double value() {
      return function.applyAsDouble(argument.value());
    }

    @Override
    public List<Token> tokens() {
      List<Token> tokens = new ArrayList<>();
      tokens.add(new Token(before, before));
      tokens.addAll(argument.tokens());
      tokens.add(new Token(after, after));
      return tokens;
    }
  }

  /** The logistic function. */
  static Expression sigmoid(Expression x) {
    return new Call("σ(", ")", value -> 1 / (1 + Math.exp(-value)), x);
  }

  static Expression tanh(Expression x) {
    return new Call("tanh(", ")", Math::tanh, x);
  }

  /** 1 - x. */
  static Expression complement(Expression x) {
    return new Call("(1 " + NumberText.MINUS + " ", ")", value -> 1 - value, x);
  }

  /** The natural logarithm, held at -100 from below as in PyTorch's binary cross-entropy. */
  static Expression logarithm(Expression x) {
    boolean bare = x instanceof Value;
    DoubleUnaryOperator function = value -> Math.max(-100, Math.log(value));
    return new Call(bare ? "ln " : "ln", "", function, x);
  }

  private static List<Token> joined(List<Expression> parts, String operator) {
    List<Token> tokens = new ArrayList<>();
    for (Expression part : parts) {
      if (!tokens.isEmpty()) {
        tokens.add(new Token(operator, operator));
      }
      tokens.addAll(part.tokens());
    }
    return tokens;
  }
}
