package dev.gatescope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.Membership;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.ManualSurvey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MapViewModelTest {
  private static final int BITS = 5;

  private final RunModel run = new RunModel(SampleMaps.config(BITS));
  private final Selection selection = new Selection(new Subtraction(16, 1, BITS), 4);
  private final SurgeryModel surgery = new SurgeryModel();
  private final ShownReport shown = new ShownReport(run, selection);
  private final ManualSurvey surveys = new ManualSurvey();
  private final NetworkEngine engine = new NetworkEngine();
  private int dataAsked;
  private Weights known;
  private PrefixSweep answers;
  private final MapViewModel model =
      new MapViewModel(
          new ShownNetwork(shown, surgery),
          run,
          selection,
          surveys.survey(
              new MapSurvey(
                  engine,
                  config -> {
                    dataAsked++;
                    if (config.seed() == 13) {
                      throw Problem.of("run.crashed", "no data").asException();
                    }
                    return SampleMaps.data(config.bits());
                  },
                  weights -> weights.equals(known) ? answers : null)),
          UnaryOperator.identity());

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  private void show(Weights weights, int epoch) {
    run.add(List.of(SampleReports.of(epoch, weights)));
    surveys.work();
  }

  private void showXor() {
    model.setActive(true);
    show(SampleMaps.XOR.weights(), 1);
  }

  @Test
  void nothingIsComputedWhileNobodyLooks() {
    show(SampleMaps.XOR.weights(), 1);
    assertNull(model.answer());
    assertEquals(MapViewModel.NOWHERE, model.readCell());
    model.moveCursor(1, 1);
    model.zoomIn();
    model.load();
    assertNull(model.viewportProperty().get());
    model.setActive(true);
    surveys.work();
    assertNotNull(model.answer());
    assertTrue(model.viewportProperty().get().isWhole());
  }

  @Test
  void theMapOfTheRunBeforeGoesWithIt() {
    showXor();
    run.begin(SampleMaps.config(3));
    assertNull(model.answer());
  }

  @Test
  void aPairOfOtherBitsThanTheRunsIsNotLoaded() {
    showXor();
    Subtraction before = selection.pair();
    model.setActive(false);
    run.show(SampleMaps.config(3), new RunHistory());
    model.load(7);
    assertEquals(before, selection.pair());
  }

  @Test
  void whoseAPairIsIsNotSaidWhereItIsNotKnown() {
    model.setActive(true);
    RunHistory history = new RunHistory();
    history.add(SampleReports.of(1, SampleMaps.XOR.weights()));
    run.show(SampleMaps.config(BITS), history, false);
    surveys.work();
    assertNull(model.answer().membership());
    assertNull(model.answer().worst().getFirst().membership());
    assertEquals(0, dataAsked);
    run.show(SampleMaps.config(BITS), history, true);
    surveys.work();
    assertNotNull(model.answer().membership());
  }

  @Test
  void itSaysWhetherSomebodyLooks() {
    assertFalse(model.activeProperty().get());
    model.setActive(true);
    assertTrue(model.activeProperty().get());
    model.setActive(false);
    assertFalse(model.activeProperty().get());
  }

  @Test
  void theListNamesTheFirstFailingBitAndTheBorrowsIntoIt() {
    showXor();
    List<WrongPair> wrong = model.answer().worst();
    int expected = 0;
    for (int a = 0; a < 32; a++) {
      for (int b = 0; b < 32; b++) {
        expected += SampleMaps.firstWrong(new Subtraction(a, b, BITS)) < 0 ? 0 : 1;
      }
    }
    assertEquals(expected, wrong.size());
    assertEquals(expected, model.answer().wrong());
    for (WrongPair row : wrong) {
      Subtraction pair = new Subtraction(row.a(), row.b(), BITS);
      assertEquals(SampleMaps.firstWrong(pair), row.firstWrongBit());
      assertEquals(1, row.borrowChain(), "it fails where the first borrow arrives");
      assertEquals(row.a() ^ row.b(), row.predicted());
      assertTrue(row.smallestMargin() < 0);
    }
    WrongPair seen = wrong.stream().filter(row -> row.a() == 9 && row.b() == 3).findAny().get();
    assertEquals(Membership.TRAINING_AND_TEST, seen.membership());
  }

  @Test
  void loadingAWrongPairGoesToItsFirstWrongBit() {
    showXor();
    int cell = model.answer().grid().cellOf(20, 3);
    model.load(cell);
    assertEquals(new Subtraction(20, 3, BITS), selection.pair());
    assertEquals(SampleMaps.firstWrong(selection.pair()), selection.timeStep());
    selection.selectTimeStep(4);
    model.load(model.answer().grid().cellOf(31, 1));
    assertEquals(4, selection.timeStep(), "a right pair has no such bit");
    assertEquals(model.selectedCell(), model.readCell());
  }

  @Test
  void theCursorWalksFromTheSelectedPairAndTheViewFollows() {
    showXor();
    model.moveCursor(1, 2);
    assertEquals(model.answer().grid().cellOf(17, 3), model.readCell());
    for (int i = 0; i < 4; i++) {
      model.zoomIn();
    }
    assertEquals(8, model.viewportProperty().get().cells());
    assertTrue(model.viewportProperty().get().contains(17, 3));
    model.moveCursor(-100, 100);
    assertEquals(model.answer().grid().cellOf(0, 31), model.readCell());
    assertTrue(model.viewportProperty().get().contains(0, 31));
    model.reset();
    assertTrue(model.viewportProperty().get().isWhole());
    model.point(MapViewModel.NOWHERE);
    assertEquals(model.selectedCell(), model.readCell());
  }

  @Test
  void anotherModeComesWithAnotherPictureOfTheSameMap() {
    showXor();
    MapAnswer before = model.answer();
    model.modeProperty().set(MapMode.ERROR);
    assertSame(before, model.answer(), "until it is computed");
    surveys.work();
    assertEquals(MapMode.ERROR, model.answer().layer().mode());
    assertSame(before.map(), model.answer().map());
    assertEquals(1, dataAsked);
  }

  @Test
  void thePictureOfTheNextEpochIsPreparedForWhatIsSeen() {
    showXor();
    model.setSize(300, 200);
    model.zoomIn();
    show(BorrowNetworks.borrow().weights(), 2);
    Viewport part = model.viewportProperty().get();
    int block = MapGeometry.of(300, 200, part).block();
    MapLayer layer = model.answer().layer();
    assertEquals(0, layer.count(1));
    assertSame(layer.picture(part, block), layer.picture(part, block));
  }

  @Test
  void surgeryIsComparedWithTheNetworkWithoutIt() {
    model.setActive(true);
    show(BorrowNetworks.borrow().weights(), 1);
    assertNull(model.answer().before());
    model.modeProperty().set(MapMode.SURGERY);
    surveys.work();
    assertTrue(model.answer().layer().isLacking());
    // Without its memory it answers a xor b.
    Clamp silent = new Clamp(Site.HIDDEN_STATE, 0, Clamp.EVERY, 0);
    surgery.operate(new Compiled(new Surgery(List.of(silent)), List.of()));
    surveys.work();
    MapLayer layer = model.answer().layer();
    assertFalse(layer.isLacking());
    assertEquals(model.answer().wrong(), layer.count(3));
    assertTrue(layer.count(3) > 0);
    assertEquals(0, layer.count(1) + layer.count(2));
  }

  @Test
  void answersThatAreKnownAreNotMadeAgain() {
    // Not what these weights answer, so that it shows where the map has it from.
    known = SampleMaps.XOR.weights();
    answers = engine.with(BorrowNetworks.borrow()).sweep(BITS);
    showXor();
    assertEquals(0, model.answer().wrong());
    Clamp silent = new Clamp(Site.HIDDEN_STATE, 0, Clamp.EVERY, 0);
    surgery.operate(new Compiled(new Surgery(List.of(silent)), List.of()));
    surveys.work();
    assertTrue(model.answer().wrong() > 0, "they are not those of an operated network");
    surgery.operate(new Compiled(Surgery.NONE, List.of()));
    answers = engine.with(BorrowNetworks.borrow()).sweep(3);
    show(BorrowNetworks.borrow().weights(), 2);
    show(known, 3);
    assertTrue(model.answer().wrong() > 0, "nor those of another width");
  }

  @Test
  void withoutDataTheMapIsGoodAllTheSame() {
    run.begin(SampleMaps.config(BITS).withSeed(13));
    showXor();
    assertNull(model.answer().membership());
    assertNull(model.problemProperty().get());
    assertNull(model.answer().worst().getFirst().membership());
  }

  @Test
  void anotherWidthHasAMapOfItsOwn() {
    showXor();
    model.zoomIn();
    model.moveCursor(3, 3);
    TrainingConfig wide = SampleMaps.config(12);
    run.begin(wide);
    show(SampleMaps.XOR.weights(), 1);
    assertEquals(128, model.viewportProperty().get().cells());
    assertFalse(model.answer().grid().exact());
    assertEquals(MapViewModel.NOWHERE, model.cursorProperty().get());
    assertEquals(MapViewModel.NOWHERE, model.selectedCell(), "the pair has another width");
    selection.selectPair(new Subtraction(4095, 31, 12));
    assertEquals(127 * 128, model.selectedCell());
  }

  @Test
  void aCursorWithoutAMapReadsNothing() {
    showXor();
    model.moveCursor(3, 3);
    assertNotEquals(MapViewModel.NOWHERE, model.readCell());
    run.begin(SampleMaps.config(BITS).withSeed(13));
    assertNull(model.answer());
    assertEquals(MapViewModel.NOWHERE, model.readCell());
  }
}
