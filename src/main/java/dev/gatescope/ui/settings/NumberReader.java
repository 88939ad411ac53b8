package dev.gatescope.ui.settings;

import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig.Setting;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads numbers as they are typed and keeps what could not be read. Numbers beyond the type are cut
 * to its bounds, where the settings' own range says what is wrong with them.
 */
final class NumberReader {
  private final Function<Setting, String> texts;
  private final Map<Setting, Problem> problems = new EnumMap<>(Setting.class);

  NumberReader(Function<Setting, String> texts) {
    this.texts = texts;
  }

  /** What could not be read, and why. */
  Map<Setting, Problem> problems() {
    return problems;
  }

  /**
   * @param otherwise the value to go on with if there is none
   */
  int integer(Setting setting, int otherwise) {
    return Math.clamp(whole(setting, otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long whole(Setting setting, long otherwise) {
    String text = typed(setting, "settings.empty.whole");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[+-]?[0-9]+")) {
      problems.put(setting, Problem.of("settings.notWhole", text));
      return otherwise;
    }
    return new BigInteger(text)
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .longValue();
  }

  double decimal(Setting setting, double otherwise) {
    String text = typed(setting, "settings.empty.decimal");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
      problems.put(setting, Problem.of("settings.notANumber", text));
      return otherwise;
    }
    return Double.parseDouble(text);
  }

  private String typed(Setting setting, String keyIfEmpty) {
    String text = texts.apply(setting) == null ? "" : texts.apply(setting).strip();
    if (text.isEmpty()) {
      problems.put(setting, Problem.of(keyIfEmpty));
    }
    return text;
  }
}
