package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.flow.FlowViewModel.Pointed;
import dev.gatescope.ui.flow.FlowViewModel.Readout;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowViewModelTest {
  private final Subtraction pair = new Subtraction(123, 61, 8);
  private final Selection selection = new Selection(pair, 32);
  private final TraceModel traces = new TraceModel();

  private FlowViewModel model(Locale locale) {
    return new FlowViewModel(traces, selection, Messages.of(locale));
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void everyPartAndPhaseHasWordsInBothLanguages(CellType cell) {
    traces.show(SampleTraces.initial(cell, 3, pair));
    for (Locale locale : Messages.LANGUAGES) {
      FlowViewModel model = model(locale);
      CellDiagram diagram = CellDiagram.of(cell);
      for (Element element : diagram.elements()) {
        Readout readout = model.readout(new Pointed(element, -1));
        assertFalse(readout.name().isBlank());
        assertFalse(readout.about().isBlank());
        assertTrue(readout.numbers().contains(" = "), readout.numbers());
        assertFalse(model.shortName(element).isBlank());
        assertFalse(model.accessibleText(element, 0).isBlank());
      }
      diagram.beats().forEach(beat -> assertFalse(model.phase(beat.phase()).isBlank()));
    }
  }

  @Test
  void theUnitPointedAtGoesBeforeTheSelectedOne() {
    traces.show(SampleTraces.golden(CellType.LSTM, pair));
    selection.selectUnit(7);
    selection.selectTimeStep(3);
    FlowViewModel model = model(Locale.ENGLISH);
    assertEquals("Cell state, unit 7", model.readout(new Pointed(Element.CELL, -1)).name());
    assertEquals("Cell state, unit 2", model.readout(new Pointed(Element.CELL, 2)).name());
    assertEquals("Probability", model.readout(new Pointed(Element.PROBABILITY, -1)).name());
  }

  @Test
  void theInputIsTheBitsOfBothNumbers() {
    traces.show(SampleTraces.golden(CellType.LSTM, pair));
    selection.selectTimeStep(2);
    Readout readout = model(Locale.ENGLISH).readout(new Pointed(Element.X, -1));
    assertEquals("bit 2 of a = 123 and of b = 61", readout.about());
    assertEquals("x_{2} = (0, 1)", readout.numbers());
  }

  @Test
  void theAnswerIsComparedWithTheTruth() {
    traces.show(SampleTraces.golden(CellType.LSTM, pair));
    selection.selectTimeStep(1);
    Pointed bit = new Pointed(Element.BIT, -1);
    assertEquals("right: the true bit is 1", model(Locale.ENGLISH).readout(bit).about());
    traces.show(SampleTraces.initial(CellType.GRU, 4, pair));
    selection.selectTimeStep(0);
    assertEquals("wrong: the true bit is 0", model(Locale.ENGLISH).readout(bit).about());
  }

  @Test
  void selectingAPartSelectsItsGateAndAStateKeepsTheGate() {
    traces.show(SampleTraces.golden(CellType.LSTM, pair));
    FlowViewModel model = model(Locale.ENGLISH);
    model.select(Element.FORGET, 12);
    assertEquals(Gate.FORGET, selection.gateProperty().get());
    assertEquals(12, selection.unit());
    model.select(Element.CELL, -1);
    assertEquals(Gate.FORGET, selection.gateProperty().get());
    assertEquals(12, selection.unit());
    model.select(Element.INPUT_TERM, 0);
    assertEquals(Gate.HIDDEN, selection.gateProperty().get());
  }

  @Test
  void aShorterTraceThanTheSelectedStepIsShownAtItsEnd() {
    selection.selectTimeStep(7);
    traces.show(SampleTraces.initial(CellType.RNN, 2, new Subtraction(5, 3, 3)));
    assertEquals(2, model(Locale.ENGLISH).timeStep());
  }

  @Test
  void pointsAtNothingAtFirst() {
    FlowViewModel model = model(Locale.ENGLISH);
    assertNull(model.pointed());
    model.point(Element.ADD, -1);
    assertEquals(new Pointed(Element.ADD, -1), model.pointed());
    model.point(null, -1);
    assertNull(model.pointed());
  }
}
