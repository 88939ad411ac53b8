package dev.gatescope.batch;

import dev.gatescope.file.SavedRun;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** The settings of a run that goes on: its own. Only the number of epochs may change. */
final class ResumedSettings {
  private static final String EPOCHS = "--epochs";

  private ResumedSettings() {}

  /**
   * The settings to go on with.
   *
   * @param asked the settings as the options have them
   * @param given which options there are
   * @throws dev.gatescope.text.ProblemException if an option contradicts the run
   */
  static TrainingConfig of(SavedRun run, Path folder, TrainingConfig asked, ParseResult given) {
    TrainingConfig saved = run.checkpoint().config();
    fixed()
        .forEach(
            (option, setting) -> {
              Object was = setting.apply(saved);
              Object wanted = setting.apply(asked);
              if (given.hasMatchedOption(option) && !was.equals(wanted)) {
                throw Problem.of(
                        "checkpoint.setting", option, text(was), folder.toString(), text(wanted))
                    .asException();
              }
            });
    if (!given.hasMatchedOption(EPOCHS)) {
      return saved;
    }
    int trained = run.checkpoint().epoch();
    if (asked.epochs() < trained) {
      throw Problem.of("checkpoint.epochs", folder.toString(), Integer.toString(trained))
          .asException();
    }
    return saved.withEpochs(asked.epochs());
  }

  private static Map<String, Function<TrainingConfig, Object>> fixed() {
    Map<String, Function<TrainingConfig, Object>> fixed = new LinkedHashMap<>();
    fixed.put("--cell", TrainingConfig::cell);
    fixed.put("--hidden", TrainingConfig::hiddenSize);
    fixed.put("--bits", TrainingConfig::bits);
    fixed.put("--samples", TrainingConfig::samples);
    fixed.put("--any-pair", config -> !config.borrowOnly());
    fixed.put("--distinct", TrainingConfig::distinct);
    fixed.put("--split", TrainingConfig::split);
    fixed.put("--train-share", TrainingConfig::trainShare);
    fixed.put("--batch", TrainingConfig::batchSize);
    fixed.put("--learning-rate", TrainingConfig::learningRate);
    fixed.put("--seed", TrainingConfig::seed);
    fixed.put("--engine", TrainingConfig::engine);
    return fixed;
  }

  private static String text(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
