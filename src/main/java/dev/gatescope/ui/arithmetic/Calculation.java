package dev.gatescope.ui.arithmetic;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one unit's values at one time step come about, line by line, and after them the output bit
 * with its loss. Knows no toolkit.
 *
 * @param sections one for each gate and state, then the output
 * @param gates how many of them, from the first, are gates
 */
record Calculation(List<Section> sections, int gates) {
  static final int DECIMALS = 4;

  /**
   * Lines that end in one value of the cell.
   *
   * @param value null for the output layer
   * @param note a remark under the title, or empty
   */
  record Section(CellValue value, String title, String note, List<Line> lines) {}

  /**
   * One line.
   *
   * @param name what is calculated, in symbols (see {@link Expression})
   * @param result the trace's value, which the expression gives again
   * @param decimals with which the result is written
   * @param remark after the result, such as a mark for right or wrong, or empty
   */
  record Line(String name, Expression expression, double result, int decimals, String remark) {
    Line(String name, Expression expression, double result) {
      this(name, expression, result, DECIMALS, "");
    }

    String resultText() {
      return NumberText.revealing(result, decimals);
    }
  }

  /**
   * The calculation of a unit at a time step of a trace.
   *
   * @throws IndexOutOfBoundsException if the trace has no such time step or unit
   */
  static Calculation of(GateTrace trace, int timeStep, int unit, Messages messages) {
    return new CalculationWriter(trace, timeStep, unit, messages).write();
  }

  /** All lines in numbers, as text. */
  String toText() {
    return sections.stream()
        .map(
            section ->
                section.lines.stream()
                    .map(line -> plain(line.name) + " = " + text(line))
                    .collect(Collectors.joining("\n", section.title + "\n", "\n")))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Line line) {
    return line.expression.numbers() + " = " + line.resultText() + " " + line.remark;
  }

  private static String plain(String symbols) {
    return symbols.replaceAll("[{}]", "");
  }
}
