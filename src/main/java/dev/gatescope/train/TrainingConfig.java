package dev.gatescope.train;

import dev.gatescope.data.SplitKind;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting of a run. The only home of the defaults, which are the article's.
 *
 * @param cell the recurrent layer
 * @param hiddenSize units of the recurrent layer
 * @param bits width of the numbers, and so time steps
 * @param samples pairs drawn, training and test together
 * @param borrowOnly keep only pairs whose decimal subtraction borrows, as the article does
 * @param distinct keep each pair once; the article lets pairs repeat
 * @param split how samples are divided
 * @param trainShare share of the samples (or of the distinct pairs) that is trained on
 * @param batchSize samples a step
 * @param epochs passes over the training set
 * @param learningRate Adam's
 * @param seed for numpy's stream (samples) and torch's (split, weights, batches)
 * @param engine what computes
 */
public record TrainingConfig(
    CellType cell,
    int hiddenSize,
    int bits,
    int samples,
    boolean borrowOnly,
    boolean distinct,
    SplitKind split,
    double trainShare,
    int batchSize,
    int epochs,
    double learningRate,
    long seed,
    EngineChoice engine) {

  public static final int MAX_HIDDEN_SIZE = 1024;
  public static final int MAX_SAMPLES = 1_000_000;
  public static final int MAX_EPOCHS = 100_000;
  public static final long MAX_SEED = 0xffffffffL;

  /** The settings by the names that the command line and messages use. */
  public enum Setting {
    CELL,
    HIDDEN_SIZE,
    BITS,
    SAMPLES,
    BORROW_ONLY,
    DISTINCT,
    SPLIT,
    TRAIN_SHARE,
    BATCH_SIZE,
    EPOCHS,
    LEARNING_RATE,
    SEED,
    ENGINE
  }

  /** What is wrong with one setting. */
  public record Invalid(Setting setting, Problem problem) {}

  /** The article's experiment. */
  public static TrainingConfig article() {
    return new TrainingConfig(
        CellType.LSTM,
        32,
        8,
        10_000,
        true,
        false,
        SplitKind.ARTICLE,
        0.9,
        128,
        100,
        0.01,
        822,
        EngineChoice.AUTO);
  }

  /** One setting's value. */
  public Object value(Setting setting) {
    return switch (setting) {
      case CELL -> cell;
      case HIDDEN_SIZE -> hiddenSize;
      case BITS -> bits;
      case SAMPLES -> samples;
      case BORROW_ONLY -> borrowOnly;
      case DISTINCT -> distinct;
      case SPLIT -> split;
      case TRAIN_SHARE -> trainShare;
      case BATCH_SIZE -> batchSize;
      case EPOCHS -> epochs;
      case LEARNING_RATE -> learningRate;
      case SEED -> seed;
      case ENGINE -> engine;
    };
  }

  /** The same as text, as files, tables and messages have it. */
  public String text(Setting setting) {
    return value(setting) instanceof Enum<?> constant
        ? Names.of(constant)
        : value(setting).toString();
  }

  /** The settings in which this differs from another, in their order. */
  public List<Setting> differences(TrainingConfig other) {
    return Stream.of(Setting.values())
        .filter(setting -> !value(setting).equals(other.value(setting)))
        .toList();
  }

  public WeightLayout layout() {
    return new WeightLayout(cell, hiddenSize);
  }

  public TrainingConfig withSeed(long newSeed) {
    Draft draft = new Draft(this);
    draft.seed = newSeed;
    return draft.config();
  }

  public TrainingConfig withEpochs(int newEpochs) {
    Draft draft = new Draft(this);
    draft.epochs = newEpochs;
    return draft.config();
  }

  public TrainingConfig withLearningRate(double newLearningRate) {
    Draft draft = new Draft(this);
    draft.learningRate = newLearningRate;
    return draft.config();
  }

  public TrainingConfig withEngine(EngineChoice newEngine) {
    Draft draft = new Draft(this);
    draft.engine = newEngine;
    return draft.config();
  }

  public TrainingConfig withCell(CellType newCell) {
    Draft draft = new Draft(this);
    draft.cell = newCell;
    return draft.config();
  }

  /** The same for a network of another shape, on numbers of another width. */
  public TrainingConfig withNetwork(WeightLayout newLayout, int newBits) {
    Draft draft = new Draft(this);
    draft.cell = newLayout.cell();
    draft.hiddenSize = newLayout.hiddenSize();
    draft.bits = newBits;
    return draft.config();
  }

  /** The same for other data. */
  TrainingConfig withData(int newBits, int newSamples) {
    Draft draft = new Draft(this);
    draft.bits = newBits;
    draft.samples = newSamples;
    return draft.config();
  }

  /**
   * Throws the first of {@link #problems}, if any.
   *
   * @throws dev.gatescope.text.ProblemException if a setting is wrong
   */
  public void requireValid() {
    requireValid(trainCount());
  }

  /** Samples to train on, if the split is by samples. */
  int trainCount() {
    return (int) (trainShare * samples);
  }

  /** The same for a training set of known size. */
  void requireValid(int trainCount) {
    for (Invalid invalid : problems(trainCount)) {
      throw invalid.problem().asException();
    }
  }

  /**
   * Everything that is wrong with single settings, so that each can be said beside its field; and
   * if nothing is, that all of them together need more memory than there is.
   */
  public List<Invalid> problems() {
    return problems(trainCount());
  }

  /**
   * The same of settings that a run has had. Another machine may have made it, with more memory, or
   * with data from a file, whose split is another: neither makes the settings wrong.
   */
  public List<Invalid> problemsOfStored() {
    return problemsOfSettings(samples);
  }

  private List<Invalid> problems(int trainCount) {
    List<Invalid> found = problemsOfSettings(trainCount);
    if (found.isEmpty()) {
      RunMemory.of(this, trainCount).problem(RunMemory.Limits.here()).ifPresent(found::add);
    }
    return found;
  }

  private List<Invalid> problemsOfSettings(int trainCount) {
    List<Invalid> found = new ArrayList<>();
    whole(found, Setting.HIDDEN_SIZE, hiddenSize, 1, MAX_HIDDEN_SIZE);
    whole(found, Setting.BITS, bits, Subtraction.MIN_BITS, Subtraction.MAX_BITS);
    whole(found, Setting.SAMPLES, samples, 2, MAX_SAMPLES);
    whole(found, Setting.EPOCHS, epochs, 1, MAX_EPOCHS);
    whole(found, Setting.SEED, seed, 0, MAX_SEED);
    if (!(trainShare > 0 && trainShare < 1)) {
      found.add(
          new Invalid(Setting.TRAIN_SHARE, Problem.of("config.trainShare", text(trainShare))));
    }
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      found.add(
          new Invalid(
              Setting.LEARNING_RATE, Problem.of("config.learningRate", text(learningRate))));
    }
    // Without a training set there is no largest batch to name.
    int largestBatch = trainCount >= 1 ? trainCount : MAX_SAMPLES;
    whole(found, Setting.BATCH_SIZE, batchSize, 1, largestBatch);
    return found;
  }

  private static void whole(List<Invalid> found, Setting setting, long value, long min, long max) {
    if (value < min || value > max) {
      found.add(
          new Invalid(
              setting,
              Problem.of(
                  "config." + Names.of(setting),
                  Long.toString(value),
                  Long.toString(min),
                  Long.toString(max))));
    }
  }

  private static String text(double value) {
    return Double.toString(value);
  }

  /** Settings in the making: those of another with a few changed. */
  private static final class Draft {
    CellType cell;
    int hiddenSize;
    int bits;
    int samples;
    boolean borrowOnly;
    boolean distinct;
    SplitKind split;
    double trainShare;
    int batchSize;
    int epochs;
    double learningRate;
    long seed;
    EngineChoice engine;

    Draft(TrainingConfig from) {
      cell = from.cell;
      hiddenSize = from.hiddenSize;
      bits = from.bits;
      samples = from.samples;
      borrowOnly = from.borrowOnly;
      distinct = from.distinct;
      split = from.split;
      trainShare = from.trainShare;
      batchSize = from.batchSize;
      epochs = from.epochs;
      learningRate = from.learningRate;
      seed = from.seed;
      engine = from.engine;
    }

    TrainingConfig config() {
      return new TrainingConfig(
          cell,
          hiddenSize,
          bits,
          samples,
          borrowOnly,
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
}
