package dev.gatescope.eval.probe;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;

/**
 * A linear read-out of the whole state: bias + sum of weight * value, over the units of C (if there
 * is one) and then of h. Fitted by least squares on a quarter of the pairs; the rest judge it.
 * Pairs that begin alike share their states, so what the rest bring that is new is of the last
 * steps. Immutable.
 *
 * <p>For bits the judgement is the share of pairs and steps in which the read-out, compared with
 * one half, tells the bit; else it is R^2, the share of the target's variance that it explains.
 *
 * @param weights which must not be changed
 * @param fitted the judgement over the steps of the pairs it was fitted on
 * @param heldOut over the steps of all other pairs
 */
public record ReadOut(
    WeightLayout layout, double bias, double[] weights, double fitted, double heldOut) {
  /** How much one unit's C or h counts. */
  public double weight(Site state, int unit) {
    boolean second = layout.cell().hasCellState() && state == Site.HIDDEN_STATE;
    return weights[second ? layout.hiddenSize() + unit : unit];
  }

  /** What it reads after one step. */
  public double of(GateTrace trace, int timeStep) {
    int hidden = layout.hiddenSize();
    boolean cell = layout.cell().hasCellState();
    double sum = bias;
    for (int unit = 0; unit < hidden; unit++) {
      sum +=
          weights[unit]
              * (cell ? trace.cellState(timeStep, unit) : trace.hiddenState(timeStep, unit));
      if (cell) {
        sum += weights[hidden + unit] * trace.hiddenState(timeStep, unit);
      }
    }
    return sum;
  }
}
