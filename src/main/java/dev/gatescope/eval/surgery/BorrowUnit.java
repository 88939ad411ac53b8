package dev.gatescope.eval.surgery;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Weights;

/**
 * The unit that tells the borrow best, by the probe: the one that stands first in its ranking.
 *
 * @param unit from 0
 * @param correlation of its h with the borrow that its step hands on, -1..1; 0 where no unit varies
 */
public record BorrowUnit(int unit, double correlation) {
  /** Looks for it in a network on which nobody operates. */
  public static BorrowUnit find(Prober prober, Weights weights, int bits) {
    Probe probe = prober.probe(Network.of(weights), bits, Target.BORROW);
    int unit = probe.top().map(UnitScore::unit).orElse(0);
    double correlation = probe.score(Site.HIDDEN_STATE, unit).orElseThrow().correlation();
    return new BorrowUnit(unit, Double.isNaN(correlation) ? 0 : correlation);
  }
}
