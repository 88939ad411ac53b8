package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.DiagramLayout.Point;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagramLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "LSTM,560,294", "LSTM,700,364", "LSTM,1200,634", "LSTM,1150,300", "LSTM,560,634",
    "GRU,560,294", "GRU,700,364", "GRU,1200,634", "GRU,1150,300", "GRU,560,634",
    "RNN,560,294", "RNN,700,364", "RNN,1200,634", "RNN,1150,300", "RNN,560,634"
  })
  void partsFitAndDoNotCoverEachOther(CellType cell, double width, double height) {
    CellDiagram diagram = CellDiagram.of(cell);
    DiagramLayout layout = DiagramLayout.of(diagram, width, height);
    assertEquals(diagram.elements(), layout.boxes().keySet());
    List<Element> elements = List.copyOf(diagram.elements());
    for (int i = 0; i < elements.size(); i++) {
      Box box = layout.boxes().get(elements.get(i));
      assertTrue(
          box.x() >= 0 && box.y() >= 0 && box.right() <= width && box.bottom() <= height,
          elements.get(i) + " leaves the area: " + box);
      for (Element other : elements.subList(0, i)) {
        assertFalse(overlap(box, layout.boxes().get(other)), elements.get(i) + " covers " + other);
      }
    }
    assertTrue(layout.fontSize() >= 11);
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void everyArrowRunsStraightAndEndsAtItsPart(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    DiagramLayout layout = DiagramLayout.of(diagram, 700, 364);
    assertEquals(new HashSet<>(diagram.edges()), layout.paths().keySet());
    layout
        .paths()
        .forEach(
            (edge, corners) -> {
              for (int i = 1; i < corners.size(); i++) {
                Point a = corners.get(i - 1);
                Point b = corners.get(i);
                assertTrue(
                    Math.abs(a.x() - b.x()) < 1e-9 || Math.abs(a.y() - b.y()) < 1e-9,
                    edge + " is slanted");
              }
              Box box = layout.boxes().get(edge.to());
              Point end = corners.getLast();
              double reach = DiagramLayout.tagHeight(layout.fontSize());
              assertTrue(
                  end.x() >= box.x() - 1e-9
                      && end.x() <= box.right() + 1e-9
                      && end.y() >= box.y() - 1e-9
                      && end.y() <= box.bottom() + reach,
                  edge + " ends at " + end + ", not at " + box);
            });
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void arrowKeysReachEveryPart(CellType cell) {
    CellDiagram diagram = CellDiagram.of(cell);
    DiagramLayout layout = DiagramLayout.of(diagram, 560, 294);
    Set<Element> seen = EnumSet.of(Element.X);
    Deque<Element> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Element from = open.poll();
      for (int[] way : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        Element next = layout.next(from, way[0], way[1]);
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    assertEquals(diagram.elements(), seen);
  }
}
