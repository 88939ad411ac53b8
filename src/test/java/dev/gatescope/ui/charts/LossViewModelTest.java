package dev.gatescope.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossViewModelTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(9, 4, 8), 32);
  private final LossViewModel model =
      new LossViewModel(run, new ShownReport(run, selection), Messages.english());

  @Test
  void anUntrainedNetworkHasNoLossYet() {
    add(0, 0);
    assertTrue(model.emptyProperty().get());
    assertEquals("", model.readoutProperty().get());
  }

  @Test
  void newReportsAreAppended() {
    add(0, 2);
    add(3, 4);
    assertEquals(4, model.data().count());
    for (int i = 0; i < 4; i++) {
      assertEquals(i + 1, model.data().x(i));
      assertEquals(100.0 / (i + 1), model.data().y(i));
    }
  }

  @Test
  void anotherRunBeginsAnew() {
    add(0, 4);
    run.begin(TrainingConfig.article());
    model.update();
    assertTrue(model.emptyProperty().get());
    add(0, 1);
    assertEquals(1, model.data().count());
  }

  @Test
  void aNewRunOfTheSameLengthIsNotTakenForTheOldOne() {
    add(1, 2);
    run.begin(TrainingConfig.article());
    run.add(List.of(SampleReports.report(1, 7, SampleReports.predictions(10, 0))));
    run.add(List.of(SampleReports.report(2, 8, SampleReports.predictions(10, 0))));
    model.update();
    assertEquals(7, model.data().y(0));
    assertEquals(8, model.data().y(1));
  }

  @Test
  void aPointShowsItsEpochAndTheLastIsFollowed() {
    add(0, 4);
    model.choose(1);
    assertEquals(2, selection.epochProperty().get());
    model.choose(3);
    assertEquals(Selection.LATEST, selection.epochProperty().get());
    model.choose(0);
    run.begin(TrainingConfig.article());
    selection.selectEpoch(Selection.LATEST);
    model.choose(1);
    assertEquals(Selection.LATEST, selection.epochProperty().get(), "the plot is of another run");
  }

  @Test
  void theReadoutIsOfTheEpochThatIsLookedAt() {
    add(0, 4);
    assertTrue(model.readoutProperty().get().startsWith("epoch 4 "));
    model.choose(1);
    model.update();
    assertTrue(model.readoutProperty().get().startsWith("epoch 2 "));
    selection.selectEpoch(0);
    model.update();
    assertTrue(model.readoutProperty().get().startsWith("epoch 4 "), "it has no loss");
  }

  @Test
  void theReadoutHasExactValues() {
    run.add(List.of(SampleReports.report(1, 47.0923698544, SampleReports.predictions(10, 0))));
    add(2, 3);
    assertTrue(model.readoutProperty().get().startsWith("epoch 3 · loss sum 33.3333333"));
    model.hover(0);
    assertTrue(model.readoutProperty().get().startsWith("epoch 1 · loss sum 47.0923699"));
    model.hover(PlotViewModel.NONE);
    assertTrue(model.readoutProperty().get().startsWith("epoch 3"));
  }

  @Test
  void aLossThatIsNotANumberIsSaidAndSpoilsNoRange() {
    add(1, 3);
    PlotRange before = model.data().yRange(false);
    run.add(List.of(SampleReports.report(4, Double.NaN, SampleReports.predictions(10, 0))));
    model.update();
    assertTrue(Double.isNaN(model.data().y(3)));
    assertEquals(before, model.data().yRange(false));
    assertTrue(model.readoutProperty().get().contains("loss sum NaN"));
  }

  @Test
  void aModelFromAFileShowsItsOneReport() {
    add(100, 100);
    assertEquals(1, model.data().count());
    assertFalse(model.emptyProperty().get());
    assertTrue(model.data().xRange().contains(100));
  }

  @Test
  void rangesHoldAllPoints() {
    add(1, 1000);
    assertTrue(model.data().xRange().contains(1000));
    assertTrue(model.data().yRange(false).contains(100));
    assertEquals(0, model.data().yRange(false).min());
    assertEquals(0.1, model.data().yRange(true).min(), 1e-12);
    assertEquals(100, model.data().yRange(true).max(), 1e-9);
  }

  @Test
  void theNearestPointIsFound() {
    add(1, 50);
    assertEquals(0, model.data().nearest(-3));
    assertEquals(9, model.data().nearest(10.4));
    assertEquals(10, model.data().nearest(10.6));
    assertEquals(49, model.data().nearest(1e9));
  }

  @Test
  void aRunThatIsStuckIsToldWhyUntilAnotherBegins() {
    TrainingConfig fast = TrainingConfig.article().withLearningRate(10);
    run.begin(fast);
    assertEquals("", model.hintProperty().get());
    run.add(List.of(SampleReports.stuck(1)));
    model.update();
    String hint = model.hintProperty().get();
    assertTrue(hint.startsWith("Stuck: 100 % of the answers are so near to 0 or 1"), hint);
    assertTrue(hint.contains("A learning rate of 10 is too large: try 0.01."), hint);
    run.begin(TrainingConfig.article());
    model.update();
    assertEquals("", model.hintProperty().get());
    add(0, 3);
    assertEquals("", model.hintProperty().get());
  }

  private void add(int first, int last) {
    run.add(SampleReports.epochs(first, last));
    model.update();
  }
}
