package dev.gatescope.eval.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A finite machine that reads a pair of bits a step and answers a bit (a Mealy machine). It begins
 * in state 0. An input is the number 2 a + b. Immutable.
 */
public final class Machine {
  /** Different inputs: 00, 01, 10, 11. */
  public static final int INPUTS = 4;

  private static final int NOWHERE = -1;

  private final int[][] next;
  private final int[][] output;

  /**
   * Copies its tables.
   *
   * @param next [state][input]: the state after it
   * @param output [state][input]: the bit it answers
   */
  public Machine(int[][] next, int[][] output) {
    this.next = Arrays.stream(next).map(int[]::clone).toArray(int[][]::new);
    this.output = Arrays.stream(output).map(int[]::clone).toArray(int[][]::new);
  }

  /** Binary subtraction: state 1 is that the step before has borrowed. */
  public static Machine borrow() {
    int[][] next = new int[2][INPUTS];
    int[][] output = new int[2][INPUTS];
    for (int borrow = 0; borrow <= 1; borrow++) {
      for (int input = 0; input < INPUTS; input++) {
        int left = (input >> 1) - (input & 1) - borrow;
        next[borrow][input] = left < 0 ? 1 : 0;
        output[borrow][input] = left & 1;
      }
    }
    return new Machine(next, output);
  }

  public int states() {
    return next.length;
  }

  public int next(int state, int input) {
    return next[state][input];
  }

  public int output(int state, int input) {
    return output[state][input];
  }

  /**
   * The classes of states that no input can tell apart, numbered in the order in which the
   * breadth-first search from state 0 meets them (Moore 1956: begin with equal outputs, divide
   * where successors differ). States that cannot be reached have the class -1.
   */
  public int[] classes() {
    List<Integer> reached = reached();
    int[] classes = new int[states()];
    int count = 0;
    int before;
    do {
      before = count;
      count = divide(reached, classes);
    } while (count > before);
    int[] result = new int[states()];
    Arrays.fill(result, NOWHERE);
    reached.forEach(state -> result[state] = classes[state]);
    return result;
  }

  /** Divides classes whose states answer differently or go to different classes. */
  private int divide(List<Integer> reached, int[] classes) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    int[] divided = classes.clone();
    for (int state : reached) {
      List<Integer> behaviour = new ArrayList<>(List.of(classes[state]));
      for (int input = 0; input < INPUTS; input++) {
        behaviour.add(output[state][input]);
        behaviour.add(classes[next[state][input]]);
      }
      divided[state] = numbers.computeIfAbsent(behaviour, _ -> numbers.size());
    }
    System.arraycopy(divided, 0, classes, 0, classes.length);
    return numbers.size();
  }

  private List<Integer> reached() {
    List<Integer> reached = new ArrayList<>(List.of(0));
    for (int i = 0; i < reached.size(); i++) {
      for (int after : next[reached.get(i)]) {
        if (!reached.contains(after)) {
          reached.add(after);
        }
      }
    }
    return reached;
  }

  /** The smallest machine that answers as this one does. */
  public Machine minimised() {
    int[] classes = classes();
    int count = Arrays.stream(classes).max().orElseThrow() + 1;
    int[][] newNext = new int[count][INPUTS];
    int[][] newOutput = new int[count][INPUTS];
    for (int state = 0; state < states(); state++) {
      if (classes[state] != NOWHERE) {
        for (int input = 0; input < INPUTS; input++) {
          newNext[classes[state]][input] = classes[next[state][input]];
          newOutput[classes[state]][input] = output[state][input];
        }
      }
    }
    return new Machine(newNext, newOutput);
  }

  /**
   * The shortest input to whose last step the two machines answer differently, of equals the first
   * in the order of inputs; empty if they are equivalent. A breadth-first search through the pairs
   * of states that the machines can be in at the same time, so the answer is exact.
   */
  public Optional<Difference> differenceFrom(Machine other) {
    record Meeting(int state, int otherState, Meeting before, int input) {
      List<Integer> inputs(int last) {
        ArrayDeque<Integer> inputs = new ArrayDeque<>(List.of(last));
        for (Meeting meeting = this; meeting.before != null; meeting = meeting.before) {
          inputs.addFirst(meeting.input);
        }
        return List.copyOf(inputs);
      }
    }
    boolean[][] met = new boolean[states()][other.states()];
    Queue<Meeting> waiting = new ArrayDeque<>(List.of(new Meeting(0, 0, null, NOWHERE)));
    met[0][0] = true;
    while (!waiting.isEmpty()) {
      Meeting here = waiting.remove();
      for (int input = 0; input < INPUTS; input++) {
        if (output[here.state][input] != other.output[here.otherState][input]) {
          return Optional.of(new Difference(here.inputs(input), output[here.state][input]));
        }
      }
      for (int input = 0; input < INPUTS; input++) {
        int state = next[here.state][input];
        int otherState = other.next[here.otherState][input];
        if (!met[state][otherState]) {
          met[state][otherState] = true;
          waiting.add(new Meeting(state, otherState, here, input));
        }
      }
    }
    return Optional.empty();
  }
}
