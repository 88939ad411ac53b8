package dev.gatescope.ui.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "560, 290, 6, 32, 8",
    "1150, 600, 6, 4, 8",
    "560, 290, 4, 256, 62",
    "700, 400, 1, 1, 2",
    "150, 130, 6, 256, 62",
  })
  void everyCellIsFoundAtItsMiddleAndInsideTheView(
      double width, double height, int maps, int units, int steps) {
    HeatLayout layout = HeatLayout.of(width, height, maps, units, steps, 70);
    for (int map = 0; map < maps; map++) {
      assertTrue(layout.x(map) + layout.mapWidth() <= width, "map " + map + " is too far right");
      for (int unit = 0; unit < units; unit += 7) {
        for (int t = 0; t < steps; t++) {
          double x = layout.x(map) + (t + 0.5) * layout.cellWidth();
          double y = layout.y(map) + (unit + 0.5) * layout.cellHeight();
          assertEquals(new HeatLayout.Place(map, t, unit), layout.at(x, y));
        }
      }
    }
    assertNull(layout.at(layout.x(0) - 1, layout.y(0) + 1));
  }

  @ParameterizedTest
  @CsvSource({"560, 290, 6, 32, 8", "1150, 600, 6, 200, 24", "700, 370, 4, 256, 62"})
  void nothingStandsBelowTheView(double width, double height, int maps, int units, int steps) {
    HeatLayout layout = HeatLayout.of(width, height, maps, units, steps, 70);
    assertTrue(layout.y(maps - 1) + layout.mapHeight() <= height);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 500, 60, ONE_LINE",
    "560, 420, 70, STACKED",
    "400, 420, 70, SYMBOL",
    "360, 420, 70, SYMBOL",
    "360, 420, 38, STACKED",
  })
  void aNameStandsWhereItDoesNotReachTheNext(
      double width, double height, double nameWidth, HeatLayout.Title title) {
    HeatLayout layout = HeatLayout.of(width, height, 6, 32, 8, nameWidth);
    assertEquals(title, layout.title());
    double indent = title == HeatLayout.Title.ONE_LINE ? HeatLayout.NAME_INDENT : 0;
    boolean fits = layout.columns() == 1 || layout.x(0) + indent + nameWidth < layout.x(1);
    assertEquals(title != HeatLayout.Title.SYMBOL, fits);
  }
}
