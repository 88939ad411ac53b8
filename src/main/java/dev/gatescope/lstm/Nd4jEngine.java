package dev.gatescope.lstm;

import dev.gatescope.optim.Adam;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.optim.BinaryCrossEntropy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The reference engine: plain ND4J operations, kept naive, one line an equation (in {@link
 * Nd4jLstm}, {@link Nd4jGru}, {@link Nd4jRnn}). Faster engines are measured against it.
 */
public final class Nd4jEngine implements RecurrentEngine {
  /** Rows evaluated at once: large enough to be quick, small enough to stay in cache. */
  static final int EVALUATION_ROWS = 256;

  /** Buffer sets kept: training's full and last batch, evaluation's, a trace's. */
  private static final int KEPT_BATCHES = 6;

  private record BatchShape(int size, int timeSteps) {}

  private final WeightLayout layout;
  private final Nd4jTensors weights;
  private final Nd4jTensors gradient;
  private final Nd4jCell cell;
  private final BinaryCrossEntropy criterion = BinaryCrossEntropy.mean();
  private final Adam adam;
  private final Map<BatchShape, Nd4jBatch> batches =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BatchShape, Nd4jBatch> eldest) {
          if (size() <= KEPT_BATCHES) {
            return false;
          }
          eldest.getValue().close();
          return true;
        }
      };

  public Nd4jEngine(Weights initial, AdamSettings settings) {
    Nd4jRuntime.start();
    layout = initial.layout();
    weights = new Nd4jTensors(layout);
    weights.set(initial);
    gradient = new Nd4jTensors(layout);
    cell = Nd4jCell.create(layout, weights);
    adam = new Adam(settings, weights.flat);
  }

  @Override
  public WeightLayout layout() {
    return layout;
  }

  @Override
  public Weights weights() {
    return weights.get(layout);
  }

  @Override
  public void load(Weights newWeights) {
    if (!newWeights.layout().equals(layout)) {
      throw new IllegalArgumentException(newWeights.layout() + " is not " + layout);
    }
    weights.set(newWeights);
  }

  @Override
  public AdamMoments moments() {
    return new AdamMoments(
        adam.steps(), Weights.of(layout, adam.mean()), Weights.of(layout, adam.meanSquare()));
  }

  @Override
  public void load(AdamMoments moments) {
    if (!moments.layout().equals(layout)) {
      throw new IllegalArgumentException(moments.layout() + " is not " + layout);
    }
    adam.load(moments.steps(), moments.mean().toArray(), moments.meanSquare().toArray());
  }

  @Override
  public double trainBatch(Sequences data, int[] order, int from, int to) {
    double loss = forwardBackward(data, order, from, to);
    adam.step(weights.flat, gradient.flat);
    return loss;
  }

  @Override
  public LossGradient gradient(Sequences data, int[] order, int from, int to) {
    double loss = forwardBackward(data, order, from, to);
    return new LossGradient(loss, gradient.get(layout));
  }

  private double forwardBackward(Sequences data, int[] order, int from, int to) {
    cell.surgery().requireNone();
    Nd4jBatch batch = batch(to - from, data.timeSteps());
    batch.fill(data, order, from);
    batch.forward(cell);
    INDArray loss = criterion.loss(batch.probabilities, batch.targets);
    batch.backward(cell, criterion.gradient(batch.probabilities, batch.targets), gradient);
    return loss.getDouble();
  }

  @Override
  public Answers answers(Sequences data) {
    int timeSteps = data.timeSteps();
    int[] order = IntStream.range(0, data.count()).toArray();
    float[] logits = new float[data.count() * timeSteps];
    float[] probabilities = new float[data.count() * timeSteps];
    for (int from = 0; from < order.length; from += EVALUATION_ROWS) {
      int size = Math.min(EVALUATION_ROWS, order.length - from);
      Nd4jBatch batch = batch(size, timeSteps);
      batch.fill(data, order, from);
      batch.forward(cell);
      float[] logitColumns = batch.logits().data().asFloat();
      float[] probabilityColumns = batch.probabilities.data().asFloat();
      for (int n = 0; n < size; n++) {
        for (int t = 0; t < timeSteps; t++) {
          logits[(from + n) * timeSteps + t] = logitColumns[t * size + n];
          probabilities[(from + n) * timeSteps + t] = probabilityColumns[t * size + n];
        }
      }
    }
    return new Answers(timeSteps, logits, probabilities);
  }

  @Override
  public GateTrace trace(Sequences data, int sequence) {
    Nd4jBatch batch = batch(1, data.timeSteps());
    batch.fill(data, new int[] {sequence}, 0);
    batch.forward(cell);
    return new Nd4jTrace(batch, cell).read(weights());
  }

  @Override
  public PrefixSweep sweep(int timeSteps, boolean states) {
    return new Nd4jSweep(layout, cell, timeSteps, states).run();
  }

  @Override
  public void operate(Surgery surgery) {
    surgery.requireFits(layout);
    cell.operate(surgery);
  }

  @Override
  public void close() {
    batches.values().forEach(Nd4jBatch::close);
    batches.clear();
    adam.close();
    weights.close();
    gradient.close();
  }

  private Nd4jBatch batch(int size, int timeSteps) {
    return batches.computeIfAbsent(
        new BatchShape(size, timeSteps), shape -> new Nd4jBatch(layout, size, timeSteps));
  }

  @Override
  public String toString() {
    return "Nd4jEngine" + Arrays.asList(layout.cell(), layout.hiddenSize());
  }
}
