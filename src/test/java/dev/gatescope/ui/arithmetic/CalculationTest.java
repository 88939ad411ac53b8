package dev.gatescope.ui.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.arithmetic.Calculation.Line;
import dev.gatescope.ui.arithmetic.Calculation.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalculationTest {
  private static final Messages MESSAGES = Messages.english();
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);

  @ParameterizedTest
  @EnumSource
  void everyLineGivesTheTracesValueAgain(CellType cell) {
    for (GateTrace trace :
        List.of(
            SampleTraces.golden(cell, PAIR),
            SampleTraces.golden(cell, new Subtraction(128, 1, 8)),
            SampleTraces.operated(cell, PAIR),
            SampleTraces.initial(cell, 4, PAIR),
            SampleTraces.initial(cell, 1, new Subtraction(2, 1, 2)))) {
      for (int t = 0; t < trace.timeSteps(); t++) {
        for (int unit = 0; unit < trace.hiddenSize(); unit++) {
          for (Section section : Calculation.of(trace, t, unit, MESSAGES).sections()) {
            for (Line line : section.lines()) {
              String where = "%s, t %d, unit %d: %s".formatted(cell, t, unit, line);
              assertEquals(line.result(), line.expression().value(), 1e-5, where);
            }
          }
        }
      }
    }
  }

  @Test
  void whatIsHeldIsNotCalculated() {
    GateTrace trace = SampleTraces.operated(CellType.LSTM, PAIR);
    String text = Calculation.of(trace, 3, 4, MESSAGES).toText();
    // Each of the six values of unit 4 is held at every step.
    assertEquals(7, text.split("\\n\\n", -1).length, text);
    assertTrue(text.contains("f = \u22120.1300 = \u22120.1300"), text);
    List<Section> sections = Calculation.of(trace, 3, 4, MESSAGES).sections();
    for (Section section : sections.subList(0, 6)) {
      Line last = section.lines().getLast();
      assertEquals("held by surgery", last.expression().tokens().getFirst().symbols());
    }
    assertTrue(Calculation.of(trace, 3, 5, MESSAGES).toText().contains("f = σ("));
  }

  @Test
  void resultsAreTheTracesValues() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    Calculation calculation = Calculation.of(trace, 3, 7, MESSAGES);
    assertEquals(7, calculation.sections().size());
    assertEquals(4, calculation.gates());
    assertEquals(trace.gate(Gate.FORGET, 3, 7), last(calculation, 0));
    assertEquals(trace.gate(Gate.OUTPUT, 3, 7), last(calculation, 3));
    assertEquals(trace.cellState(3, 7), last(calculation, 4));
    assertEquals(trace.hiddenState(3, 7), last(calculation, 5));
    assertEquals(trace.loss(3), last(calculation, 6));
  }

  @Test
  void printsTheArticlesEquationsInNumbers() {
    String text = Calculation.of(SampleTraces.golden(CellType.LSTM, PAIR), 3, 7, MESSAGES).toText();
    assertTrue(text.contains("W x = \u22120.0472·1 + 0.3915·1 = 0.3442"), text);
    assertTrue(text.contains("f = σ(2.0492) = 0.8859"), text);
    assertTrue(text.contains("truth y = (1 \u2212 1 \u2212 1) mod 2 = 1"), text);
  }

  @Test
  void resetGateOfTheGruTakesTheRecurrentBias() {
    GateTrace trace = SampleTraces.golden(CellType.GRU, PAIR);
    Line sum = Calculation.of(trace, 2, 1, MESSAGES).sections().get(2).lines().get(2);
    assertTrue(sum.expression().numbers().contains("0.7272·(\u22120.6686 + 0.1658)"));
  }

  @Test
  void saysThatStatesStartAtZero() {
    String text = Calculation.of(SampleTraces.golden(CellType.RNN, PAIR), 0, 0, MESSAGES).toText();
    assertTrue(text.contains("U h_t\u22121 = 0.0000 = 0.0000"), text);
  }

  private static double last(Calculation calculation, int section) {
    return calculation.sections().get(section).lines().getLast().result();
  }
}
