package dev.gatescope.report;

import dev.gatescope.lstm.Engines;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.TrainingConfig;

/** The seed and settings that stand under a picture. */
public final class Footer {
  private Footer() {}

  /** The same for what one epoch's weights do. */
  public static String of(TrainingConfig config, int epoch, Messages messages) {
    return messages.text("picture.afterEpoch", Integer.toString(epoch), of(config, messages));
  }

  public static String of(TrainingConfig config, Messages messages) {
    return messages.text(
        "picture.footer",
        Long.toString(config.seed()),
        config.cell().name(),
        Integer.toString(config.hiddenSize()),
        Integer.toString(config.bits()),
        Integer.toString(config.batchSize()),
        Numbers.exact(config.learningRate()),
        Integer.toString(config.epochs()),
        Engines.select(config.engine()).id());
  }
}
