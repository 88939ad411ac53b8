package dev.gatescope.ui.predictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class PredictionsViewModelTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(9, 4, 8), 32);
  private final ShownReport shown = new ShownReport(run, selection);
  private final ObjectProperty<IntPredicate> inTraining = new SimpleObjectProperty<>(i -> i == 3);
  private int exports;
  private final PredictionsViewModel model =
      new PredictionsViewModel(shown, selection, Messages::english, inTraining, () -> exports++);

  @Test
  void everySampleIsARow() {
    show(1000, 6, 100, 900);
    assertEquals(1000, model.rows().size());
    PredictionRow row = model.rows().get(100);
    assertEquals(new PredictionRow(100, 150, 21, 129, 193, 64, false), row);
    assertTrue(model.rows().get(3).inTraining());
    assertEquals("1,000 of 1,000 shown · 2 wrong", model.countProperty().get());
  }

  @Test
  void wrongRowsAloneCanBeShown() {
    show(1000, 6, 100, 900);
    model.wrongOnlyProperty().set(true);
    assertEquals(List.of(100, 900), model.rows().stream().map(PredictionRow::index).toList());
    assertEquals("2 of 1,000 shown · 2 wrong", model.countProperty().get());
  }

  @Test
  void numbersTypedFilterBothColumns() {
    show(200, 6);
    model.typedProperty().set("150 - 2");
    assertEquals(1, model.rows().size());
    assertEquals(21, model.rows().getFirst().b());
    model.typedProperty().set("24");
    assertTrue(
        model.rows().stream()
            .allMatch(row -> ("" + row.a()).startsWith("24") || ("" + row.b()).startsWith("24")));
    assertFalse(model.rows().isEmpty());
    model.typedProperty().set("abc");
    assertTrue(model.rows().isEmpty());
    model.typedProperty().set("");
    assertEquals(200, model.rows().size());
  }

  @Test
  void theArticlesFiveHaveTheirOwnBits() {
    show(1000, 6, 200);
    assertEquals(
        List.of(0, 200, 400, 600, 800), model.five().stream().map(PrintedSample::index).toList());
    PrintedSample right = model.five().get(0);
    assertEquals("0 0 1 1 0 0 1 0", right.aBits());
    assertEquals("0 0 0 0 0 0 0 1", right.bBits());
    assertEquals("0 0 1 1 0 0 0 1", right.expectedBits());
    assertEquals("0 0 1 1 0 0 0 1", right.predictedBits());
    assertTrue(right.right());
    PrintedSample wrong = model.five().get(1);
    assertEquals("0 1 1 1 0 0 0 1", wrong.predictedBits());
    assertEquals(49 + 64, wrong.answer());
    assertFalse(wrong.right());
  }

  @Test
  void theRmseShowsItsNumbers() {
    show(1000, 6, 100, 900);
    assertEquals("= sqrt(8192 / 1000) = 2.86216701", model.rmseProperty().get());
  }

  @Test
  void whatIsTrainedOnIsSaidWhenItBecomesKnown() {
    inTraining.set(null);
    show(1000, 6);
    assertNull(model.rows().get(3).inTraining());
    Subscription followed = model.followTraining(model::updateRows);
    inTraining.set(index -> index == 5);
    assertTrue(model.rows().get(5).inTraining());
    assertFalse(model.rows().get(3).inTraining());
    followed.unsubscribe();
    inTraining.set(index -> index == 6);
    assertTrue(model.rows().get(5).inTraining(), "a closed view follows no more");
  }

  @Test
  void aRowLoadsItsPair() {
    show(1000, 6);
    model.choose(100);
    assertEquals(new Subtraction(150, 21, 8), selection.pair());
  }

  @Test
  void aTableThatThereIsCanBeExported() {
    model.exportCsv();
    assertEquals(0, exports, "nothing to save yet");
    show(1000, 6);
    model.exportCsv();
    assertEquals(1, exports);
  }

  @Test
  void aNewRunEmptiesTheTable() {
    show(1000, 6);
    run.begin(TrainingConfig.article());
    model.update();
    assertTrue(model.emptyProperty().get());
    assertTrue(model.rows().isEmpty());
    assertTrue(model.five().isEmpty());
  }

  private void show(int count, int flippedBit, Integer... wrong) {
    run.add(
        List.of(SampleReports.report(1, 1, SampleReports.predictions(count, flippedBit, wrong))));
    model.update();
  }
}
