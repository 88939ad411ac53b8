package dev.gatescope.eval.automaton;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * States divided into clusters, and how those behave: for each cluster and input how many of its
 * states answer which bit and go to which cluster.
 */
final class Partition {
  private final InnerStates states;
  private final int[] cluster;
  private final int count;

  /** [cluster][input][2 * next cluster + output bit]: states with known successors. */
  private final int[][][] tally;

  /**
   * @param cluster of each state; not changed afterwards
   * @param count of clusters
   */
  Partition(InnerStates states, int[] cluster, int count) {
    this.states = states;
    this.cluster = cluster;
    this.count = count;
    tally = new int[count][Machine.INPUTS][2 * count];
    for (int state = 0; state < states.known(); state++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        tally[cluster[state]][input][behaviour(state, input)]++;
      }
    }
  }

  int count() {
    return count;
  }

  int cluster(int state) {
    return cluster[state];
  }

  /** Where a state goes on an input and what it answers, as 2 * next cluster + output bit. */
  int behaviour(int state, int input) {
    return 2 * cluster[states.next(state, input)] + states.output(state, input);
  }

  /** States of a cluster with known successors. */
  int known(int of) {
    return Arrays.stream(tally[of][0]).sum();
  }

  /** How many of them show a behaviour on an input. */
  int agreeing(int of, int input, int behaviour) {
    return tally[of][input][behaviour];
  }

  /** What most states of a cluster do on an input; of equals the first. */
  int most(int of, int input) {
    int[] counts = tally[of][input];
    int most = 0;
    for (int behaviour = 1; behaviour < counts.length; behaviour++) {
      if (counts[behaviour] > counts[most]) {
        most = behaviour;
      }
    }
    return most;
  }

  /** What most of the others do. */
  int second(int of, int input) {
    int[] counts = tally[of][input];
    int most = most(of, input);
    int second = most == 0 ? 1 : 0;
    for (int behaviour = 0; behaviour < counts.length; behaviour++) {
      if (behaviour != most && counts[behaviour] > counts[second]) {
        second = behaviour;
      }
    }
    return second;
  }

  /**
   * The machine whose states are the clusters and that does what most of their states do. Its state
   * 0 is the cluster of the network's first state: clusters are numbered so.
   */
  Machine machine() {
    int[][] next = new int[count][Machine.INPUTS];
    int[][] output = new int[count][Machine.INPUTS];
    for (int of = 0; of < count; of++) {
      for (int input = 0; input < Machine.INPUTS; input++) {
        int most = most(of, input);
        next[of][input] = most / 2;
        output[of][input] = most % 2;
      }
    }
    return new Machine(next, output);
  }

  /** The same states in fewer clusters; those of class -1 go into one behind the others. */
  Partition merged(int[] classes) {
    int rest = Arrays.stream(classes).max().orElseThrow() + 1;
    int[] all = Arrays.stream(classes).map(of -> of < 0 ? rest : of).toArray();
    int newCount = Arrays.stream(all).max().orElseThrow() + 1;
    return new Partition(states, Arrays.stream(cluster).map(of -> all[of]).toArray(), newCount);
  }

  /** The states of a cluster whose successors are known. */
  int[] members(int of) {
    return IntStream.range(0, states.known()).filter(state -> cluster[state] == of).toArray();
  }

  /** The clusters with one more: the states of a cluster that lie above a plane. */
  Partition divided(int of, Hyperplane plane) {
    int[] divided = cluster.clone();
    double[] vector = new double[states.width()];
    states.read(0, vector);
    // The first state stays in cluster 0, so the side that moves is the one without it.
    boolean moving = of != 0 || !plane.above(vector);
    for (int state = 0; state < divided.length; state++) {
      if (divided[state] == of) {
        states.read(state, vector);
        divided[state] = plane.above(vector) == moving ? count : of;
      }
    }
    return new Partition(states, divided, count + 1);
  }
}
