package dev.gatescope.ui.flow;

import dev.gatescope.ui.flow.Expression.Apply;
import dev.gatescope.ui.flow.Expression.Quantity;

/**
 * What a part computes, for one unit at one time step.
 *
 * @param symbol the left side
 * @param expression the right side
 * @param value the trace's own value, in float precision
 */
public record Formula(String symbol, Expression expression, double value) {
  /** The formula in letters. */
  public String symbols() {
    String right = expression.symbols();
    return right.equals(symbol) ? symbol : symbol + " = " + right;
  }

  /** The same with numbers, every step down to the result. */
  public String numbers() {
    String result = " = " + Numbers.exact(value);
    if (expression instanceof Quantity) {
      return symbol + result;
    }
    String between =
        expression instanceof Apply(Expression.Function function, Expression argument)
                && !(argument instanceof Quantity)
            ? " = " + new Apply(function, new Quantity("", argument.value())).numbers()
            : "";
    return symbol + " = " + expression.numbers() + between + result;
  }
}
