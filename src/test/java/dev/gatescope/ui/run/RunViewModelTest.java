package dev.gatescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.RunViewModel.TrainAction;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RunViewModelTest {
  private static final TrainingConfig CONFIG = TrainingConfig.article().withEpochs(12);
  private static final long NEW_SEED = 4711;

  private final FakeRuns runs = new FakeRuns();
  private final ManualPulse pulse = new ManualPulse();
  private final RunModel run = new RunModel(CONFIG);
  private final Selection selection = new Selection(new Subtraction(204, 67, 8), 32);
  private final TrainingService training = new TrainingService(runs, run, pulse);
  private final ShownReport shown = new ShownReport(run, selection);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final RunViewModel model =
      new RunViewModel(run, selection, new TraceModel(), training, () -> NEW_SEED);
  private final BadgesViewModel badges =
      new BadgesViewModel(
          run,
          shown,
          training,
          appearance,
          config -> new Engines.Selected("nd4j", Problem.of("engine.auto.nd4j")));

  @Test
  void theEngineIsNamedOnceThereIsARun() {
    assertEquals(RunText.NONE, badges.engineProperty().get());
    assertEquals("", badges.engineReasonProperty().get());
    model.rewind();
    assertEquals("nd4j", badges.engineProperty().get());
    assertFalse(badges.engineReasonProperty().get().isEmpty());
  }

  @Test
  void trainsToTheEnd() {
    model.trainOrPause();
    assertEquals(TrainAction.PAUSE, model.trainActionProperty().get());
    pulse.until(() -> state() == TrainingState.FINISHED);
    assertEquals(13, run.history().epochs().size());
    assertEquals(TrainAction.TRAIN_AGAIN, model.trainActionProperty().get());
    assertFalse(model.canStepProperty().get());
    assertFalse(model.canCancelProperty().get());
    assertEquals("100 %", badges.pairsProperty().get());
    assertTrue(badges.allRightProperty().get());
    assertEquals("32,131 of 32,131 pairs are right: every one was checked", detail());
    assertEquals("12 / 12", badges.epochProperty().get());
    assertEquals(1, badges.progressProperty().get());
    assertEquals("Finished · 0:13", badges.statusProperty().get());
  }

  @Test
  void stepsOneEpochAtATime() {
    model.stepEpoch();
    pulse.until(() -> state() == TrainingState.PAUSED);
    assertEquals(1, run.latest().epoch());
    assertEquals(TrainAction.RESUME, model.trainActionProperty().get());
    model.stepEpoch();
    pulse.until(() -> state() == TrainingState.PAUSED);
    assertEquals(2, run.latest().epoch());
  }

  @Test
  void pausesAndGoesOn() {
    runs.slowDown(20);
    model.trainOrPause();
    pulse.until(() -> run.history().epochs().size() > 1);
    model.trainOrPause();
    assertEquals(TrainingState.PAUSED, state());
    runs.slowDown(0);
    model.trainOrPause();
    pulse.until(() -> state() == TrainingState.FINISHED);
    assertEquals(1, runs.begun());
  }

  @Test
  void rewindsToTheSameInitialWeights() {
    model.rewind();
    pulse.until(() -> run.history().epochs().size() == 1);
    Weights initial = run.latest().weights();
    model.trainOrPause();
    pulse.until(() -> state() == TrainingState.FINISHED);
    model.rewind();
    pulse.until(() -> run.history().epochs().size() == 1);
    assertEquals(TrainingState.READY, state());
    assertEquals(initial, run.latest().weights());
    assertEquals("–", badges.lossProperty().get());
    assertEquals(0, badges.progressProperty().get());
  }

  @Test
  void anotherSeedIsAnotherRun() {
    model.rewind();
    pulse.until(() -> run.history().epochs().size() == 1);
    Weights first = run.latest().weights();
    model.newSeed();
    pulse.until(() -> run.history().epochs().size() == 1);
    assertEquals(NEW_SEED, run.config().seed());
    assertEquals("4711", badges.seedProperty().get());
    assertNotEquals(first, run.latest().weights());
  }

  @Test
  void aNewRunKeepsThePairWhileItFits() {
    model.apply(CONFIG.withEpochs(3));
    assertEquals(new Subtraction(204, 67, 8), selection.pair());
    model.apply(bits(16));
    assertEquals(new Subtraction(204, 67, 16), selection.pair());
    model.apply(bits(4));
    assertEquals(new Subtraction(13, 5, 4), selection.pair());
    // A pair of the map's other half.
    selection.selectPair(new Subtraction(1, 9, 4));
    model.apply(bits(2));
    assertEquals(new Subtraction(2, 1, 2), selection.pair());
  }

  @Test
  void aFailedRunSaysWhyAndKeepsItsReports() {
    runs.failIn(4);
    model.trainOrPause();
    pulse.until(() -> state() == TrainingState.FAILED);
    assertEquals("training.notFinite", model.problemProperty().get().key());
    assertEquals(3, run.latest().epoch());
    assertEquals(run.latest(), shown.report());
    model.dismissProblem();
    assertNull(model.problemProperty().get());
    assertEquals(TrainAction.TRAIN_AGAIN, model.trainActionProperty().get());
  }

  @Test
  void settingsThatCannotBeRunFailTheRun() {
    TrainingService refusing =
        new TrainingService(
            (config, control, listener) -> {
              throw Problem.of("config.trainShare", "2").asException();
            },
            run,
            pulse);
    refusing.begin(CONFIG);
    pulse.until(() -> state() == TrainingState.FAILED);
    assertEquals(Problem.of("config.trainShare", "2"), refusing.problemProperty().get());
    assertFalse(refusing.hasRun());
  }

  @Test
  void cancelEndsTheRun() {
    runs.slowDown(5);
    model.trainOrPause();
    pulse.until(() -> run.history().epochs().size() > 1);
    assertTrue(model.canCancelProperty().get());
    model.cancel();
    assertEquals(TrainingState.CANCELLED, state());
    assertFalse(model.canCancelProperty().get());
  }

  @Test
  void badgesFollowTheSelectedEpochAndTheLanguage() {
    model.trainOrPause();
    pulse.until(() -> state() == TrainingState.FINISHED);
    selection.selectEpoch(1);
    assertEquals("49.00", badges.lossProperty().get());
    assertEquals("1 / 12 · now at 12", badges.epochProperty().get());
    assertEquals("59.09 %", badges.pairsProperty().get());
    assertFalse(badges.allRightProperty().get());
    appearance.messagesProperty().set(Messages.of(Locale.TAIWAN));
    assertEquals("已完成 · 0:13", badges.statusProperty().get());
  }

  private static TrainingConfig bits(int bits) {
    TrainingConfig c = CONFIG;
    return new TrainingConfig(
        c.cell(),
        c.hiddenSize(),
        bits,
        c.samples(),
        c.borrowOnly(),
        c.distinct(),
        c.split(),
        c.trainShare(),
        c.batchSize(),
        c.epochs(),
        c.learningRate(),
        c.seed(),
        c.engine());
  }

  private String detail() {
    return badges.pairsDetailProperty().get();
  }

  private TrainingState state() {
    return run.stateProperty().get();
  }
}
