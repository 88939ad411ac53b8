package dev.gatescope.ui.gradients;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.train.TrainingConfig;
import java.util.EnumMap;
import java.util.Map;

/** The analyses behind the pane. Not thread-safe: on the survey thread alone. */
final class GradientQuestions {
  /** The shown network over the sample. */
  record Mean(Network network, int bits) {}

  /** The shown network on one pair. */
  record Pair(Network network, Subtraction pair) {}

  /** The shown network and those of all cells over the sample of a width. */
  record Cells(Network network, TrainingConfig config, int bits, boolean trained) {}

  /** What a pair's question is answered with. */
  record PairAnswer(Subtraction pair, GradientReach reach) {}

  /** What the cells' question is answered with. */
  record CellsAnswer(GradientReach shown, Map<CellType, GradientReach> others) {}

  private final OtherCells cells;
  private final NetworkEngine engines = new NetworkEngine();
  private final NetworkEngine otherEngines = new NetworkEngine();
  private Cells lastCells;
  private Map<CellType, GradientReach> lastOthers;

  GradientQuestions(OtherCells cells) {
    this.cells = cells;
  }

  GradientReach answer(Mean question) {
    return reach(engines, question.network, question.bits);
  }

  PairAnswer answer(Pair question) {
    Subtraction pair = question.pair;
    Samples one = Samples.of(pair);
    Network network = question.network;
    return new PairAnswer(pair, GradientReach.of(engines.with(network), network, one));
  }

  /** The other cells are the same for all epochs of a run. */
  CellsAnswer answer(Cells question) {
    boolean known =
        lastOthers != null
            && lastCells.config.equals(question.config)
            && lastCells.bits == question.bits
            && lastCells.trained == question.trained;
    if (!known) {
      Map<CellType, GradientReach> others = new EnumMap<>(CellType.class);
      for (CellType cell : CellType.values()) {
        Network other = Network.of(cells.weights(cell, question.config, question.trained));
        others.put(cell, reach(otherEngines, other, question.bits));
      }
      lastOthers = others;
      lastCells = question;
    }
    return new CellsAnswer(reach(engines, question.network, question.bits), lastOthers);
  }

  private static GradientReach reach(NetworkEngine engines, Network network, int bits) {
    Samples samples = GradientReach.sample(network.layout(), bits);
    return GradientReach.of(engines.with(network), network, samples);
  }
}
