package dev.gatescope.eval.automaton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PrefixTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
  private static final int[] XOR = {0, 1, 1, 0};

  @Test
  void theBorrowMachineSubtracts() {
    Machine machine = Machine.borrow();
    for (long a = 0; a < 64; a++) {
      for (long b = 0; b < 64; b++) {
        Subtraction pair = new Subtraction(a, b, 6);
        int state = 0;
        for (int t = 0; t < 6; t++) {
          int input = 2 * pair.aBit(t) + pair.bBit(t);
          assertEquals(pair.differenceBit(t), machine.output(state, input));
          state = machine.next(state, input);
          assertEquals(pair.borrowOut(t), state);
        }
      }
    }
  }

  /** States 1 and 2 are the borrow twice, 3 cannot be reached. */
  @Test
  void equalStatesAreMergedAndLostOnesDropped() {
    Machine borrow = Machine.borrow();
    int[][] next = {{0, 2, 0, 0}, {1, 2, 0, 2}, {2, 1, 0, 1}, {3, 3, 3, 3}};
    int[][] output = {XOR, {1, 0, 0, 1}, {1, 0, 0, 1}, {1, 1, 1, 1}};
    Machine redundant = new Machine(next, output);
    assertArrayEquals(new int[] {0, 1, 1, -1}, redundant.classes());
    Machine small = redundant.minimised();
    assertEquals(2, small.states());
    for (int state = 0; state < 2; state++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        assertEquals(borrow.next(state, input), small.next(state, input));
        assertEquals(borrow.output(state, input), small.output(state, input));
      }
    }
    assertEquals(Optional.empty(), redundant.differenceFrom(borrow));
    assertEquals(Optional.empty(), borrow.differenceFrom(redundant));
  }

  /** Without a memory the first borrow is forgotten: 0 - 1, and then 0 - 0 should give 1. */
  @Test
  void withoutAMemoryTheSecondStepIsWrong() {
    Machine xor = new Machine(new int[1][4], new int[][] {XOR});
    assertEquals(
        Optional.of(new Difference(List.of(1, 0), 0)), xor.differenceFrom(Machine.borrow()));
    assertEquals(
        Optional.of(new Difference(List.of(1, 0), 1)), Machine.borrow().differenceFrom(xor));
  }

  /** It borrows rightly three times in a row and loses the fourth. */
  @Test
  void aMachineThatCountsToThreeFailsAtTheFifthStep() {
    int[][] next = new int[5][];
    int[][] output = new int[5][];
    next[0] = new int[] {0, 1, 0, 0};
    output[0] = XOR;
    for (int borrows = 1; borrows <= 3; borrows++) {
      next[borrows] = new int[] {borrows + 1, borrows + 1, 0, borrows + 1};
      output[borrows] = new int[] {1, 0, 0, 1};
    }
    next[4] = next[0];
    output[4] = XOR;
    Difference difference =
        new Machine(next, output).differenceFrom(Machine.borrow()).orElseThrow();
    assertEquals(new Difference(List.of(1, 0, 0, 0, 0), 0), difference);
    assertEquals(4, difference.timeStep());
    assertEquals(1, difference.prefix());
  }

  @Test
  void aWrongFirstAnswerIsFoundInTheFirstStep() {
    Machine constant = new Machine(new int[1][4], new int[][] {{0, 0, 0, 0}});
    assertEquals(
        Optional.of(new Difference(List.of(1), 0)), constant.differenceFrom(Machine.borrow()));
  }

  /** All words up to a length that is enough for so few states, tried one after another. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomMachinesAgreeWithBruteForce(int seed) {
    Random random = new Random(seed);
    Machine one = random(random, 4);
    Machine other = random(random, 3);
    assertEquals(shortest(one, other, 6), one.differenceFrom(other));
    assertEquals(Optional.empty(), one.differenceFrom(one.minimised()));
    assertEquals(one.minimised().states(), one.minimised().minimised().states());
  }

  /** Few different outputs, so that some states are equal and differences come late. */
  private static Machine random(Random random, int states) {
    int[][] next = new int[states][4];
    int[][] output = new int[states][4];
    for (int state = 0; state < states; state++) {
      for (int input = 0; input < 4; input++) {
        next[state][input] = random.nextInt(states);
        output[state][input] = input == 3 && random.nextInt(3) == 0 ? 1 : 0;
      }
    }
    return new Machine(next, output);
  }

  private static Optional<Difference> shortest(Machine one, Machine other, int longest) {
    for (int length = 1; length <= longest; length++) {
      for (int word = 0; word < 1 << (2 * length); word++) {
        List<Integer> inputs = new ArrayList<>();
        for (int t = 0; t < length; t++) {
          inputs.add((word >> (2 * (length - 1 - t))) & 3);
        }
        int answer = answer(one, inputs);
        if (answer != answer(other, inputs)) {
          return Optional.of(new Difference(inputs, answer));
        }
      }
    }
    return Optional.empty();
  }

  private static int answer(Machine machine, List<Integer> inputs) {
    int state = 0;
    for (int input : inputs.subList(0, inputs.size() - 1)) {
      state = machine.next(state, input);
    }
    return machine.output(state, inputs.getLast());
  }

  /** 0 - 1, then 1 - 0: a = 10, b = 01. */
  @Test
  void aDifferenceIsAPrefixOfItsLastStep() {
    Difference difference = new Difference(List.of(1, 2), 0);
    assertEquals(1, difference.timeStep());
    assertEquals(2, PrefixTree.a(difference.prefix()));
    assertEquals(1, PrefixTree.b(difference.prefix()));
  }
}
