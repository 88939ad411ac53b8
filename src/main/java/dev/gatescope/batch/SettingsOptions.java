package dev.gatescope.batch;

import dev.gatescope.lstm.CellType;
import dev.gatescope.train.TrainingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An option for every setting of a run; what is not given is the article's. */
final class SettingsOptions {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  @Option(names = "--cell", paramLabel = "lstm|gru|rnn", descriptionKey = "option.cell")
  private CellType cell = ARTICLE.cell();

  @Option(names = "--hidden", paramLabel = "N", descriptionKey = "option.hidden")
  private int hiddenSize = ARTICLE.hiddenSize();

  @Option(names = "--learning-rate", paramLabel = "X", descriptionKey = "option.learningRate")
  private double learningRate = ARTICLE.learningRate();

  @Mixin private RunOptions run;

  TrainingConfig config() {
    return run.config(cell, hiddenSize, learningRate);
  }
}
