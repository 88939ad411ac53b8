package dev.gatescope.eval.automaton;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** An extracted machine as a table, and as maps and lists. */
public final class AutomatonTable {
  private AutomatonTable() {}

  /** One row a transition: state, a, b, output, next, agreement. */
  public static Table of(Automaton automaton) {
    IntColumn state = IntColumn.create("state");
    IntColumn a = IntColumn.create("a");
    IntColumn b = IntColumn.create("b");
    IntColumn output = IntColumn.create("output");
    IntColumn next = IntColumn.create("next");
    DoubleColumn agreement = DoubleColumn.create("agreement");
    Machine machine = automaton.machine();
    for (int from = 0; from < machine.states(); from++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        state.append(from);
        a.append(input >> 1);
        b.append(input & 1);
        output.append(machine.output(from, input));
        next.append(machine.next(from, input));
        agreement.append(automaton.agreement(from, input));
      }
    }
    return Table.create("automaton", state, a, b, output, next, agreement);
  }

  /** All of it: steps, clusters, states, transitions, equivalent, counterexample, fidelity. */
  public static Map<String, Object> all(Automaton automaton) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("steps", automaton.timeSteps());
    all.put("clusters", automaton.clusters());
    all.put("states", states(automaton));
    all.put("transitions", transitions(automaton));
    all.put("equivalent", automaton.difference().isEmpty());
    all.put(
        "counterexample", automaton.difference().map(AutomatonTable::counterexample).orElse(null));
    all.put("fidelity", automaton.fidelity());
    return all;
  }

  private static List<Object> states(Automaton automaton) {
    List<Object> states = new ArrayList<>();
    for (int state = 0; state < automaton.machine().states(); state++) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("state", state);
      values.put("initial", state == 0);
      values.put("share", automaton.share(state));
      values.put("borrow_share", automaton.borrowShare(state));
      states.add(values);
    }
    return states;
  }

  private static List<Object> transitions(Automaton automaton) {
    List<Object> transitions = new ArrayList<>();
    Machine machine = automaton.machine();
    for (int from = 0; from < machine.states(); from++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", from);
        values.put("a", input >> 1);
        values.put("b", input & 1);
        values.put("output", machine.output(from, input));
        values.put("next", machine.next(from, input));
        values.put("agreement", automaton.agreement(from, input));
        transitions.add(values);
      }
    }
    return transitions;
  }

  /** Bits of a and b, the least significant first, and what is answered to the last. */
  private static Map<String, Object> counterexample(Difference difference) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("a_bits", difference.inputs().stream().map(input -> input >> 1).toList());
    values.put("b_bits", difference.inputs().stream().map(input -> input & 1).toList());
    values.put("output", difference.output());
    values.put("borrow_machine", 1 - difference.output());
    return values;
  }
}
