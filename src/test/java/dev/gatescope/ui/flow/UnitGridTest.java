package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnitGridTest {
  @Test
  void everyUnitHasItsOwnCellForAnyNumberOfUnits() {
    for (int units = 1; units <= 256; units++) {
      UnitGrid grid = UnitGrid.fitting(units, 65, 44);
      assertTrue(grid.rows() * grid.columns() >= units);
      for (int unit = 0; unit < units; unit++) {
        double x = (grid.column(unit) + 0.5) * 65 / grid.columns();
        double y = (grid.row(unit) + 0.5) * 44 / grid.rows();
        assertEquals(unit, grid.unitAt(x, y, 65, 44));
      }
    }
  }

  @Test
  void thirtyTwoUnitsFillFullRows() {
    assertEquals(new UnitGrid(32, 8), UnitGrid.fitting(32, 65, 36));
    assertEquals(new UnitGrid(32, 16), UnitGrid.fitting(32, 160, 20));
    assertEquals(new UnitGrid(32, 4), UnitGrid.fitting(32, 100, 110));
  }

  @Test
  void besideTheCellsThereIsNoUnit() {
    UnitGrid grid = new UnitGrid(5, 3);
    assertEquals(-1, grid.unitAt(-1, 5, 30, 20));
    assertEquals(-1, grid.unitAt(5, 20, 30, 20));
    assertEquals(-1, grid.unitAt(25, 15, 30, 20));
    assertEquals(4, grid.unitAt(15, 15, 30, 20));
  }
}
