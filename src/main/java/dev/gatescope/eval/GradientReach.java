package dev.gatescope.eval;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.data.Samples;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.random.NumpyRandom;
import java.util.List;

/**
 * How far the error of each bit reaches back through h and C of one network, the mean of the norms
 * over some pairs. Immutable.
 *
 * @param layout the network's
 * @param pairs how many
 * @param lossHidden |dLoss_t/dh_s|, Loss_t being the cross-entropy of bit t alone
 * @param lossCell |dLoss_t/dC_s|; null for cells without C
 * @param logitHidden |dy_t/dh_s|: the same without the error itself, which a trained network lacks
 * @param logitCell |dy_t/dC_s|; null for cells without C
 */
public record GradientReach(
    WeightLayout layout,
    int pairs,
    GradientTriangle lossHidden,
    GradientTriangle lossCell,
    GradientTriangle logitHidden,
    GradientTriangle logitCell) {
  /** What is derived. */
  public enum Of {
    LOSS,
    LOGIT
  }

  /** By which state. */
  public enum State {
    CELL("C"),
    HIDDEN("h");

    private final String symbol;

    State(String symbol) {
      this.symbol = symbol;
    }

    /** Its letter in the equations. */
    public String symbol() {
      return symbol;
    }
  }

  /** Pairs in the fixed sample of a width, where {@link #SAMPLE_WORK} allows it. */
  public static final int SAMPLE_PAIRS = 128;

  /** Multiplications that a sample may take: some tenths of a second. */
  private static final double SAMPLE_WORK = 1.5e8;

  /** Every network is judged by the same pairs. */
  private static final long SAMPLE_SEED = 822;

  /** The fixed sample of a width: fewer pairs for large networks, at least one. */
  public static Samples sample(WeightLayout layout, int bits) {
    double work = (double) GradientTriangle.size(bits) * layout.gateRows() * layout.hiddenSize();
    int pairs = (int) Math.clamp(SAMPLE_WORK / work, 1, SAMPLE_PAIRS);
    int existing = SampleGenerator.existing(bits, false, pairs);
    // Of narrow numbers there are not so many pairs: then each stands in it once.
    return SampleGenerator.generate(
        bits, existing, false, existing < pairs, new NumpyRandom(SAMPLE_SEED));
  }

  /**
   * @param engine has the network's weights and surgery
   * @param samples at least one
   */
  public static GradientReach of(RecurrentEngine engine, Network network, Samples samples) {
    boolean hasC = network.layout().cell().hasCellState();
    int steps = samples.bits();
    Sums sums = new Sums(steps, samples.count());
    BackwardPass backward = new BackwardPass(network);
    Sequences sequences = samples.toSequences();
    for (int pair = 0; pair < samples.count(); pair++) {
      GateTrace trace = engine.trace(sequences, pair);
      BackwardPass.Steps values = backward.read(trace);
      for (int t = 0; t < steps; t++) {
        int row = t;
        double error = Math.abs(BackwardPass.lossSlope(trace, t));
        backward.logit(values, t, (s, dh, dC) -> sums.add(row, s, error, norm(dh), norm(dC)));
      }
    }
    return new GradientReach(
        network.layout(),
        samples.count(),
        new GradientTriangle(steps, sums.lossHidden),
        hasC ? new GradientTriangle(steps, sums.lossCell) : null,
        new GradientTriangle(steps, sums.logitHidden),
        hasC ? new GradientTriangle(steps, sums.logitCell) : null);
  }

  public int timeSteps() {
    return lossHidden.timeSteps();
  }

  /** One of the triangles; null for C of a cell without it. */
  public GradientTriangle triangle(Of of, State state) {
    return switch (state) {
      case CELL -> of == Of.LOSS ? lossCell : logitCell;
      case HIDDEN -> of == Of.LOSS ? lossHidden : logitHidden;
    };
  }

  /** The states that the cell has. */
  public List<State> states() {
    return lossCell == null ? List.of(State.HIDDEN) : List.of(State.CELL, State.HIDDEN);
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  private static final class Sums {
    private final double[] lossHidden;
    private final double[] lossCell;
    private final double[] logitHidden;
    private final double[] logitCell;
    private final double share;

    Sums(int steps, int pairs) {
      int size = GradientTriangle.size(steps);
      lossHidden = new double[size];
      lossCell = new double[size];
      logitHidden = new double[size];
      logitCell = new double[size];
      share = 1.0 / pairs;
    }

    void add(int t, int s, double error, double hidden, double cell) {
      int index = GradientTriangle.index(t, s);
      logitHidden[index] += share * hidden;
      logitCell[index] += share * cell;
      lossHidden[index] += share * error * hidden;
      lossCell[index] += share * error * cell;
    }
  }
}
