package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Rule;
import java.util.ArrayList;
import java.util.List;
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

  /** Rule 001 was right three times in four; rule 111 never applied. */
  @Test
  void rulesAsATable() {
    List<RuleScore> scores = new ArrayList<>(SampleRules.kept().scores());
    scores.set(1, new RuleScore(Rule.ALL.get(1), 4, 3, 0.5, -2, scores.get(1).hardest()));
    scores.set(7, new RuleScore(Rule.ALL.get(7), 0, 0, Double.NaN, Double.NaN, null));
    assertEquals(
        """
        a,b,borrow_in,difference,borrow_out,count,right,accuracy,mean_margin,smallest_margin,\
        hardest_a,hardest_b,hardest_step
        0,0,0,0,0,1000,1000,1.0,5.0,2.0,128,4,1
        0,0,1,1,1,4,3,0.75,0.5,-2.0,128,5,1
        0,1,0,1,1,1000,1000,1.0,5.0,2.0,128,6,1
        0,1,1,0,1,1000,1000,1.0,5.0,2.0,128,7,1
        1,0,0,1,0,1000,1000,1.0,5.0,2.0,130,4,1
        1,0,1,0,0,1000,1000,1.0,5.0,2.0,130,5,1
        1,1,0,0,0,1000,1000,1.0,5.0,2.0,130,6,1
        1,1,1,1,1,0,0,,,,,,
        """,
        Csv.toText(ResultTables.rules(new RuleTable(scores, false))));
  }

  @Test
  void aHistoryOfRulesAsATable() {
    RuleHistory history = new RuleHistory();
    history.add(0, SampleRules.broken(0));
    history.add(5, SampleRules.kept());
    List<String> lines = Csv.toText(ResultTables.ruleHistory(history)).lines().toList();
    assertEquals(1 + 2 * 8, lines.size());
    assertEquals("epoch,a,b,borrow_in,accuracy,mean_margin,smallest_margin,kept", lines.get(0));
    assertEquals("0,0,0,0,0.9,1.0,-3.0,false", lines.get(1));
    assertEquals("0,1,1,0,1.0,5.0,2.0,true", lines.get(7));
    assertEquals("5,0,0,0,1.0,5.0,2.0,true", lines.get(9));
  }

  @Test
  void widthsAsATable() {
    Stretch two =
        new Stretch(
            2,
            10,
            List.of(new Stretch.Place(0, 1, 1, 5, 2), new Stretch.Place(1, 0.9, 0.8, 4, -1)));
    Stretch one = new Stretch(1, 20, List.of(new Stretch.Place(0, 0.5, 0.25, 3, -2)));
    assertEquals(
        """
        bits,pairs,bit,accuracy,right_so_far,mean_margin,smallest_margin
        2,10,0,1.0,1.0,5.0,2.0
        2,10,1,0.9,0.8,4.0,-1.0
        1,20,0,0.5,0.25,3.0,-2.0
        """,
        Csv.toText(ResultTables.stretch(List.of(two, one))));
  }
}
