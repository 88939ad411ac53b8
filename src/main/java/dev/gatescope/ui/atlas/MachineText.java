package dev.gatescope.ui.atlas;

import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.eval.automaton.Difference;
import dev.gatescope.eval.automaton.Machine;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;

/** What is said of a machine. */
final class MachineText {
  private final Messages messages;

  MachineText(Messages messages) {
    this.messages = messages;
  }

  /** Whether it is the borrow machine; else the shortest input on which it is not. */
  String verdict(Automaton automaton) {
    return automaton
        .difference()
        .map(
            difference ->
                messages.text(
                    "atlas.machine.differs",
                    bits(difference, 1),
                    bits(difference, 0),
                    Integer.toString(difference.timeStep()),
                    Integer.toString(difference.output()),
                    Integer.toString(1 - difference.output())))
        .orElseGet(() -> messages.text("atlas.machine.equivalent"));
  }

  /** How many states and clusters, and how well the machine follows the network. */
  String about(Automaton automaton) {
    return messages.text(
        "atlas.machine.about",
        Integer.toString(automaton.machine().states()),
        Integer.toString(automaton.clusters()),
        NumberText.percent(automaton.fidelity()));
  }

  /** A transition's input and output, and the share of states that take it if not all do. */
  String transition(Automaton automaton, int state, int input) {
    double share = automaton.agreement(state, input);
    String text =
        Integer.toString(input >> 1)
            + (input & 1)
            + " / "
            + automaton.machine().output(state, input);
    // Rounded down: only all of them are 100 %.
    return share == 1 ? text : text + "  " + NumberText.percent(share, 0);
  }

  /** All of it in words, for those who do not see the drawing. */
  String spoken(Automaton automaton) {
    StringBuilder text = new StringBuilder(verdict(automaton)).append(' ').append(about(automaton));
    Machine machine = automaton.machine();
    for (int state = 0; state < machine.states(); state++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        text.append(' ').append(transition(machine, new Move(state, input)));
      }
    }
    return text.toString();
  }

  /** One transition in a sentence. */
  String transition(Machine machine, Move move) {
    return messages.text(
        "atlas.machine.spoken",
        Integer.toString(move.state()),
        Integer.toString(move.input() >> 1),
        Integer.toString(move.input() & 1),
        Integer.toString(machine.output(move.state(), move.input())),
        Integer.toString(machine.next(move.state(), move.input())));
  }

  /** A number's bits as they are written, the most significant left. */
  private static String bits(Difference difference, int operand) {
    StringBuilder bits = new StringBuilder();
    difference.inputs().forEach(input -> bits.insert(0, (input >> operand) & 1));
    return bits.toString();
  }
}
