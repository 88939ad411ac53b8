package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {
  /** The full subtractor's table, written out. */
  @Test
  void eightRowsAsInTheTextbook() {
    int[][] table = {
      {0, 0, 0, 0, 0},
      {0, 0, 1, 1, 1},
      {0, 1, 0, 1, 1},
      {0, 1, 1, 0, 1},
      {1, 0, 0, 1, 0},
      {1, 0, 1, 0, 0},
      {1, 1, 0, 0, 0},
      {1, 1, 1, 1, 1}
    };
    assertEquals(table.length, Rule.ALL.size());
    for (int i = 0; i < table.length; i++) {
      Rule rule = Rule.ALL.get(i);
      assertEquals(i, rule.index());
      assertEquals(new Rule(table[i][0], table[i][1], table[i][2]), rule);
      assertEquals(table[i][3], rule.differenceBit(), rule.toString());
      assertEquals(table[i][4], rule.borrowOut(), rule.toString());
      assertEquals("" + table[i][0] + table[i][1] + table[i][2], rule.bits());
    }
  }

  @Test
  void everyColumnOfASubtractionFollowsItsRow() {
    Set<Rule> seen = new HashSet<>();
    for (long a = 0; a < 16; a++) {
      for (long b = 0; b < 16; b++) {
        Subtraction pair = new Subtraction(a, b, 4);
        for (int t = 0; t < 4; t++) {
          Rule rule = Rule.at(pair, t);
          assertEquals(pair.differenceBit(t), rule.differenceBit());
          assertEquals(pair.borrowOut(t), rule.borrowOut());
          assertEquals((a >> t & 1), rule.aBit());
          assertEquals((b >> t & 1), rule.bBit());
          seen.add(rule);
        }
      }
    }
    assertEquals(Set.copyOf(Rule.ALL), seen);
  }
}
