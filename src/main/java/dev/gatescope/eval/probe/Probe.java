package dev.gatescope.eval.probe;

import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a probe found in a network, over all pairs and steps. Immutable.
 *
 * @param timeSteps the width of the numbers; wider ones than {@link Prober#MAX_BITS} are probed at
 *     that width, as the weights do not depend on it
 * @param chance the share of the commoner bit, which is right without a look at the network; NaN
 *     for targets that are no bits
 * @param ranked every unit of C and of h, the best first: by accuracy where there is one, then by
 *     the size of the correlation; constant units last
 */
public record Probe(
    Network network,
    Target target,
    int timeSteps,
    double chance,
    List<UnitScore> ranked,
    ReadOut readOut) {
  private static final Comparator<UnitScore> BEST_FIRST =
      Comparator.comparingDouble((UnitScore score) -> -orLeast(score.accuracy()))
          .thenComparingDouble(score -> -orLeast(Math.abs(score.correlation())))
          .thenComparing(UnitScore::state)
          .thenComparing(UnitScore::unit);

  public Probe {
    ranked = ranked.stream().sorted(BEST_FIRST).toList();
  }

  private static double orLeast(double value) {
    return Double.isNaN(value) ? -1 : value;
  }

  /** The unit that tells most; empty if every unit is constant. */
  public Optional<UnitScore> top() {
    return ranked.stream().findFirst().filter(score -> !score.isConstant());
  }

  /** The score of one unit's C or h; empty for the C of a cell that has none. */
  public Optional<UnitScore> score(Site state, int unit) {
    return ranked.stream()
        .filter(score -> score.state() == state && score.unit() == unit)
        .findFirst();
  }

  /** Every unit once, by the better of its C and its h. */
  public List<Integer> unitOrder() {
    Set<Integer> order = new LinkedHashSet<>();
    ranked.forEach(score -> order.add(score.unit()));
    IntStream.range(0, network.layout().hiddenSize()).forEach(order::add);
    return List.copyOf(order);
  }
}
