package dev.gatescope.eval;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;

/**
 * Networks made by hand that subtract without a mistake, and of which it is known by construction
 * where the borrow is: one unit is the borrow machine's state, s = +1 for a borrow and -1 for none.
 *
 * <p>Each unit is a saturated tanh of a threshold. The borrow goes on if -a + b + s/2 &gt; 1/4,
 * which is right for the start, s = 0, too. Three further units say whether at least one, two or
 * three of a, b and the borrow that comes in are 1; the difference's bit is the first minus the
 * second plus the third. All other units stay at zero. Gates are shut or open for good, so that a
 * step depends on the step before through s alone.
 */
public final class BorrowNetworks {
  /** Units that do something. */
  public static final int WORKING_UNITS = 4;

  /** Makes a threshold missed by 1/4 a tanh of 1 to float rounding. */
  private static final float STEEP = 60;

  /** What a gate's bias must be for its sigmoid to be 0 or 1 to float rounding. */
  private static final float OPEN = 60;

  private final WeightLayout layout;
  private final boolean remembers;
  private final float[] values;

  private BorrowNetworks(WeightLayout layout, boolean remembers) {
    this.layout = layout;
    this.remembers = remembers;
    values = new float[layout.size()];
  }

  /**
   * A network that is right for every pair of every width.
   *
   * @param hiddenSize at least {@link #WORKING_UNITS}
   * @param borrowUnit which unit carries the borrow; the next three (around the end) have the sums
   */
  public static Weights exact(CellType cell, int hiddenSize, int borrowUnit) {
    return weights(cell, hiddenSize, borrowUnit, true);
  }

  /** The same as an RNN with the borrow in unit 0 and no idle units. */
  public static Network borrow() {
    return Network.of(exact(CellType.RNN, WORKING_UNITS, 0));
  }

  /** The same without a memory: it answers a xor b. */
  public static Network xor() {
    return Network.of(weights(CellType.RNN, WORKING_UNITS, 0, false));
  }

  private static Weights weights(CellType cell, int hiddenSize, int borrowUnit, boolean remembers) {
    BorrowNetworks network = new BorrowNetworks(new WeightLayout(cell, hiddenSize), remembers);
    network.holdGates();
    network.unit(borrowUnit, borrowUnit, -1, 1, 0.25f);
    float[] thresholds = {0.25f, 1.25f, 2.25f};
    float sign = 1;
    for (int i = 0; i < thresholds.length; i++) {
      int unit = (borrowUnit + 1 + i) % hiddenSize;
      network.unit(unit, borrowUnit, 1, 1, thresholds[i]);
      network.values[network.layout.outputWeight().offset() + unit] = sign * 20;
      sign = -sign;
    }
    return Weights.of(network.layout, network.values);
  }

  /** tanh of steep * (aWeight a + bWeight b + s/2 - threshold). */
  private void unit(int unit, int borrowUnit, float aWeight, float bWeight, float threshold) {
    int row = row(content(), unit);
    values[layout.inputWeight().offset() + 2 * row] = STEEP * aWeight;
    values[layout.inputWeight().offset() + 2 * row + 1] = STEEP * bWeight;
    values[layout.inputBias().offset() + row] = -STEEP * threshold;
    values[layout.recurrentWeight().offset() + row * layout.hiddenSize() + borrowUnit] =
        remembers ? (float) (STEEP / 2 / height()) : 0;
  }

  /** What of a cell becomes its state. */
  private Gate content() {
    return switch (layout.cell()) {
      case LSTM -> Gate.CANDIDATE;
      case GRU -> Gate.NEW;
      case RNN -> Gate.HIDDEN;
    };
  }

  /** h of a unit whose content is 1. */
  private double height() {
    return layout.cell().hasCellState() ? Math.tanh(1) : 1;
  }

  private void holdGates() {
    switch (layout.cell()) {
      case LSTM -> {
        hold(Gate.INPUT, OPEN);
        hold(Gate.FORGET, -OPEN);
        hold(Gate.OUTPUT, OPEN);
      }
      case GRU -> {
        hold(Gate.RESET, OPEN);
        hold(Gate.UPDATE, -OPEN);
      }
      case RNN -> {}
    }
  }

  private void hold(Gate gate, float bias) {
    for (int unit = 0; unit < layout.hiddenSize(); unit++) {
      values[layout.inputBias().offset() + row(gate, unit)] = bias;
    }
  }

  private int row(Gate gate, int unit) {
    return layout.cell().indexOf(gate) * layout.hiddenSize() + unit;
  }
}
