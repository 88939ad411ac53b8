package dev.gatescope.ui.gradients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class OtherCellsTest {
  private final OtherCells cells = OtherCells.standard();

  @Test
  void untrainedOnesHaveTheSeedsWeights() {
    TrainingConfig config = config(16);
    for (CellType cell : CellType.values()) {
      assertEquals(
          Experiment.prepare(config.withCell(cell)).initial(), cells.weights(cell, config, false));
      assertEquals(ShippedModel.read(cell).weights(), cells.weights(cell, config, true));
    }
  }

  /** Batches have no say in the weights: a run of a file's split is compared like any other. */
  @Test
  void aRunThatCouldNotBeBegunHereIsCompared() {
    TrainingConfig config = config(128);
    assertThrows(ProblemException.class, config::requireValid);
    assertEquals(
        cells.weights(CellType.GRU, config(16), false), cells.weights(CellType.GRU, config, false));
  }

  private static TrainingConfig config(int batch) {
    TrainingConfig article = TrainingConfig.article();
    return new TrainingConfig(
        article.cell(),
        3,
        article.bits(),
        140,
        article.borrowOnly(),
        article.distinct(),
        article.split(),
        article.trainShare(),
        batch,
        article.epochs(),
        article.learningRate(),
        article.seed(),
        EngineChoice.AUTO);
  }
}
