package dev.gatescope.batch;

import dev.gatescope.data.SplitKind;
import dev.gatescope.file.Model;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.train.TrainingConfig;

/** Models whose settings are no run that could be begun here. */
final class StrangeModels {
  private StrangeModels() {}

  /** Its settings draw data, and have batches larger than the training set. */
  static Model untrainable() {
    return of(false);
  }

  /** Its settings ask for more distinct pairs of 4 bits than there are. */
  static Model withoutData() {
    return of(true);
  }

  private static Model of(boolean distinct) {
    TrainingConfig config =
        new TrainingConfig(
            CellType.LSTM,
            3,
            4,
            140,
            true,
            distinct,
            SplitKind.ARTICLE,
            0.9,
            128,
            2,
            0.01,
            5,
            EngineChoice.AUTO);
    Weights weights = Weights.initial(config.layout(), new TorchRandom(6));
    return Model.trained(weights, config, 1, 0.5, Provenance.here("fused", "test"));
  }
}
