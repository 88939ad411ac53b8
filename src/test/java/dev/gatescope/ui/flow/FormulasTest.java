package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.ui.SampleTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormulasTest {
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);

  @ParameterizedTest
  @EnumSource(CellType.class)
  void everyFormulaGivesTheValueOfTheTrace(CellType cell) {
    assertGivesTheValues(SampleTraces.golden(cell, PAIR));
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void noFormulaClaimsToGiveWhatASurgeryHolds(CellType cell) {
    GateTrace trace = SampleTraces.operated(cell, PAIR);
    assertGivesTheValues(trace);
    Formulas held = new Formulas(trace, 3, 4);
    assertTrue(held.isHeld(Element.HIDDEN));
    Formula hidden = held.of(Element.HIDDEN);
    assertEquals("h_{t}", hidden.symbols());
    assertFalse(new Formulas(trace, 3, 5).isHeld(Element.HIDDEN));
  }

  private static void assertGivesTheValues(GateTrace trace) {
    CellType cell = trace.cell();
    int checked = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int unit = 0; unit < trace.hiddenSize(); unit++) {
        for (Element element : CellDiagram.of(cell).elements()) {
          if (element == Element.X) {
            continue;
          }
          Formula formula = new Formulas(trace, t, unit).of(element);
          assertEquals(
              formula.value(),
              formula.expression().value(),
              2e-5,
              element + " of unit " + unit + " at step " + t + ": " + formula.numbers());
          checked++;
        }
      }
    }
    assertTrue(checked >= 8 * 32 * 9);
  }

  @Test
  void aFormulaIsWrittenInLettersAndInNumbers() {
    Formula cellState = of(CellType.LSTM, Element.CELL);
    assertEquals("C_{t} = f_{t}·C_{t−1} + i_{t}·\uE043_{t}", cellState.symbols());
    assertEquals("C_{t} = 0.886·0.618 + 0.884·0.973 = 1.408", cellState.numbers());
    Formula hidden = of(CellType.LSTM, Element.HIDDEN);
    assertEquals("h_{t} = o_{t}·tanh(C_{t})", hidden.symbols());
    assertEquals("h_{t} = 0.318·tanh(1.408) = 0.282", hidden.numbers());
  }

  @Test
  void aGateShowsItsSumBeforeItsActivation() {
    Formula reset = of(CellType.GRU, Element.NEW);
    assertEquals(
        "n_{t} = tanh(W_{n} x_{t} + b_{n} + r_{t}·(U_{n} h_{t−1} + b′_{n}))", reset.symbols());
    assertEquals(
        "n_{t} = tanh(−0.360 − 0.191 + 0.979·(−4.861 − 0.518)) = tanh(−5.820) = −1.000",
        reset.numbers());
  }

  @Test
  void negativeFactorsStandInParentheses() {
    Formula logit = of(CellType.LSTM, Element.LOGIT);
    assertEquals("y_{t} = w_{7}·h_{7} + Σ_{j≠7} w_{j}·h_{j} + b", logit.symbols());
    assertEquals("y_{t} = (−0.433)·0.282 + 12.333 − 0.053 = 12.158", logit.numbers());
  }

  @Test
  void whatTheOthersAddToTheLogitIsTheirSum() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    WeightLayout layout = trace.weights().layout();
    double others = 0;
    for (int unit = 0; unit < 32; unit++) {
      float weight = trace.weights().get(layout.outputWeight().offset() + unit);
      others += unit == 7 ? 0 : (double) weight * trace.hiddenState(3, unit);
    }
    String numbers = of(CellType.LSTM, Element.LOGIT).numbers();
    assertTrue(numbers.contains(" + " + Numbers.exact(others) + " "), numbers);
  }

  @Test
  void aSingleUnitHasNoOthers() {
    GateTrace trace = SampleTraces.initial(CellType.GRU, 1, PAIR);
    Formula logit = new Formulas(trace, 3, 0).of(Element.LOGIT);
    assertEquals("y_{t} = w_{0}·h_{0} + b", logit.symbols());
    assertEquals(logit.value(), logit.expression().value(), 1e-6);
  }

  @Test
  void aProductIsNotNamedTwice() {
    Formula kept = of(CellType.LSTM, Element.KEEP);
    assertEquals("f_{t}·C_{t−1}", kept.symbols());
    assertEquals("f_{t}·C_{t−1} = 0.886·0.618 = 0.548", kept.numbers());
  }

  @Test
  void whatComesInHasNoFormulaButAValue() {
    assertEquals("C_{t−1} = 0.618", of(CellType.LSTM, Element.PREVIOUS_CELL).numbers());
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    assertEquals("h_{t−1} = 0", new Formulas(trace, 0, 7).of(Element.PREVIOUS_HIDDEN).numbers());
  }

  @Test
  void aPartOfAnotherCellIsRefused() {
    GateTrace trace = SampleTraces.initial(CellType.RNN, 3, PAIR);
    Formulas formulas = new Formulas(trace, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> formulas.of(Element.CELL));
    assertThrows(IllegalArgumentException.class, () -> formulas.of(Element.UPDATE));
  }

  @Test
  void theScaleOfTheCellStateIsThatOfTheWholeTrace() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    double largest = 0;
    for (int t = 0; t < 8; t++) {
      for (int unit = 0; unit < 32; unit++) {
        largest = Math.max(largest, Math.abs(trace.cellState(t, unit)));
      }
    }
    assertTrue(largest > 1);
    assertEquals(largest, PartValues.limit(trace, Element.CELL));
    assertEquals(largest, PartValues.limit(trace, Element.PREVIOUS_CELL));
    assertEquals(1, PartValues.limit(trace, Element.FORGET));
  }

  @Test
  void numbersAreShortAndNoneButZeroReadsAsZero() {
    assertEquals("0", Numbers.exact(0));
    assertEquals("−1", Numbers.exact(-1));
    assertEquals("−0.250", Numbers.exact(-0.25));
    assertEquals("5.0e−6", Numbers.exact(5e-6));
    assertEquals("NaN", Numbers.exact(Double.NaN));
    assertEquals("−0.98", Numbers.brief(-0.981));
    assertEquals("0.00", Numbers.brief(-0.001));
    assertEquals("−∞", Numbers.brief(Double.NEGATIVE_INFINITY));
    assertEquals("5e−6", Numbers.tiny(5e-6));
    assertEquals("0.70", Numbers.tiny(0.7));
  }

  private static Formula of(CellType cell, Element element) {
    return new Formulas(SampleTraces.golden(cell, PAIR), 3, 7).of(element);
  }
}
