package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Csv;
import org.junit.jupiter.api.Test;

class ResultTablesTest {

  @Test
  void predictionsAsATable() {
    Predictions predictions =
        new Predictions(
            2,
            new long[] {3, 2},
            new long[] {1, 1},
            new float[] {0.1f, 0.9f, 0.5f, 0.7f}); // 2, and 2 since one half is no 1
    assertEquals(
        """
        index,a,b,expected,predicted,absolute_error
        0,3,1,2,2,0.0
        1,2,1,1,2,1.0
        """,
        Csv.toText(ResultTables.predictions(predictions)));
  }
}
