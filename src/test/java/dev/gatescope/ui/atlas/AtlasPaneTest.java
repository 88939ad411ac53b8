package dev.gatescope.ui.atlas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneAnalysis;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Unfinished;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tech.tablesaw.api.Table;

@ExtendWith(ApplicationExtension.class)
class AtlasPaneTest {
  private static final int BITS = 5;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(16, 1, BITS), 4);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private final Map<String, Supplier<Table>> tables = new HashMap<>();
  private int epoch = 1;
  private AtlasViewModel model;
  private Views.View view;
  private ScatterView scatter;

  @Start
  void start(Stage stage) {
    model =
        new AtlasViewModel(
            new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
            selection,
            PaneAnalysis.service());
    view =
        new Views(
                Map.of(
                    AtlasController.class,
                    () ->
                        new AtlasController(
                            model, selection, appearance, pictures::add, tables::put)))
            .load("atlas", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    scatter = (ScatterView) view.root().lookup("#atlasScatter");
    stage.setScene(new Scene(view.root(), 1000, 160));
    // The stage is shared, and the whole window leaves it a least height.
    stage.setMinHeight(0);
    stage.setWidth(1000);
    stage.setHeight(160);
    stage.show();
  }

  @AfterEach
  void closeView() {
    robot.interact(view::close);
  }

  @Test
  void withoutANetworkItSaysSo() {
    assertTrue(node("atlasEmpty").isVisible());
    assertFalse(scatter.isVisible());
    PaneEvents.click(robot, "#atlasScatter", 30, 30);
    assertEquals(new Subtraction(16, 1, BITS), selection.pair());
  }

  /** Whose prefixes would have no pair of the new width. */
  @Test
  void numbersOfAnotherWidthAreNotShownWithTheOldAnswer() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0)));
    robot.interact(
        () -> {
          selection.selectPair(new Subtraction(2, 1, 2));
          assertNull(model.shownProperty().get());
        });
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.shownProperty().get() != null);
    assertEquals(2, model.path().length);
  }

  @Test
  void theSelectedStepIsDescribed() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0)));
    String text = text("atlasReadout");
    assertTrue(text.startsWith("t = 0: a \u20260, b \u20261, borrow 1, p = "), text);
    robot.interact(() -> selection.selectTimeStep(4));
    String last = text("atlasReadout");
    assertTrue(last.startsWith("t = 4: a \u202610000, b \u202600001, borrow 0, p = "), last);
  }

  @Test
  void aClickLoadsAPairThatBeginsWithThePointsPrefix() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0)));
    int prefix = PrefixTree.of(new Subtraction(3, 5, BITS), 2);
    int index = PrefixIndex.of(2, prefix);
    double[] at = scatter.place(index);
    int found = scatter.at(at[0], at[1]);
    assertEquals(at[0], scatter.place(found)[0], 1e-6);
    PaneEvents.mouse(robot, scatter, MouseEvent.MOUSE_MOVED, at[0], at[1]);
    assertEquals(model.describe(found, appearance.messages()), text("atlasReadout"));
    PaneEvents.click(robot, "#atlasScatter", at[0], at[1]);
    int step = PrefixIndex.timeStep(found);
    assertEquals(step, selection.timeStep());
    assertEquals(PrefixIndex.prefix(found), PrefixTree.of(selection.pair(), step));
    assertTrue(selection.pair().a() > selection.pair().b());
    assertEquals(found, model.path()[step]);
    PaneEvents.press(robot, "#atlasScatter", KeyCode.END);
    assertEquals(BITS - 1, selection.timeStep());
  }

  @Test
  void theMachineIsShownInALowPaneByAToggleAndBesideTheAtlasInAHighOne() throws Exception {
    show(BorrowNetworks.borrow());
    fire("atlasShowMachine");
    assertTrue(node("atlasMachine").getParent().isVisible());
    assertFalse(scatter.getParent().isVisible());
    String spoken = node("atlasMachine").getAccessibleText();
    assertTrue(spoken.contains("It is the borrow machine."), spoken);
    assertTrue(spoken.startsWith("State 0, "), "the step that is shown: " + spoken);
    assertTrue(spoken.contains("State 1, a 0, b 0: bit 1, to state 1."), spoken);
    assertFalse(node("atlasDifference").isVisible());
    robot.interact(() -> scatter.getScene().getWindow().setHeight(600));
    robot.interact(() -> view.root().layout());
    assertTrue(node("atlasMachine").getParent().isVisible() && scatter.getParent().isVisible());
  }

  @Test
  void whereTheMachineDiffersCanBeLoaded() throws Exception {
    show(BorrowNetworks.xor());
    assertTrue(node("atlasDifference").isVisible());
    fire("atlasDifference");
    // ...00 - ...01: with the bits above, the smallest pair is 4 - 1.
    assertEquals(1, selection.timeStep());
    assertEquals(1, PrefixTree.of(selection.pair(), 1));
    assertEquals(new Move(0, 0), model.move());
  }

  @Test
  void anotherStateAndAnotherCellFollow() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0)));
    assertEquals(StateKind.CELL_STATE, model.shownProperty().get().cloud().atlas().kind());
    fire("atlasHiddenState");
    await(() -> model.shownProperty().get().cloud().atlas().kind() == StateKind.HIDDEN_STATE);
    fire("atlasCellState");
    show(Network.of(TrainedNetworks.shaken(CellType.GRU, 0)));
    assertEquals(StateKind.HIDDEN_STATE, model.shownProperty().get().cloud().atlas().kind());
    assertFalse(node("atlasCellState").getParent().isVisible());
  }

  @Test
  void oneUnitSaysWhatAPlaneNeedsAndHasAMachine() throws Exception {
    show(Network.of(Weights.initial(new WeightLayout(CellType.RNN, 1), new TorchRandom(1))));
    assertNull(model.shownProperty().get().cloud());
    assertTrue(node("atlasEmpty").isVisible());
    assertEquals("A plane needs two units or more: this network has 1.", text("atlasEmpty"));
    assertTrue(node("atlasMachine").isVisible());
  }

  @Test
  void bothAreExportedAsPictureAndTable() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0.5)));
    robot.interact(
        () ->
            robot
                .lookup("#atlasMenu")
                .queryAs(MenuButton.class)
                .getItems()
                .forEach(item -> item.fire()));
    assertEquals(2, pictures.size());
    assertEquals(PrefixIndex.count(BITS), tables.get("atlas").get().rowCount());
    assertEquals(0, tables.get("automaton").get().rowCount() % 4);
    robot.interact(
        () -> {
          for (PaneDrawing picture : pictures) {
            for (Palette palette : Palette.values()) {
              assertTrue(colours(picture.content().apply(palette)) > 20, picture.name());
            }
          }
        });
  }

  /** How many different colours a drawing has: an empty one has one. */
  private static long colours(Region drawing) {
    new Scene(drawing, 500, 400);
    drawing.resize(500, 400);
    drawing.layout();
    if (drawing instanceof Unfinished unfinished) {
      unfinished.finish().run();
      drawing.layout();
    }
    return distinct(pixels(drawing));
  }

  private static long distinct(int[] pixels) {
    return Arrays.stream(pixels).distinct().count();
  }

  private static int[] pixels(Region drawing) {
    WritableImage image = drawing.snapshot(null, null);
    int[] pixels = new int[500 * 400];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.getPixelReader().getArgb(i % 500, i / 500);
    }
    return pixels;
  }

  @Test
  void aPicturesPointsAreMadeOnceItIsLaidOut() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0.5)));
    robot.interact(
        () -> robot.lookup("#atlasMenu").queryAs(MenuButton.class).getItems().getFirst().fire());
    robot.interact(
        () -> {
          Region drawing = pictures.getFirst().content().apply(Palette.LIGHT);
          new Scene(drawing, 500, 400);
          drawing.resize(500, 400);
          drawing.layout();
          int[] without = pixels(drawing);
          Runnable rest = ((Unfinished) drawing).finish();
          assertArrayEquals(without, pixels(drawing), "nothing changes in the background");
          rest.run();
          drawing.layout();
          assertTrue(distinct(pixels(drawing)) > distinct(without) + 20);
        });
  }

  @Test
  void thePointsArriveAsPixels() throws Exception {
    show(Network.of(TrainedNetworks.shaken(CellType.LSTM, 0)));
    for (String colour : List.of("atlasByStep", "atlasByRight", "atlasByBorrow")) {
      fire(colour);
      await(
          () ->
              model.rasterProperty().get() != null
                  && model.rasterProperty().get().request().colouring()
                      == model.colouringProperty().get());
    }
  }

  private void show(Network network) throws Exception {
    robot.interact(() -> run.add(List.of(SampleReports.of(epoch++, network.weights()))));
    await(
        () ->
            model.shownProperty().get() != null
                && model.shownProperty().get().network().weights().equals(network.weights()));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String id) {
    return view.root().lookup("#" + id);
  }

  private String text(String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }

  private void fire(String id) {
    robot.interact(() -> ((ButtonBase) node(id)).fire());
  }
}
