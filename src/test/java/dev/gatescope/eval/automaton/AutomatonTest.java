package dev.gatescope.eval.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {
  /** Of two-bit numbers only five states have known successors: too few to tell regions apart. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void aNetworkBuiltAsTheBorrowMachineIsTheBorrowMachine(int bits) {
    Automaton automaton = automaton(BorrowNetworks.borrow(), bits);
    assertEquals(2, automaton.clusters());
    assertSame(Machine.borrow(), automaton.machine());
    assertEquals(Optional.empty(), automaton.difference());
    assertEquals(1, automaton.fidelity());
    assertEquals(0, automaton.borrowShare(0));
    assertEquals(1, automaton.borrowShare(1));
    assertEquals(1, automaton.share(0) + automaton.share(1), 1e-12);
    for (int state = 0; state < 2; state++) {
      for (int input = 0; input < 4; input++) {
        assertEquals(1, automaton.agreement(state, input));
      }
    }
  }

  @Test
  void itsStatesAreTheTrueBorrow() {
    PrefixTree tree = new PrefixTree(4);
    Automaton automaton = automaton(BorrowNetworks.borrow(), 4);
    int[] states = automaton.statesByPrefix();
    int index = 0;
    int borrowing = 0;
    for (int t = 0; t < 4; t++) {
      for (int prefix = 0; prefix < 1 << (2 * (t + 1)); prefix++) {
        assertEquals(tree.borrowOut(t, prefix), states[index++]);
        borrowing += tree.borrowOut(t, prefix);
      }
    }
    assertEquals(states.length, index);
    // And the one before the first step.
    assertEquals((double) borrowing / (index + 1), automaton.share(1), 1e-12);
    assertEquals((double) (index + 1 - borrowing) / (index + 1), automaton.share(0), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void aNetworkThatIgnoresTheBorrowDiffersInTheSecondStep(int bits) {
    Automaton automaton = automaton(BorrowNetworks.xor(), bits);
    assertEquals(1, automaton.clusters());
    assertEquals(1, automaton.machine().states());
    assertEquals(1, automaton.fidelity());
    // 0 - 1 borrows; then 0 - 0 is 1, and a xor b is 0.
    assertEquals(Optional.of(new Difference(List.of(1, 0), 0)), automaton.difference());
    assertEquals(1, automaton.share(0));
  }

  /** What PyTorch trained on the article's data subtracts without a mistake. */
  @ParameterizedTest
  @EnumSource
  void trainedNetworksAreTheBorrowMachine(CellType cell) {
    Automaton automaton = automaton(Network.of(TrainedNetworks.shaken(cell, 0)), 8);
    assertEquals(Optional.empty(), automaton.difference());
    assertEquals(2, automaton.machine().states());
    assertEquals(1, automaton.fidelity());
    assertTrue(automaton.borrowShare(0) < 0.01 && automaton.borrowShare(1) > 0.99);
  }

  @Test
  void twoBitsAreEnoughForAMachineThatAnswersAsTheNetwork() {
    assertEquals(1, automaton(BorrowNetworks.borrow(), 2).fidelity());
    check(BorrowNetworks.borrow(), 2);
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, 1, 8",
    "LSTM, 5, 2",
    "LSTM, 16, 6",
    "GRU, 1, 3",
    "GRU, 7, 7",
    "RNN, 1, 2",
    "RNN, 3, 8"
  })
  void untrainedNetworksHaveAMachineToo(CellType cell, int hidden, int bits) {
    Network network =
        Network.of(Weights.initial(new WeightLayout(cell, hidden), new TorchRandom(hidden)));
    check(network, bits);
  }

  /** Shaken weights get some bits wrong: nothing is so neat then. */
  @ParameterizedTest
  @CsvSource({"LSTM, 0.5, 4", "GRU, 0.8, 5", "RNN, 0.5, 4", "LSTM, 0.2, 3", "LSTM, 1, 5"})
  void halfTrainedNetworksAreFollowedFaithfully(CellType cell, double shake, int bits) {
    check(Network.of(TrainedNetworks.shaken(cell, shake)), bits);
  }

  /** Fidelity counted pair by pair on traces, and the difference tried on the machine. */
  private static void check(Network network, int bits) {
    Automaton automaton = automaton(network, bits);
    Machine machine = automaton.machine();
    assertTrue(machine.states() <= automaton.clusters());
    double share = 0;
    for (int state = 0; state < machine.states(); state++) {
      share += automaton.share(state);
    }
    assertTrue(share > 0 && share <= 1 + 1e-12);
    if (bits <= 5) {
      assertEquals(fidelity(network, machine, bits), automaton.fidelity(), 1e-12);
    }
    assertEquals(machine.differenceFrom(Machine.borrow()), automaton.difference());
    automaton
        .difference()
        .ifPresent(
            difference -> {
              assertEquals(difference.output(), last(machine, difference.inputs()));
              assertEquals(1 - difference.output(), last(Machine.borrow(), difference.inputs()));
            });
  }

  private static int last(Machine machine, List<Integer> inputs) {
    int state = 0;
    int output = -1;
    for (int input : inputs) {
      output = machine.output(state, input);
      state = machine.next(state, input);
    }
    return output;
  }

  /** A prefix of t + 1 bits is met in 4^(bits - t - 1) pairs. */
  private static double fidelity(Network network, Machine machine, int bits) {
    double same = 0;
    double prefixes = 0;
    try (Tracer tracer = new Tracer()) {
      for (long a = 0; a < 1L << bits; a++) {
        for (long b = 0; b < 1L << bits; b++) {
          Subtraction pair = new Subtraction(a, b, bits);
          GateTrace trace = tracer.trace(network, pair);
          int state = 0;
          for (int t = 0; t < bits; t++) {
            int input = 2 * pair.aBit(t) + pair.bBit(t);
            double weight = Math.pow(4, t + 1 - bits);
            same += machine.output(state, input) == trace.bit(t) ? weight : 0;
            prefixes += weight;
            state = machine.next(state, input);
          }
        }
      }
    }
    return same / prefixes;
  }

  private static void assertSame(Machine expected, Machine machine) {
    assertEquals(expected.states(), machine.states());
    for (int state = 0; state < expected.states(); state++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        assertEquals(expected.next(state, input), machine.next(state, input));
        assertEquals(expected.output(state, input), machine.output(state, input));
      }
    }
  }

  private static Automaton automaton(Network network, int bits) {
    try (NetworkEngine engine = new NetworkEngine()) {
      return new Automaton(engine.with(network).sweep(bits, true), new PrefixTree(bits));
    }
  }
}
