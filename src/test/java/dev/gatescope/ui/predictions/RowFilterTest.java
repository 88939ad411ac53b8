package dev.gatescope.ui.predictions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowFilterTest {
  private static final PredictionRow ROW = new PredictionRow(0, 250, 13, 237, 236, 1, null);

  @Test
  void aBlankFilterLetsARowThroughWithoutLookingAtIt() {
    assertTrue(new RowFilter(false, "").test(null));
    assertTrue(new RowFilter(false, "  ").test(null));
  }

  @Test
  void oneNumberIsLookedForInBothAndTwoInTheirOrder() {
    for (String typed : new String[] {"25", "13", "250 - 13", " 2,1 ", "-13", "250 -"}) {
      assertTrue(new RowFilter(false, typed).test(ROW), typed);
    }
    for (String typed : new String[] {"50", "13 250", "2 1 3", "x", "250 - 14"}) {
      assertFalse(new RowFilter(false, typed).test(ROW), typed);
    }
  }

  @Test
  void wrongOnlyHoldsWithNumbersAndWithout() {
    PredictionRow right = new PredictionRow(0, 250, 13, 237, 237, 0, null);
    assertTrue(new RowFilter(true, "").test(ROW));
    assertTrue(new RowFilter(true, "25").test(ROW));
    assertFalse(new RowFilter(true, "").test(right));
    assertFalse(new RowFilter(true, "25").test(right));
  }
}
