package dev.gatescope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewportTest {
  @Test
  void zoomKeepsItsPlaceInSightAndEndsAtTheEdges() {
    Viewport part = Viewport.whole(256);
    while (part.canZoomIn()) {
      part = part.zoomedIn(255, 3);
      assertTrue(part.contains(255, 3), part.toString());
      assertTrue(part.left() + part.cells() <= 256 && part.bottom() >= 0, part.toString());
    }
    assertEquals(8, part.cells());
    for (int i = 0; i < 20; i++) {
      part = part.zoomedOut(255, 3);
    }
    assertEquals(Viewport.whole(256), part);
  }

  @Test
  void movingEndsAtTheEdges() {
    Viewport part = new Viewport(10, 20, 16, 64).moved(-100, 100);
    assertEquals(new Viewport(0, 48, 16, 64), part);
    assertEquals(new Viewport(5, 48, 16, 64), part.showing(20, 50));
  }

  @Test
  void fourCellsNeedNoZoom() {
    assertFalse(Viewport.whole(4).canZoomIn());
    assertEquals(Viewport.whole(4), Viewport.whole(4).zoomedIn(1, 1));
  }

  @ParameterizedTest
  @CsvSource({"700, 620, 256", "160, 150, 256", "400, 400, 9", "120, 110, 128", "90, 90, 8"})
  void everyCellIsFoundAtItsMiddle(double width, double height, int cells) {
    MapGeometry geometry = MapGeometry.of(width, height, new Viewport(0, 0, cells, 256));
    assertTrue(geometry.right() <= width && geometry.bottom() <= height, geometry.toString());
    for (int a = 0; a < cells; a += 3) {
      for (int b = 0; b < cells; b += 5) {
        double x = geometry.x(a) + geometry.cell() / 2;
        double y = geometry.y(b) + geometry.cell() / 2;
        assertEquals(a * 256 + b, geometry.cellAt(x, y));
      }
    }
    assertEquals(-1, geometry.cellAt(geometry.left() - 1, geometry.top() + 1));
  }
}
