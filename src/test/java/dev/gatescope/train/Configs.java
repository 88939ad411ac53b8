package dev.gatescope.train;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.train.TrainingConfig.Setting;

/** Settings for tests. */
final class Configs {
  private Configs() {}

  /** A run of milliseconds: 180 training samples, so 12 batches an epoch. */
  static TrainingConfig small() {
    return new TrainingConfig(
        CellType.LSTM,
        5,
        5,
        200,
        true,
        false,
        SplitKind.ARTICLE,
        0.9,
        16,
        3,
        0.01,
        822,
        EngineChoice.ND4J);
  }

  static TrainingConfig withSplit(TrainingConfig c, SplitKind split) {
    return new TrainingConfig(
        c.cell(),
        c.hiddenSize(),
        c.bits(),
        c.samples(),
        c.borrowOnly(),
        c.distinct(),
        split,
        c.trainShare(),
        c.batchSize(),
        c.epochs(),
        c.learningRate(),
        c.seed(),
        c.engine());
  }

  /** The same with another number for one setting. */
  static TrainingConfig with(TrainingConfig c, Setting setting, double value) {
    return new TrainingConfig(
        c.cell(),
        setting == Setting.HIDDEN_SIZE ? (int) value : c.hiddenSize(),
        setting == Setting.BITS ? (int) value : c.bits(),
        setting == Setting.SAMPLES ? (int) value : c.samples(),
        c.borrowOnly(),
        c.distinct(),
        c.split(),
        setting == Setting.TRAIN_SHARE ? value : c.trainShare(),
        setting == Setting.BATCH_SIZE ? (int) value : c.batchSize(),
        setting == Setting.EPOCHS ? (int) value : c.epochs(),
        setting == Setting.LEARNING_RATE ? value : c.learningRate(),
        setting == Setting.SEED ? (long) value : c.seed(),
        c.engine());
  }
}
