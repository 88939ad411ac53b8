package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellDiagramTest {
  @ParameterizedTest
  @EnumSource(CellType.class)
  void everyPartIsReachedOnceAndAfterAllThatItIsComputedFrom(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    Set<Element> reached = EnumSet.noneOf(Element.class);
    for (CellDiagram.Beat beat : diagram.beats()) {
      for (Element element : beat.elements()) {
        assertTrue(reached.containsAll(diagram.sources(element)), element + " comes too early");
      }
      beat.elements().forEach(element -> assertTrue(reached.add(element), element + " twice"));
    }
    assertEquals(diagram.elements(), reached);
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void theAnswerDependsOnEverythingButTheOtherAnswer(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    Set<Element> expected = EnumSet.copyOf(diagram.elements());
    expected.removeAll(Set.of(Element.BIT, Element.LOSS));
    assertEquals(expected, diagram.upstream(Element.BIT));
  }

  @Test
  void theCellStateComesFromWhatIsKeptAndWhatIsWrittenAndNotFromTheOutputGate() {
    CellDiagram lstm = CellDiagram.of(CellType.LSTM);
    assertEquals(List.of(Element.KEEP, Element.WRITE), lstm.sources(Element.ADD));
    assertEquals(
        Set.of(
            Element.X,
            Element.PREVIOUS_CELL,
            Element.PREVIOUS_HIDDEN,
            Element.FORGET,
            Element.INPUT,
            Element.CANDIDATE,
            Element.KEEP,
            Element.WRITE,
            Element.ADD),
        lstm.upstream(Element.CELL));
  }

  @Test
  void theGruResetsTheMemorysShareAndNotTheInputs() {
    CellDiagram gru = CellDiagram.of(CellType.GRU);
    assertEquals(List.of(Element.X, Element.RESET_TERM), gru.sources(Element.NEW));
    assertEquals(List.of(Element.RESET, Element.PREVIOUS_HIDDEN), gru.sources(Element.RESET_TERM));
  }

  @Test
  void everyGateOfTheLstmAndTheGruHasAPart() {
    for (CellType cell : List.of(CellType.LSTM, CellType.GRU)) {
      Set<Gate> gates =
          CellDiagram.of(cell).elements().stream()
              .filter(element -> element.kind() == Element.Kind.GATE)
              .map(Element::gate)
              .collect(Collectors.toSet());
      assertEquals(Set.copyOf(cell.gates()), gates);
    }
  }
}
