package dev.gatescope.file;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.Names;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings as a model file's metadata: text by the setting's name in lower case. */
public final class ConfigMetadata {
  private ConfigMetadata() {}

  public static Map<String, String> of(TrainingConfig config) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      metadata.put(key(setting), config.text(setting));
    }
    return metadata;
  }

  /** The settings, if every one is there and valid. */
  static Optional<TrainingConfig> parse(Map<String, String> metadata) {
    try {
      TrainingConfig config =
          new TrainingConfig(
              constant(CellType.class, metadata, Setting.CELL),
              Integer.parseInt(value(metadata, Setting.HIDDEN_SIZE)),
              Integer.parseInt(value(metadata, Setting.BITS)),
              Integer.parseInt(value(metadata, Setting.SAMPLES)),
              truth(metadata, Setting.BORROW_ONLY),
              truth(metadata, Setting.DISTINCT),
              constant(SplitKind.class, metadata, Setting.SPLIT),
              Double.parseDouble(value(metadata, Setting.TRAIN_SHARE)),
              Integer.parseInt(value(metadata, Setting.BATCH_SIZE)),
              Integer.parseInt(value(metadata, Setting.EPOCHS)),
              Double.parseDouble(value(metadata, Setting.LEARNING_RATE)),
              Long.parseLong(value(metadata, Setting.SEED)),
              constant(EngineChoice.class, metadata, Setting.ENGINE));
      return config.problemsOfStored().isEmpty() ? Optional.of(config) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The cell that the metadata names, if it names one. */
  static Optional<CellType> cell(Map<String, String> metadata) {
    try {
      return Optional.of(constant(CellType.class, metadata, Setting.CELL));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A whole number of the metadata, if it is one. */
  static OptionalInt whole(Map<String, String> metadata, String key) {
    try {
      return OptionalInt.of(Integer.parseInt(metadata.getOrDefault(key, "")));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  public static String key(Setting setting) {
    return Names.of(setting);
  }

  private static String value(Map<String, String> metadata, Setting setting) {
    String value = metadata.get(key(setting));
    if (value == null) {
      throw new IllegalArgumentException("no " + key(setting));
    }
    return value;
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, Map<String, String> metadata, Setting setting) {
    return Enum.valueOf(type, value(metadata, setting).toUpperCase(Locale.ROOT));
  }

  private static boolean truth(Map<String, String> metadata, Setting setting) {
    return switch (value(metadata, setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key(setting));
    };
  }
}
