package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementTest {
  @ParameterizedTest
  @EnumSource(CellType.class)
  void beginsWithNothingAndEndsWithAll(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    Movement movement = new Movement(diagram);
    assertEquals(Set.of(), movement.at(0).reached());
    assertEquals(diagram.elements(), movement.at(1).reached());
    assertEquals(Set.of(), movement.at(1).travelling());
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void whatIsReachedStaysReachedAndValuesTravelFromThere(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    Movement movement = new Movement(diagram);
    Set<Element> before = Set.of();
    for (int i = 0; i <= 1000; i++) {
      Movement.Frame frame = movement.at(i / 1000.0);
      assertTrue(frame.reached().containsAll(before));
      for (Element element : frame.travelling()) {
        assertTrue(frame.reached().containsAll(diagram.sources(element)));
      }
      before = frame.reached();
    }
  }

  @Test
  void phasesFollowEachOtherWithAStopAfterEach() {
    Movement movement = new Movement(CellDiagram.of(CellType.LSTM));
    List<Element.Phase> phases = new ArrayList<>();
    List<Element.Phase> stops = new ArrayList<>();
    for (int i = 0; i <= 1000; i++) {
      Movement.Frame frame = movement.at(i / 1000.0);
      if (phases.isEmpty() || phases.getLast() != frame.phase()) {
        phases.add(frame.phase());
      }
      boolean still = frame.travelling().isEmpty();
      if (still && (stops.isEmpty() || stops.getLast() != frame.phase())) {
        stops.add(frame.phase());
      }
    }
    assertEquals(List.of(Element.Phase.values()), phases);
    assertEquals(phases, stops);
  }

  @Test
  void withoutTravelTheSameIsReached() {
    Movement.Frame frame = new Movement(CellDiagram.of(CellType.GRU)).at(0.3);
    assertNotEquals(Set.of(), frame.travelling());
    assertEquals(Set.of(), frame.withoutTravel().travelling());
    assertEquals(frame.reached(), frame.withoutTravel().reached());
  }
}
