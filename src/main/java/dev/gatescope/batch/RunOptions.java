package dev.gatescope.batch;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.train.TrainingConfig;
import picocli.CommandLine.Option;

/** Options for what all lanes of a race have in common; what is not given is the article's. */
final class RunOptions {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  @Option(names = "--bits", paramLabel = "N", descriptionKey = "option.bits")
  private int bits = ARTICLE.bits();

  @Option(names = "--samples", paramLabel = "N", descriptionKey = "option.samples")
  private int samples = ARTICLE.samples();

  @Option(names = "--any-pair", descriptionKey = "option.anyPair")
  private boolean anyPair = !ARTICLE.borrowOnly();

  @Option(names = "--distinct", descriptionKey = "option.distinct")
  private boolean distinct = ARTICLE.distinct();

  @Option(names = "--split", paramLabel = "article|pairs", descriptionKey = "option.split")
  private SplitKind split = ARTICLE.split();

  @Option(names = "--train-share", paramLabel = "X", descriptionKey = "option.trainShare")
  private double trainShare = ARTICLE.trainShare();

  @Option(names = "--batch", paramLabel = "N", descriptionKey = "option.batch")
  private int batchSize = ARTICLE.batchSize();

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "option.epochs")
  private int epochs = ARTICLE.epochs();

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "option.seed")
  private long seed = ARTICLE.seed();

  @Option(names = "--engine", paramLabel = "NAME", descriptionKey = "option.engine")
  private EngineChoice engine = ARTICLE.engine();

  /** The settings of a run, or of a lane. */
  TrainingConfig config(CellType cell, int hiddenSize, double learningRate) {
    return new TrainingConfig(
        cell,
        hiddenSize,
        bits,
        samples,
        !anyPair,
        distinct,
        split,
        trainShare,
        batchSize,
        epochs,
        learningRate,
        seed,
        engine);
  }
}
