package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import java.util.stream.IntStream;

/**
 * The fast engine (see the package's page). A batch is cut into {@link #SHARDS} shards of
 * neighbouring rows, whatever the number of threads, and their gradients are added in order: so the
 * result does not depend on the threads.
 */
public final class FusedEngine implements RecurrentEngine {
  /** Also the largest number of threads that has any use. */
  static final int SHARDS = 8;

  /** Sequences that are evaluated at once, at most and at least. */
  private static final int MOST_ROWS = 64;

  private static final int LEAST_ROWS = 16;

  /** What sequences that are evaluated at once write down is to stay in a core's cache: 1 MB. */
  private static final long CACHE_FLOATS = 1 << 18;

  private final PackedLayout layout;
  private final PackedWeights weights;
  private final AdamSettings settings;
  private final Kernels kernels;
  private final Crew crew;
  private final Shard[] shards = new Shard[SHARDS];
  private final Sweep sweep;
  private final Trace trace;
  private Surgeon surgeon;

  // What only learning needs is made when it begins: an engine that looks does without.
  private FlatAdam adam;
  private float[] flatGradient;

  /**
   * Made by {@link FusedEngines}, which checks what is asked for. Public, and of shared types, for
   * the copies of this class that {@link WidthLoader} makes.
   *
   * @param scalar whether to compute without vectors
   */
  public FusedEngine(Weights initial, AdamSettings settings, int threads, boolean scalar) {
    layout = new PackedLayout(initial.layout());
    weights = new PackedWeights(layout);
    weights.set(initial);
    this.settings = settings;
    kernels = scalar ? new ScalarKernels() : new VectorKernels();
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new Shard(layout, kernels);
    }
    crew = new Crew(Math.min(threads, SHARDS));
    sweep = new Sweep(weights, kernels, crew);
    trace = new Trace(weights, kernels);
    surgeon = new Surgeon(layout, Surgery.NONE);
  }

  @Override
  public WeightLayout layout() {
    return layout.weights;
  }

  @Override
  public Weights weights() {
    return Weights.of(layout.weights, weights.flat);
  }

  @Override
  public void load(Weights newWeights) {
    if (!newWeights.layout().equals(layout.weights)) {
      throw new IllegalArgumentException(newWeights.layout() + " is not " + layout.weights);
    }
    weights.set(newWeights);
    trace.weightsChanged();
  }

  @Override
  public AdamMoments moments() {
    requireAdam();
    return new AdamMoments(
        adam.steps(),
        Weights.of(layout.weights, adam.mean()),
        Weights.of(layout.weights, adam.meanSquare()));
  }

  @Override
  public void load(AdamMoments moments) {
    if (!moments.layout().equals(layout.weights)) {
      throw new IllegalArgumentException(moments.layout() + " is not " + layout.weights);
    }
    requireAdam();
    adam.load(moments.steps(), moments.mean().toArray(), moments.meanSquare().toArray());
  }

  @Override
  public double trainBatch(Sequences data, int[] order, int from, int to) {
    double loss = forwardBackward(data, order, from, to);
    requireAdam();
    adam.step(weights.flat, flatGradient);
    weights.pack();
    trace.weightsChanged();
    return loss;
  }

  @Override
  public LossGradient gradient(Sequences data, int[] order, int from, int to) {
    double loss = forwardBackward(data, order, from, to);
    return new LossGradient(loss, Weights.of(layout.weights, flatGradient));
  }

  private void requireAdam() {
    if (adam == null) {
      adam = new FlatAdam(settings, layout.weights.size());
    }
  }

  private double forwardBackward(Sequences data, int[] order, int from, int to) {
    surgeon.surgery().requireNone();
    int size = to - from;
    int rows = PackedLayout.roundUp(Math.ceilDiv(size, SHARDS), Tape.ROW_MULTIPLE);
    int used = Math.ceilDiv(size, rows);
    int outputs = size * data.timeSteps();
    crew.run(
        used,
        i -> {
          int first = from + i * rows;
          shards[i].train(weights, data, order, first, Math.min(first + rows, to), outputs);
        });
    Gradient total = shards[0].gradient();
    double lossSum = shards[0].lossSum();
    for (int i = 1; i < used; i++) {
      total.add(shards[i].gradient());
      lossSum += shards[i].lossSum();
    }
    if (flatGradient == null) {
      flatGradient = new float[layout.weights.size()];
    }
    weights.unpack(total, flatGradient);
    return lossSum / outputs;
  }

  /** Sequences that are evaluated at once: fewer of many time steps, or of large networks. */
  static int evaluationRows(PackedLayout layout, int timeSteps) {
    long tile = Tape.floats(layout, Tape.ROW_MULTIPLE, timeSteps);
    long rows = CACHE_FLOATS / tile * Tape.ROW_MULTIPLE;
    return Math.clamp(rows, LEAST_ROWS, MOST_ROWS);
  }

  @Override
  public Answers answers(Sequences data) {
    int timeSteps = data.timeSteps();
    int[] order = IntStream.range(0, data.count()).toArray();
    float[] logits = new float[data.count() * timeSteps];
    float[] probabilities = new float[data.count() * timeSteps];
    int rows = evaluationRows(layout, timeSteps);
    int chunks = Math.ceilDiv(order.length, rows);
    crew.run(
        Math.min(SHARDS, chunks),
        i -> {
          for (int chunk = i; chunk < chunks; chunk += SHARDS) {
            int from = chunk * rows;
            int to = Math.min(from + rows, order.length);
            shards[i].evaluate(weights, surgeon, data, order, from, to, logits, probabilities);
          }
        });
    return new Answers(timeSteps, logits, probabilities);
  }

  @Override
  public GateTrace trace(Sequences data, int sequence) {
    return trace.run(surgeon, data, sequence);
  }

  @Override
  public PrefixSweep sweep(int timeSteps, boolean states) {
    return sweep.run(surgeon, timeSteps, states);
  }

  @Override
  public void operate(Surgery surgery) {
    surgery.requireFits(layout.weights);
    surgeon = new Surgeon(layout, surgery);
  }

  @Override
  public void close() {
    crew.close();
  }

  @Override
  public String toString() {
    return "FusedEngine[" + layout.cell + ", " + layout.hidden + "]";
  }
}
