package dev.gatescope.lstm;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every value of one forward pass of one sequence, immutable. Time step 0 is the least significant
 * bit. What a cell does not have (the C of a GRU) throws {@link IllegalArgumentException}.
 */
public final class GateTrace {
  /** What a trace holds for each time step and gate unit. Sum of parts: see {@link #part}. */
  public enum Part {
    /** W x, without bias. */
    INPUT_TERM,
    /** U h of the step before, without bias (not yet multiplied by r in the GRU's n). */
    RECURRENT_TERM,
    /** The sum that goes into the activation. */
    PRE_ACTIVATION,
    /** What comes out: the gate. */
    ACTIVATION
  }

  /** The values as flat arrays, [timeStep][row] with row = gate * H + unit, or [timeStep][unit]. */
  public record Values(
      float[] inputs,
      float[] inputTerm,
      float[] recurrentTerm,
      float[] preActivation,
      float[] activation,
      float[] cellState,
      float[] tanhCellState,
      float[] hiddenState,
      float[] logit,
      float[] probability,
      float[] target,
      float[] loss) {}

  private final Weights weights;

  /** For each site the values [timeStep * H + unit] that were held. */
  private final Map<Site, BitSet> held = new EnumMap<>(Site.class);

  private final int timeSteps;
  private final Values values;

  /**
   * Takes over the arrays, which must not be changed afterwards.
   *
   * @param network the weights of the pass, from which biases are read, and what was held
   * @param values cellState and tanhCellState are empty for cells that have none
   */
  public GateTrace(Network network, int timeSteps, Values values) {
    this.weights = network.weights();
    markHeld(network.surgery(), timeSteps);
    int rows = weights.layout().gateRows();
    int hidden = weights.layout().hiddenSize();
    int cellValues = weights.layout().cell().hasCellState() ? timeSteps * hidden : 0;
    require(values.inputs, timeSteps * WeightLayout.INPUT_SIZE);
    require(values.inputTerm, timeSteps * rows);
    require(values.recurrentTerm, timeSteps * rows);
    require(values.preActivation, timeSteps * rows);
    require(values.activation, timeSteps * rows);
    require(values.cellState, cellValues);
    require(values.tanhCellState, cellValues);
    require(values.hiddenState, timeSteps * hidden);
    require(values.logit, timeSteps);
    require(values.probability, timeSteps);
    require(values.target, timeSteps);
    require(values.loss, timeSteps);
    this.timeSteps = timeSteps;
    this.values = values;
  }

  private void markHeld(Surgery surgery, int steps) {
    for (Clamp clamp : surgery.clamps()) {
      BitSet values = held.computeIfAbsent(clamp.site(), _ -> new BitSet());
      for (int t = 0; t < steps; t++) {
        if (clamp.actsAt(t)) {
          values.set(t * hiddenSize() + clamp.unit());
        }
      }
    }
  }

  private static void require(float[] array, int length) {
    if (array.length != length) {
      throw new IllegalArgumentException("expected " + length + " values, got " + array.length);
    }
  }

  public CellType cell() {
    return weights.layout().cell();
  }

  public int hiddenSize() {
    return weights.layout().hiddenSize();
  }

  public int timeSteps() {
    return timeSteps;
  }

  /** The weights of the pass. */
  public Weights weights() {
    return weights;
  }

  /** True if anything is held: then this is not what the trained network does. */
  public boolean isOperated() {
    return !held.isEmpty();
  }

  /** True if a surgery put the value there, whatever the sum beside it is. */
  public boolean held(Site site, int timeStep, int unit) {
    BitSet values = held.get(site);
    return values != null && values.get(timeStep * hiddenSize() + unit);
  }

  /** Input k (0: a's bit, 1: b's bit). */
  public float input(int timeStep, int k) {
    return values.inputs[timeStep * WeightLayout.INPUT_SIZE + k];
  }

  /**
   * One part of a gate's calculation. PRE_ACTIVATION is INPUT_TERM + input bias + RECURRENT_TERM +
   * recurrent bias; only in the GRU's NEW it is INPUT_TERM + input bias + r * (RECURRENT_TERM +
   * recurrent bias).
   */
  public float part(Part part, Gate gate, int timeStep, int unit) {
    int index = timeStep * weights.layout().gateRows() + row(gate, unit);
    return switch (part) {
      case INPUT_TERM -> values.inputTerm[index];
      case RECURRENT_TERM -> values.recurrentTerm[index];
      case PRE_ACTIVATION -> values.preActivation[index];
      case ACTIVATION -> values.activation[index];
    };
  }

  /** The gate's value: shorthand for the part ACTIVATION. */
  public float gate(Gate gate, int timeStep, int unit) {
    return part(Part.ACTIVATION, gate, timeStep, unit);
  }

  /** b_ih of one gate of one unit. */
  public float inputBias(Gate gate, int unit) {
    return weights.get(weights.layout().inputBias().offset() + row(gate, unit));
  }

  /** b_hh of one gate of one unit. */
  public float recurrentBias(Gate gate, int unit) {
    return weights.get(weights.layout().recurrentBias().offset() + row(gate, unit));
  }

  /** C after the step; at step -1 the zero it starts from. */
  public float cellState(int timeStep, int unit) {
    requireCellState();
    return timeStep < 0 ? 0 : values.cellState[timeStep * hiddenSize() + unit];
  }

  /** tanh of C after the step. */
  public float tanhCellState(int timeStep, int unit) {
    requireCellState();
    return timeStep < 0 ? 0 : values.tanhCellState[timeStep * hiddenSize() + unit];
  }

  /** h after the step; at step -1 the zero it starts from. */
  public float hiddenState(int timeStep, int unit) {
    return timeStep < 0 ? 0 : values.hiddenState[timeStep * hiddenSize() + unit];
  }

  /** The output layer's sum before the sigmoid. */
  public float logit(int timeStep) {
    return values.logit[timeStep];
  }

  /** Probability that the difference's bit is 1. */
  public float probability(int timeStep) {
    return values.probability[timeStep];
  }

  /** The predicted bit: the probability rounded as PyTorch rounds it (one half goes to 0). */
  public int bit(int timeStep) {
    return values.probability[timeStep] > 0.5f ? 1 : 0;
  }

  /** The number that the predicted bits make. */
  public long predicted() {
    long number = 0;
    for (int t = 0; t < timeSteps(); t++) {
      number |= (long) bit(t) << t;
    }
    return number;
  }

  /** The true bit. */
  public int target(int timeStep) {
    return Math.round(values.target[timeStep]);
  }

  /** Binary cross-entropy of this one bit. */
  public float loss(int timeStep) {
    return values.loss[timeStep];
  }

  private int row(Gate gate, int unit) {
    int index = cell().indexOf(gate);
    if (index < 0) {
      throw new IllegalArgumentException(cell() + " has no gate " + gate);
    }
    return index * hiddenSize() + unit;
  }

  private void requireCellState() {
    if (!cell().hasCellState()) {
      throw new IllegalArgumentException(cell() + " has no cell state");
    }
  }
}
