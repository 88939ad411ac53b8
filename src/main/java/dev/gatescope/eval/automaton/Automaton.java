package dev.gatescope.eval.automaton;

import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.lstm.PrefixSweep;
import java.util.List;
import java.util.Optional;

/**
 * The machine inside a network: its states clustered by {@link Clustering}, the clusters made the
 * states of a {@link Machine} that does what most of their members do, and that machine minimised.
 * Immutable.
 */
public final class Automaton {
  /** Fewer clusters are better than a machine that gives one bit in a thousand more. */
  private static final double WORTH_A_CLUSTER = 1e-3;

  private final PrefixTree tree;
  private final Machine machine;
  private final int clusters;
  private final double fidelity;
  private final Difference difference;
  private final int[][] agreeing;
  private final int[] known;
  private final int[] members;
  private final int[] borrowing;
  private final int all;

  private record Candidate(Partition partition, Machine machine, double fidelity) {}

  /**
   * Extracts the machine from a sweep.
   *
   * @param sweep with states, of two steps or more
   * @param tree of as many steps
   */
  public Automaton(PrefixSweep sweep, PrefixTree tree) {
    this.tree = tree;
    InnerStates states = new InnerStates(sweep);
    List<Candidate> candidates =
        Clustering.of(states).stream()
            .map(
                partition -> {
                  Machine found = partition.machine();
                  return new Candidate(partition, found, fidelity(found, sweep));
                })
            .toList();
    double best = candidates.stream().mapToDouble(Candidate::fidelity).max().orElseThrow();
    Candidate chosen =
        candidates.stream()
            .filter(candidate -> candidate.fidelity >= best - WORTH_A_CLUSTER)
            .findFirst()
            .orElseThrow();
    clusters = chosen.partition.count();
    machine = chosen.machine.minimised();
    fidelity = chosen.fidelity;
    difference = machine.differenceFrom(Machine.borrow()).orElse(null);
    Partition merged = chosen.partition.merged(chosen.machine.classes());
    all = states.count();
    known = new int[machine.states()];
    agreeing = new int[machine.states()][Machine.INPUTS];
    members = new int[machine.states()];
    borrowing = new int[machine.states()];
    for (int of = 0; of < machine.states(); of++) {
      known[of] = merged.known(of);
      for (int input = 0; input < Machine.INPUTS; input++) {
        int behaviour = 2 * machine.next(of, input) + machine.output(of, input);
        agreeing[of][input] = merged.agreeing(of, input, behaviour);
      }
    }
    for (int state = 0; state < states.count(); state++) {
      int of = merged.cluster(state);
      if (of < machine.states()) {
        members[of]++;
        borrowing[of] += state == 0 ? 0 : borrow(state - 1);
      }
    }
  }

  private int borrow(int index) {
    int t = PrefixIndex.timeStep(index);
    return tree.borrowOut(t, index - PrefixIndex.count(t));
  }

  /** The share of prefixes at whose last step a machine gives the network's bit. */
  private static double fidelity(Machine machine, PrefixSweep sweep) {
    int same = 0;
    int[] before = {0};
    for (int t = 0; t < sweep.timeSteps(); t++) {
      int[] after = new int[PrefixSweep.prefixes(t)];
      for (int prefix = 0; prefix < after.length; prefix++) {
        int state = before[PrefixTree.parent(t, prefix)];
        int input = 2 * PrefixTree.aBit(t, prefix) + PrefixTree.bBit(t, prefix);
        after[prefix] = machine.next(state, input);
        same += machine.output(state, input) == sweep.bit(t, prefix) ? 1 : 0;
      }
      before = after;
    }
    return (double) same / PrefixIndex.count(sweep.timeSteps());
  }

  /** The machine, as small as it can be; its state 0 is the one before the first step. */
  public Machine machine() {
    return machine;
  }

  /** How many clusters of states were made the machine. */
  public int clusters() {
    return clusters;
  }

  public int timeSteps() {
    return tree.timeSteps();
  }

  /** The share of all prefixes at whose last step the machine gives the network's bit. */
  public double fidelity() {
    return fidelity;
  }

  /**
   * The shortest input on which the machine and the two-state borrow machine differ; empty if they
   * are equivalent.
   */
  public Optional<Difference> difference() {
    return Optional.ofNullable(difference);
  }

  /** The share of the network's states that are in a state of the machine. */
  public double share(int state) {
    return (double) members[state] / all;
  }

  /** The share of those after which the true borrow is 1. */
  public double borrowShare(int state) {
    return (double) borrowing[state] / members[state];
  }

  /**
   * The share of the network's states in a state of the machine that do on an input as the machine
   * does: answer its bit and go to its next state.
   */
  public double agreement(int state, int input) {
    return (double) agreeing[state][input] / known[state];
  }

  /** The machine's state after each prefix, numbered by {@link PrefixIndex}. */
  public int[] statesByPrefix() {
    int[] states = new int[PrefixIndex.count(tree.timeSteps())];
    for (int t = 0; t < tree.timeSteps(); t++) {
      for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
        int before = t == 0 ? 0 : states[PrefixIndex.of(t - 1, PrefixTree.parent(t, prefix))];
        int input = 2 * PrefixTree.aBit(t, prefix) + PrefixTree.bBit(t, prefix);
        states[PrefixIndex.of(t, prefix)] = machine.next(before, input);
      }
    }
    return states;
  }
}
