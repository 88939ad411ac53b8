package dev.gatescope.report;

import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The seed and settings that stand under a picture. */
public final class Footer {
  private static final Set<Setting> DATA =
      EnumSet.of(
          Setting.SAMPLES,
          Setting.BORROW_ONLY,
          Setting.DISTINCT,
          Setting.SPLIT,
          Setting.TRAIN_SHARE);

  private Footer() {}

  /** A footer for what one epoch's weights do. */
  public static String afterEpoch(int epoch, String footer, Messages messages) {
    return messages.text("picture.afterEpoch", Integer.toString(epoch), footer);
  }

  /**
   * A footer for what a network does while some of it is held, on a line of its own.
   *
   * @param operations what is held, in words
   */
  public static String operated(String footer, String operations, Messages messages) {
    return footer + "\n" + messages.text("picture.operated", operations);
  }

  /** On a second line, that it is not the settings that say on which data the run was trained. */
  public static String ofDataFromFile(TrainingConfig config, Messages messages) {
    return line(config, messages) + "\n" + messages.text("picture.dataFromFile");
  }

  /**
   * What is known of a network that was perhaps trained elsewhere: nothing of what the settings
   * tell.
   */
  public static String ofUnknownOrigin(TrainingConfig config, Messages messages) {
    return messages.text(
        "picture.unknownOrigin",
        config.cell().name(),
        Integer.toString(config.hiddenSize()),
        Integer.toString(config.bits()));
  }

  /** On a second line, how the data differ from the article's, if they do. */
  public static String of(TrainingConfig config, Messages messages) {
    SettingWords words = new SettingWords(messages);
    String data =
        config.differences(TrainingConfig.article()).stream()
            .filter(DATA::contains)
            .map(setting -> words.name(setting) + " " + words.value(config, setting))
            .collect(Collectors.joining(" · "));
    return line(config, messages) + (data.isEmpty() ? "" : "\n" + data);
  }

  /** Even of a run from a machine with an engine that is not here. */
  private static String engine(EngineChoice choice) {
    return Engines.canRun(choice) ? Engines.select(choice).id() : Names.of(choice);
  }

  private static String line(TrainingConfig config, Messages messages) {
    return messages.text(
        "picture.footer",
        Long.toString(config.seed()),
        config.cell().name(),
        Integer.toString(config.hiddenSize()),
        Integer.toString(config.bits()),
        Integer.toString(config.batchSize()),
        Numbers.exact(config.learningRate()),
        Integer.toString(config.epochs()),
        engine(config.engine()));
  }
}
