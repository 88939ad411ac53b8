package dev.gatescope.ui.topbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.data.Subtraction;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.Preset;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.topbar.PairViewModel.Operand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairViewModelTest {
  private static final Subtraction START = new Subtraction(123, 61, 8);

  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(START, 32);
  private final PairViewModel model = new PairViewModel(selection, new ShownReport(run, selection));

  @Test
  void aGoodNumberIsSelected() {
    model.textProperty(Operand.A).set(" 200 ");
    assertEquals(new Subtraction(200, 61, 8), selection.pair());
    assertEquals(" 200 ", model.textProperty(Operand.A).get(), "what is typed is left alone");
  }

  @ParameterizedTest
  @CsvSource({
    "A, '', pair.empty",
    "A, abc, pair.notANumber",
    "A, 1.5, pair.notANumber",
    "A, 256, pair.outOfRange",
    "A, -3, pair.outOfRange",
    "A, 99999999999999999999, pair.outOfRange",
    "B, 0, pair.outOfRange",
    "B, x, pair.notANumber",
    "A, 61, pair.order",
    "B, 200, pair.order"
  })
  void aBadNumberIsNamedAndTheLastGoodPairStays(Operand operand, String text, String key) {
    model.textProperty(operand).set(text);
    assertEquals(key, model.problemProperty(operand).get().key());
    assertNull(model.problemProperty(operand == Operand.A ? Operand.B : Operand.A).get());
    assertEquals(START, selection.pair());
  }

  @Test
  void aGoodBeginningOfABadNumberIsNotThePairThatWasMeant() {
    model.textProperty(Operand.B).set("2");
    model.textProperty(Operand.B).set("20");
    assertEquals(new Subtraction(123, 20, 8), selection.pair());
    model.textProperty(Operand.B).set("200");
    assertEquals(START, selection.pair());
    assertEquals("200", model.textProperty(Operand.B).get());
    model.textProperty(Operand.B).set("20");
    model.settle();
    model.textProperty(Operand.B).set("200");
    assertEquals(new Subtraction(123, 20, 8), selection.pair());
  }

  @Test
  void bothNumbersCanBeWrongAtOnce() {
    model.textProperty(Operand.A).set("x");
    model.textProperty(Operand.B).set("y");
    assertEquals("x", model.problemProperty(Operand.A).get().arguments().get(1));
    assertEquals("y", model.problemProperty(Operand.B).get().arguments().get(1));
  }

  @Test
  void revertBringsTheLastGoodPairBack() {
    model.textProperty(Operand.A).set("x");
    model.revert();
    assertEquals("123", model.textProperty(Operand.A).get());
    assertNull(model.problemProperty(Operand.A).get());
  }

  @Test
  void flipsABit() {
    model.flip(Operand.A, 7);
    assertEquals(new Subtraction(251, 61, 8), selection.pair());
    assertEquals("251", model.textProperty(Operand.A).get());
  }

  @Test
  void refusesAFlipThatBreaksTheOrder() {
    model.flip(Operand.B, 7);
    assertEquals(START, selection.pair());
    assertEquals("pair.order", model.problemProperty(Operand.B).get().key());
    model.flip(Operand.B, 0);
    assertNull(model.problemProperty(Operand.B).get());
  }

  @Test
  void aPairChosenElsewhereReplacesWhatWasTyped() {
    model.textProperty(Operand.A).set("x");
    selection.selectPair(new Subtraction(250, 134, 8));
    assertEquals("250", model.textProperty(Operand.A).get());
    assertEquals("134", model.textProperty(Operand.B).get());
    assertNull(model.problemProperty(Operand.A).get());
  }

  /** A model was read while somebody typed. */
  @Test
  void theLastGoodPairIsNeverOfAnotherWidth() {
    model.textProperty(Operand.A).set("200");
    selection.selectPair(new Subtraction(200, 61, 16));
    model.textProperty(Operand.A).set("");
    assertEquals(new Subtraction(200, 61, 16), selection.pair());
    model.textProperty(Operand.A).set("60000");
    assertEquals(new Subtraction(60000, 61, 16), selection.pair());
  }

  @Test
  void presetsThatDoNotFitAreNotOffered() {
    Preset wide = new Preset("preset.article", 245, 60);
    selection.selectPair(new Subtraction(5, 3, 4));
    assertFalse(model.fits(wide));
    model.pick(wide);
    assertEquals(new Subtraction(5, 3, 4), selection.pair());
  }

  @Test
  void theHardestSampleIsTheOneWithTheLargestError() {
    assertFalse(model.hasHardest());
    // All bits come out as 0, so the error is the difference itself: 3 - 1 errs more than 2 - 1.
    run.add(List.of(FakeRuns.report(TrainingConfig.article(), 0)));
    model.pickHardest();
    assertEquals(new Subtraction(3, 1, 8), selection.pair());
  }
}
