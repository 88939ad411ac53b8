package dev.gatescope.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import dev.gatescope.ui.model.RunModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsViewModelTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final List<TrainingConfig> applied = new ArrayList<>();
  private final List<Consumer<DataPreview.Answer>> questions = new ArrayList<>();
  private final SettingsViewModel model =
      new SettingsViewModel(run, applied::add, (config, answer) -> questions.add(answer));

  @Test
  void startsWithTheSettingsOfTheRun() {
    assertEquals("32", model.textProperty(Setting.HIDDEN_SIZE).get());
    assertEquals("0.01", model.textProperty(Setting.LEARNING_RATE).get());
    assertTrue(model.validProperty().get());
    assertFalse(model.changedProperty().get());
    model.applyNow();
    assertEquals(List.of(TrainingConfig.article()), applied);
  }

  @ParameterizedTest
  @CsvSource({
    "HIDDEN_SIZE, 0, config.hidden_size",
    "HIDDEN_SIZE, '', settings.empty.whole",
    "HIDDEN_SIZE, 1.5, settings.notWhole",
    "BITS, 63, config.bits",
    "BITS, 40x, settings.notWhole",
    "SAMPLES, 1, config.samples",
    "SAMPLES, 99999999999999999999, config.samples",
    "TRAIN_SHARE, 1, config.trainShare",
    "TRAIN_SHARE, '', settings.empty.decimal",
    "BATCH_SIZE, 9001, config.batch_size",
    "LEARNING_RATE, 0, config.learningRate",
    "LEARNING_RATE, NaN, settings.notANumber",
    "LEARNING_RATE, '0,01', settings.notANumber",
    "LEARNING_RATE, 1e999, config.learningRate",
    "EPOCHS, 0, config.epochs",
    "SEED, -1, config.seed",
    "SEED, 4294967296, config.seed"
  })
  void aBadValueIsNamedBesideItsFieldAndCannotBeApplied(Setting setting, String text, String key) {
    model.textProperty(setting).set(text);
    assertEquals(key, model.problemProperty(setting).get().key());
    assertFalse(model.validProperty().get());
    for (Setting other : SettingsViewModel.NUMBERS) {
      assertTrue(other == setting || model.problemProperty(other).get() == null, other.name());
    }
    model.applyNow();
    assertEquals(List.of(), applied);
  }

  @Test
  void whatNeedsMoreMemoryThanThereIsIsSaidBesideWhatNeedsMost() {
    model.textProperty(Setting.HIDDEN_SIZE).set("1024");
    model.textProperty(Setting.BITS).set("62");
    model.textProperty(Setting.BATCH_SIZE).set("9000");
    assertEquals("config.memory", model.problemProperty(Setting.BATCH_SIZE).get().key());
    assertFalse(model.validProperty().get());
    model.textProperty(Setting.HIDDEN_SIZE).set("8");
    model.textProperty(Setting.BITS).set("8");
    assertNull(model.problemProperty(Setting.BATCH_SIZE).get());
    assertTrue(model.validProperty().get());
  }

  @Test
  void aMendedValueCanBeApplied() {
    model.textProperty(Setting.EPOCHS).set("x");
    model.textProperty(Setting.EPOCHS).set(" 7 ");
    model.cellProperty().set(CellType.GRU);
    model.splitProperty().set(SplitKind.PAIRS);
    model.applyNow();
    assertNull(model.problemProperty(Setting.EPOCHS).get());
    assertEquals(7, applied.getFirst().epochs());
    assertEquals(CellType.GRU, applied.getFirst().cell());
    assertEquals(SplitKind.PAIRS, applied.getFirst().split());
  }

  /** A new seed, say, while somebody is typing. */
  @Test
  void whatIsNotAppliedYetStaysWhenAnotherRunComes() {
    model.textProperty(Setting.HIDDEN_SIZE).set("64");
    model.distinctProperty().set(true);
    run.begin(TrainingConfig.article().withSeed(5));
    assertEquals("5", model.textProperty(Setting.SEED).get());
    assertEquals("64", model.textProperty(Setting.HIDDEN_SIZE).get());
    assertTrue(model.distinctProperty().get());
    assertTrue(model.changedProperty().get());
    model.revert();
    assertEquals("32", model.textProperty(Setting.HIDDEN_SIZE).get());
    assertFalse(model.changedProperty().get());
  }

  @Test
  void whatIsAppliedIsNotStuckInItsSpelling() {
    model.textProperty(Setting.HIDDEN_SIZE).set("064");
    model.textProperty(Setting.LEARNING_RATE).set("0.020");
    model.applyNow();
    run.begin(applied.getFirst());
    assertEquals("64", model.textProperty(Setting.HIDDEN_SIZE).get());
    run.begin(TrainingConfig.article());
    assertEquals("32", model.textProperty(Setting.HIDDEN_SIZE).get());
    assertEquals("0.01", model.textProperty(Setting.LEARNING_RATE).get());
    assertFalse(model.changedProperty().get());
  }

  @Test
  void aProposalIsNotMixedWithAnotherRun() {
    TrainingConfig proposal = TrainingConfig.article().withSeed(7).withCell(CellType.GRU);
    run.begin(TrainingConfig.article().withSeed(5));
    model.propose(proposal);
    run.begin(TrainingConfig.article().withSeed(6).withCell(CellType.RNN));
    assertTrue(model.changedProperty().get());
    model.applyNow();
    assertEquals(List.of(proposal), applied);
    run.begin(proposal);
    run.begin(TrainingConfig.article().withSeed(9));
    assertEquals("9", model.textProperty(Setting.SEED).get(), "it was applied");
    model.propose(run.config());
    run.begin(TrainingConfig.article());
    assertEquals("822", model.textProperty(Setting.SEED).get(), "it proposed nothing");
  }

  @Test
  void theArticlesSettingsComeBack() {
    run.begin(TrainingConfig.article().withSeed(5).withCell(CellType.RNN));
    assertEquals("5", model.textProperty(Setting.SEED).get());
    model.textProperty(Setting.BITS).set("x");
    model.restoreArticle();
    assertTrue(model.changedProperty().get());
    model.applyNow();
    assertEquals(List.of(TrainingConfig.article()), applied);
  }

  @Test
  void settingsWithoutSuchDataCannotBeApplied() {
    TrainingConfig scarce = TrainingConfig.article().withNetwork(run.config().layout(), 2);
    model.textProperty(Setting.BITS).set("2");
    model.lookAtData();
    assertTrue(model.validProperty().get(), "nobody knows yet");
    questions
        .getLast()
        .accept(new DataPreview.Answer(scarce, null, Problem.of("data.noBorrow", 2, 4, 62)));
    assertFalse(model.validProperty().get());
    model.applyNow();
    assertEquals(List.of(), applied);
    model.textProperty(Setting.BITS).set("8");
    assertTrue(model.validProperty().get());
  }

  @Test
  void anAnswerAboutOtherSettingsIsIgnored() {
    model.lookAtData();
    model.textProperty(Setting.SEED).set("9");
    DataSummary summary = new DataSummary(9000, 1000, 6000, 428);
    questions.getFirst().accept(new DataPreview.Answer(TrainingConfig.article(), summary, null));
    assertNull(model.dataProperty().get());
    model.lookAtData();
    questions
        .getLast()
        .accept(new DataPreview.Answer(TrainingConfig.article().withSeed(9), summary, null));
    assertEquals(summary, model.dataProperty().get().summary());
    model.lookAtData();
    assertEquals(2, questions.size(), "what is known is not asked again");
  }
}
