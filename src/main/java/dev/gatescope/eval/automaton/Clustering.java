package dev.gatescope.eval.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Divides the space of states into regions within which all states behave alike. It begins with one
 * region. As long as states of one region differ in what they answer to an input, or in the region
 * that they go to, a plane divides the region in which most do. So regions come from behaviour, not
 * from distance, as in Weiss, Goldberg and Yahav 2018; that a region becomes a state of a machine
 * is Omlin and Giles 1996. Nothing is drawn at random.
 */
final class Clustering {
  /** A machine with more states explains nothing. */
  static final int MAX_CLUSTERS = 12;

  private record Doubt(int cluster, int input, int states) {}

  private Clustering() {}

  /** The partitions from one cluster on, each with one cluster more, until all behave alike. */
  static List<Partition> of(InnerStates states) {
    List<Partition> partitions = new ArrayList<>();
    Optional<Partition> next = Optional.of(new Partition(states, new int[states.count()], 1));
    while (next.isPresent()) {
      partitions.add(next.get());
      next = partitions.size() < MAX_CLUSTERS ? divided(states, next.get()) : Optional.empty();
    }
    return partitions;
  }

  /** Divides where the most states differ from the others of their cluster, if a plane can. */
  private static Optional<Partition> divided(InnerStates states, Partition partition) {
    List<Doubt> doubts = new ArrayList<>();
    for (int cluster = 0; cluster < partition.count(); cluster++) {
      int known = partition.known(cluster);
      for (int input = 0; input < Machine.INPUTS; input++) {
        int most = partition.most(cluster, input);
        doubts.add(new Doubt(cluster, input, known - partition.agreeing(cluster, input, most)));
      }
    }
    return doubts.stream()
        .filter(doubt -> doubt.states > 0)
        .sorted(Comparator.comparingInt(Doubt::states).reversed())
        .flatMap(doubt -> divided(states, partition, doubt).stream())
        .findFirst();
  }

  private static Optional<Partition> divided(InnerStates states, Partition partition, Doubt doubt) {
    int most = partition.most(doubt.cluster, doubt.input);
    int second = partition.second(doubt.cluster, doubt.input);
    int[] members =
        Arrays.stream(partition.members(doubt.cluster))
            .filter(
                state -> {
                  int behaviour = partition.behaviour(state, doubt.input);
                  return behaviour == most || behaviour == second;
                })
            .toArray();
    boolean[] upper = new boolean[members.length];
    for (int i = 0; i < members.length; i++) {
      upper[i] = partition.behaviour(members[i], doubt.input) == second;
    }
    Hyperplane plane = Hyperplane.between(states, members, upper);
    return Optional.ofNullable(plane).map(found -> partition.divided(doubt.cluster, found));
  }
}
