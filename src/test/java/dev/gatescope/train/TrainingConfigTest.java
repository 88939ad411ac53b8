package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig.Invalid;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingConfigTest {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  @Test
  void theArticlesSettingsAreValid() {
    assertEquals(List.of(), ARTICLE.problems());
    ARTICLE.requireValid();
  }

  @ParameterizedTest
  @CsvSource({
    "HIDDEN_SIZE, 1",
    "HIDDEN_SIZE, 1024",
    "BITS, 2",
    "BITS, 62",
    "SAMPLES, 1000000",
    "SAMPLES, 143",
    "EPOCHS, 1",
    "EPOCHS, 100000",
    "SEED, 0",
    "SEED, 4294967295",
    "TRAIN_SHARE, 0.02",
    "TRAIN_SHARE, 0.999999",
    "LEARNING_RATE, 4.9e-324",
    "LEARNING_RATE, 1e300",
    "BATCH_SIZE, 1",
    "BATCH_SIZE, 9000"
  })
  void limitsAreValid(Setting setting, double value) {
    assertEquals(List.of(), Configs.with(ARTICLE, setting, value).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "HIDDEN_SIZE, 0, 1024",
    "HIDDEN_SIZE, -2147483648, 1024",
    "HIDDEN_SIZE, 1025, 1024",
    "BITS, 1, 62",
    "BITS, 63, 62",
    "SAMPLES, 1000001, 1000000",
    "EPOCHS, 0, 100000",
    "EPOCHS, 100001, 100000",
    "SEED, -1, 4294967295",
    "SEED, 4294967296, 4294967295",
    "TRAIN_SHARE, 0, 0.9",
    "TRAIN_SHARE, 1, 0.9",
    "TRAIN_SHARE, NaN, 0.9",
    "TRAIN_SHARE, -Infinity, 0.9",
    "TRAIN_SHARE, Infinity, 0.9",
    "LEARNING_RATE, 0, 0.01",
    "LEARNING_RATE, -0.01, 0.01",
    "LEARNING_RATE, NaN, 0.01",
    "LEARNING_RATE, Infinity, 0.01",
    "BATCH_SIZE, 0, 9000",
    "BATCH_SIZE, -1, 9000",
    "BATCH_SIZE, 9001, 9000"
  })
  void beyondTheLimitsIsNamedWithValueAndWhatIsRight(Setting setting, double value, String right) {
    TrainingConfig config = Configs.with(ARTICLE, setting, value);
    List<Invalid> problems = config.problems();
    assertEquals(List.of(setting), problems.stream().map(Invalid::setting).toList());
    String shown = value == Math.rint(value) && !isReal(setting) ? whole(value) : "" + value;
    for (Messages language : List.of(Messages.english(), Messages.of(Locale.TAIWAN))) {
      String text = language.text(problems.getFirst().problem());
      assertTrue(text.contains(shown), text);
      assertTrue(text.contains(right), text);
    }
    ProblemException thrown = assertThrows(ProblemException.class, config::requireValid);
    assertEquals(problems.getFirst().problem(), thrown.problem());
  }

  @Test
  void tooFewSamplesAreTheOnlyProblem() {
    for (int samples : new int[] {1, 0, -5}) {
      TrainingConfig config =
          Configs.with(Configs.with(ARTICLE, Setting.SAMPLES, samples), Setting.BATCH_SIZE, 1);
      assertEquals(
          List.of(Setting.SAMPLES), config.problems().stream().map(Invalid::setting).toList());
    }
  }

  @Test
  void aBatchMayNotBeLargerThanTheTrainingSet() {
    TrainingConfig config = Configs.with(ARTICLE, Setting.SAMPLES, 142);
    assertEquals(
        List.of(Setting.BATCH_SIZE), config.problems().stream().map(Invalid::setting).toList());
    config.requireValid(128); // a split from a file may have more
    assertThrows(ProblemException.class, () -> ARTICLE.requireValid(127));
  }

  /** Two samples, of which one is trained on. */
  @Test
  void aTrainingSetOfOneHasBatchesOfOne() {
    TrainingConfig two =
        Configs.with(Configs.with(ARTICLE, Setting.SAMPLES, 2), Setting.TRAIN_SHARE, 0.5);
    TrainingConfig pair = Configs.with(two, Setting.BATCH_SIZE, 2);
    assertEquals(
        List.of(Setting.BATCH_SIZE), pair.problems().stream().map(Invalid::setting).toList());
    assertEquals(List.of(), Configs.with(two, Setting.BATCH_SIZE, 1).problems());
  }

  /** Each setting may be as large as this; all of them together need more memory than there is. */
  @Test
  void whatIsTooLargeTogetherIsSaidBesideOneSetting() {
    TrainingConfig large = ARTICLE.withNetwork(new WeightLayout(CellType.LSTM, 1024), 62);
    TrainingConfig huge =
        Configs.with(Configs.with(large, Setting.SAMPLES, 1_000_000), Setting.BATCH_SIZE, 900_000);
    assertEquals(1, huge.problems().size(), huge.problems().toString());
    assertThrows(ProblemException.class, huge::requireValid);
  }

  @Test
  void allProblemsAreListed() {
    TrainingConfig config =
        Configs.with(
            Configs.with(Configs.with(ARTICLE, Setting.EPOCHS, 0), Setting.BITS, 99),
            Setting.LEARNING_RATE,
            Double.NaN);
    assertEquals(
        List.of(Setting.BITS, Setting.EPOCHS, Setting.LEARNING_RATE),
        config.problems().stream().map(Invalid::setting).toList());
  }

  /** Each way to change a setting changes that one and leaves all others. */
  @Test
  void aChangeIsOfWhatItIsNamedFor() {
    assertEquals(List.of(), ARTICLE.differences(TrainingConfig.article()));
    assertChanges(ARTICLE.withSeed(7), Setting.SEED, 7L);
    assertChanges(ARTICLE.withEpochs(7), Setting.EPOCHS, 7);
    assertChanges(ARTICLE.withLearningRate(0.5), Setting.LEARNING_RATE, 0.5);
    assertChanges(ARTICLE.withEngine(EngineChoice.FUSED), Setting.ENGINE, EngineChoice.FUSED);
    assertChanges(ARTICLE.withCell(CellType.GRU), Setting.CELL, CellType.GRU);
    assertChanges(Configs.withSplit(ARTICLE, SplitKind.PAIRS), Setting.SPLIT, SplitKind.PAIRS);
    for (Setting setting :
        List.of(Setting.HIDDEN_SIZE, Setting.BITS, Setting.SAMPLES, Setting.BATCH_SIZE)) {
      assertChanges(Configs.with(ARTICLE, setting, 9), setting, 9);
    }
    assertChanges(Configs.with(ARTICLE, Setting.TRAIN_SHARE, 0.5), Setting.TRAIN_SHARE, 0.5);
    TrainingConfig other = ARTICLE.withNetwork(new WeightLayout(CellType.RNN, 7), 11);
    assertEquals(
        List.of(Setting.CELL, Setting.HIDDEN_SIZE, Setting.BITS), ARTICLE.differences(other));
    assertEquals(new WeightLayout(CellType.RNN, 7), other.layout());
    assertEquals(
        List.of(Setting.BITS, Setting.SAMPLES), ARTICLE.differences(ARTICLE.withData(9, 1000)));
    assertEquals(11, other.bits());
  }

  private static void assertChanges(TrainingConfig changed, Setting setting, Object value) {
    assertEquals(List.of(setting), ARTICLE.differences(changed));
    assertEquals(value, changed.value(setting));
  }

  private static boolean isReal(Setting setting) {
    return setting == Setting.TRAIN_SHARE || setting == Setting.LEARNING_RATE;
  }

  private static String whole(double value) {
    return Long.toString((long) value);
  }
}
