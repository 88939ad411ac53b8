package dev.gatescope.ui.gradients;

import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;

/** Where networks of other cells come from, that the shown one is compared with. */
@FunctionalInterface
public interface OtherCells {
  /**
   * The weights of one cell.
   *
   * @param config settings of the run that is shown
   * @param trained false: what its seed and hidden size begin with; true: the model that ships
   * @throws dev.gatescope.text.ProblemException if the settings draw no data, after which the
   *     weights come
   */
  Weights weights(CellType cell, TrainingConfig config, boolean trained);

  /** The real ones. */
  static OtherCells standard() {
    return (cell, config, trained) ->
        trained
            ? ShippedModel.read(cell).weights()
            : Experiment.draw(config.withCell(cell)).initial();
  }
}
