package dev.gatescope.ui.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DockModelTest {
  private final DockModel dock = new DockModel();

  @Test
  void everyPaneIsANeighbourAndTheLastOnesNextIsTheFirst() {
    DockTab[] all = DockTab.values();
    dock.show(all[0]);
    for (int i = 1; i <= all.length; i++) {
      dock.showNext(1);
      assertEquals(all[i % all.length], dock.tabProperty().get());
    }
    dock.showNext(-1);
    assertEquals(all[all.length - 1], dock.tabProperty().get());
  }

  @Test
  void aClosedDockOpensForIt() {
    dock.toggleOpen();
    dock.showNext(1);
    assertTrue(dock.isOpen());
  }
}
