package dev.gatescope.benchmark;

import dev.gatescope.data.SampleGenerator;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;

/** The article's training set (9,000 sequences, batches of 128) for other networks and widths. */
final class Workload {
  private static final int SAMPLES = 9000;
  private static final int BATCH = 128;
  private static final long SEED = 822;

  final Sequences data;
  private final Weights initial;
  private final TorchRandom random = new TorchRandom(SEED);

  Workload(CellType cell, int hidden, int bits) {
    data =
        SampleGenerator.generate(bits, SAMPLES, false, false, new NumpyRandom(SEED)).toSequences();
    initial = Weights.initial(new WeightLayout(cell, hidden), random);
  }

  RecurrentEngine engine(EngineChoice choice, FusedOptions options) {
    return Engines.create(choice, initial, AdamSettings.withLearningRate(0.01), options);
  }

  /** One epoch of training, the shuffle included. Returns the sum of losses. */
  double epoch(RecurrentEngine engine) {
    int[] order = random.epochOrder(SAMPLES);
    double loss = 0;
    for (int from = 0; from < SAMPLES; from += BATCH) {
      loss += engine.trainBatch(data, order, from, Math.min(from + BATCH, SAMPLES));
    }
    return loss;
  }
}
