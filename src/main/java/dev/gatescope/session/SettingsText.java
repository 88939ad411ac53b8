package dev.gatescope.session;

import dev.gatescope.data.SplitKind;
import dev.gatescope.file.ConfigMetadata;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Invalid;
import dev.gatescope.train.TrainingConfig.Setting;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Settings as text to copy, send and paste: a line {@code name=value} for each, with the names of a
 * model file. Blank lines and what begins with # count nothing; what is left out is the article's.
 * Anything else is refused, with the line that is wrong.
 */
public final class SettingsText {
  /** Ours has some 250 characters. */
  private static final int MAX_LENGTH = 10_000;

  private static final String HEADER = "# Gatescope settings";

  private final Map<Setting, String> texts = new EnumMap<>(Setting.class);
  private final Map<Setting, Integer> lines = new EnumMap<>(Setting.class);

  private SettingsText() {}

  /** The text of all settings. */
  public static String of(TrainingConfig config) {
    return ConfigMetadata.of(config).entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining("", HEADER + "\n", ""));
  }

  /**
   * Reads what {@link #of} wrote, or somebody by hand.
   *
   * @throws ProblemException if it is anything else; names the line
   */
  public static TrainingConfig parse(String text) {
    if (text == null || text.isBlank()) {
      throw Problem.of("settingsText.empty").asException();
    }
    if (text.length() > MAX_LENGTH) {
      throw Problem.of("settingsText.tooLong", Shown.text(text), number(MAX_LENGTH)).asException();
    }
    SettingsText read = new SettingsText();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        read.line(stripped, number);
      }
    }
    if (read.texts.isEmpty()) {
      throw Problem.of("settingsText.empty").asException();
    }
    return read.config(TrainingConfig::problems);
  }

  /**
   * The settings of a run there was: every one must be there, and nothing else.
   *
   * @param byName the texts of the values
   * @throws ProblemException if one is missing, unknown or wrong
   */
  static TrainingConfig all(Map<String, String> byName) {
    SettingsText read = new SettingsText();
    byName.forEach((name, value) -> read.texts.put(setting(name), value));
    for (Setting setting : Setting.values()) {
      if (read.texts.getOrDefault(setting, "").length() > MAX_LENGTH) {
        throw Problem.of("settingsText.tooLong", ConfigMetadata.key(setting), number(MAX_LENGTH))
            .asException();
      }
      if (!read.texts.containsKey(setting)) {
        throw Problem.of("settingsText.missing", ConfigMetadata.key(setting)).asException();
      }
    }
    return read.config(TrainingConfig::problemsOfStored);
  }

  private void line(String line, int number) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw at(number, Problem.of("settingsText.noValue", Shown.text(line)));
    }
    Setting setting;
    try {
      setting = setting(line.substring(0, equals).strip());
    } catch (ProblemException e) {
      throw at(number, e.problem());
    }
    if (texts.put(setting, line.substring(equals + 1).strip()) != null) {
      throw at(
          number,
          Problem.of(
              "settingsText.twice", ConfigMetadata.key(setting), number(lines.get(setting))));
    }
    lines.put(setting, number);
  }

  private static Setting setting(String name) {
    for (Setting setting : Setting.values()) {
      if (ConfigMetadata.key(setting).equals(name)) {
        return setting;
      }
    }
    String all =
        Arrays.stream(Setting.values()).map(ConfigMetadata::key).collect(Collectors.joining(", "));
    throw Problem.of("settingsText.unknown", Shown.text(name), all).asException();
  }

  private TrainingConfig config(Function<TrainingConfig, List<Invalid>> problems) {
    TrainingConfig article = TrainingConfig.article();
    TrainingConfig config =
        new TrainingConfig(
            constant(Setting.CELL, CellType.class, article.cell()),
            integer(Setting.HIDDEN_SIZE, article.hiddenSize()),
            integer(Setting.BITS, article.bits()),
            integer(Setting.SAMPLES, article.samples()),
            truth(Setting.BORROW_ONLY, article.borrowOnly()),
            truth(Setting.DISTINCT, article.distinct()),
            constant(Setting.SPLIT, SplitKind.class, article.split()),
            decimal(Setting.TRAIN_SHARE, article.trainShare()),
            integer(Setting.BATCH_SIZE, article.batchSize()),
            integer(Setting.EPOCHS, article.epochs()),
            decimal(Setting.LEARNING_RATE, article.learningRate()),
            whole(Setting.SEED, article.seed()),
            constant(Setting.ENGINE, EngineChoice.class, article.engine()));
    for (Invalid invalid : problems.apply(config)) {
      throw at(invalid.setting(), invalid.problem());
    }
    return config;
  }

  private int integer(Setting setting, int otherwise) {
    return Math.clamp(whole(setting, otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Numbers beyond the type are cut to its bounds, where the settings say what is wrong. */
  private long whole(Setting setting, long otherwise) {
    String text = texts.get(setting);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[+-]?[0-9]+")) {
      throw at(
          setting,
          Problem.of("settingsText.notWhole", ConfigMetadata.key(setting), Shown.text(text)));
    }
    return new BigInteger(text)
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .longValue();
  }

  private double decimal(Setting setting, double otherwise) {
    String text = texts.get(setting);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
      throw at(
          setting,
          Problem.of("settingsText.notANumber", ConfigMetadata.key(setting), Shown.text(text)));
    }
    return Double.parseDouble(text);
  }

  private boolean truth(Setting setting, boolean otherwise) {
    String text = texts.get(setting);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw notOneOf(setting, text, "true, false");
    }
    return text.equals("true");
  }

  private <E extends Enum<E>> E constant(Setting setting, Class<E> type, E otherwise) {
    String text = texts.get(setting);
    if (text == null) {
      return otherwise;
    }
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(constant -> name(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                notOneOf(
                    setting,
                    text,
                    all.stream().map(SettingsText::name).collect(Collectors.joining(", "))));
  }

  private static String name(Enum<?> constant) {
    return Names.of(constant);
  }

  private ProblemException notOneOf(Setting setting, String text, String right) {
    return at(
        setting,
        Problem.of("settingsText.choice", ConfigMetadata.key(setting), Shown.text(text), right));
  }

  /** With the line, if the setting stands in one. */
  private ProblemException at(Setting setting, Problem problem) {
    return lines.containsKey(setting) ? at(lines.get(setting), problem) : problem.asException();
  }

  private static ProblemException at(int line, Problem problem) {
    return Problem.of("settingsText.line", number(line), problem).asException();
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
