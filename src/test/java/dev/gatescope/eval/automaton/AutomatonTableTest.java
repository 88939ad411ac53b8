package dev.gatescope.eval.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Networks built by hand, whose machines are known, as tables. */
class AutomatonTableTest {
  private static final int BITS = 4;

  @Test
  void aRowIsATransitionOfSubtraction() {
    Table table = AutomatonTable.of(automaton(BorrowNetworks.borrow()));
    assertEquals(8, table.rowCount());
    for (Row row : table) {
      int left = row.getInt("a") - row.getInt("b") - row.getInt("state");
      assertEquals(left < 0 ? 1 : 0, row.getInt("next"), row.toString());
      assertEquals(Math.floorMod(left, 2), row.getInt("output"), row.toString());
      assertEquals(1, row.getDouble("agreement"));
    }
    assertEquals(List.of(0, 0, 1, 1, 0, 0, 1, 1), table.intColumn("a").asList());
    assertEquals(List.of(0, 1, 0, 1, 0, 1, 0, 1), table.intColumn("b").asList());
    assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 1), table.intColumn("state").asList());
  }

  @Test
  void allOfItSaysThatItIsTheBorrowMachine() {
    Automaton automaton = automaton(BorrowNetworks.borrow());
    Map<String, Object> all = AutomatonTable.all(automaton);
    assertEquals(BITS, all.get("steps"));
    assertEquals(2, all.get("clusters"));
    assertEquals(true, all.get("equivalent"));
    assertNull(all.get("counterexample"));
    assertEquals(1.0, all.get("fidelity"));
    assertEquals(
        List.of(
            Map.of("state", 0, "initial", true, "share", automaton.share(0), "borrow_share", 0.0),
            Map.of("state", 1, "initial", false, "share", automaton.share(1), "borrow_share", 1.0)),
        all.get("states"));
    List<?> transitions = (List<?>) all.get("transitions");
    assertEquals(8, transitions.size());
    assertEquals(
        Map.of("state", 0, "a", 0, "b", 1, "output", 1, "next", 1, "agreement", 1.0),
        transitions.get(1));
    assertEquals(
        Map.of("state", 1, "a", 1, "b", 0, "output", 0, "next", 0, "agreement", 1.0),
        transitions.get(6));
  }

  /** 0 - 1 borrows; then 0 - 0 is 1, and a xor b is 0. */
  @Test
  void aCounterexampleGivesBitsAndBothAnswers() {
    Map<String, Object> all = AutomatonTable.all(automaton(BorrowNetworks.xor()));
    assertEquals(false, all.get("equivalent"));
    assertEquals(
        Map.of("a_bits", List.of(0, 0), "b_bits", List.of(1, 0), "output", 0, "borrow_machine", 1),
        all.get("counterexample"));
  }

  private static Automaton automaton(Network network) {
    try (NetworkEngine engine = new NetworkEngine()) {
      return new Automaton(engine.with(network).sweep(BITS, true), new PrefixTree(BITS));
    }
  }
}
