package dev.gatescope.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class ErrorViewModelTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(9, 4, 8), 32);
  private final ErrorViewModel model =
      new ErrorViewModel(new ShownReport(run, selection), selection, Messages.english());

  @Test
  void theNewestReportIsShownUnlessTheUserGoesBack() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 7, 3)));
    show(SampleReports.report(2, 1, SampleReports.predictions(20, 5, 11)));
    assertEquals(20, model.data().count());
    assertEquals(0, model.data().y(3));
    assertEquals(32, model.data().y(11));
    assertEquals("epoch 2 · 1 of 20 wrong · RMSE 7.15542", model.readoutProperty().get());
    selection.selectEpoch(1);
    model.update();
    assertEquals(128, model.data().y(3));
    assertEquals(0, model.data().y(11));
  }

  @Test
  void aPointLoadsItsPair() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5, 11)));
    model.choose(11);
    assertEquals(new Subtraction(61, 12, 8), selection.pair());
  }

  @Test
  void hoverTellsTheSample() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5, 11)));
    model.hover(11);
    assertEquals(
        "sample 11: 61 − 12 = 49 · predicted 17 · error 32", model.readoutProperty().get());
  }

  @Test
  void whatTheQuizAsksIsNotRead() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5, 11)));
    model.choose(11);
    selection.hideFrom(3);
    model.hover(11);
    assertEquals(
        "sample 11: 61 − 12 · hidden until the quiz is answered", model.readoutProperty().get());
    model.hover(12);
    assertTrue(model.readoutProperty().get().contains("predicted"), "of another pair");
    selection.hideFrom(Selection.NOTHING);
    model.hover(11);
    assertTrue(model.readoutProperty().get().contains("predicted 17"));
  }

  @Test
  void aPointThatIsLoadedIntoTheQuizIsNotReadOn() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5, 11)));
    selection.pairProperty().subscribe((_, _) -> selection.hideFrom(0));
    model.hover(11);
    model.choose(11);
    assertEquals(
        "sample 11: 61 − 12 · hidden until the quiz is answered", model.readoutProperty().get());
  }

  @Test
  void withoutErrorsThereIsStillARange() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5)));
    assertEquals(new PlotRange(0, 1), model.data().yRange(false));
    assertTrue(model.data().yRange(true).min() > 0);
  }

  @Test
  void aNewRunEmptiesThePlot() {
    show(SampleReports.report(1, 1, SampleReports.predictions(20, 5)));
    run.begin(TrainingConfig.article());
    model.update();
    assertTrue(model.emptyProperty().get());
  }

  private void show(dev.gatescope.train.EpochReport report) {
    run.add(List.of(report));
    model.update();
  }
}
