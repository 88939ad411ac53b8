package dev.gatescope.ui.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.WeightBlock.Kind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneAnalysis;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
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
class WeightsPaneTest {
  private static final int UNITS = 5;

  private final RunModel run =
      new RunModel(TrainingConfig.article().withNetwork(new WeightLayout(CellType.LSTM, UNITS), 8));
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), UNITS);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private final List<Supplier<Table>> tables = new ArrayList<>();
  private final Weights start = weights(1);
  private final Weights trained = weights(2);
  private WeightsViewModel model;
  private Views.View view;
  private WeightsView blocks;

  @Start
  void start(Stage stage) {
    model =
        new WeightsViewModel(
            new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
            selection,
            run,
            appearance,
            PaneAnalysis.service());
    view =
        new Views(
                Map.of(
                    WeightsController.class,
                    () ->
                        new WeightsController(
                            model, selection, appearance, pictures::add, tables::add)))
            .load("weights", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    blocks = (WeightsView) view.root().lookup("#weightsBlocks");
    stage.setScene(new Scene(view.root(), 1280, 160));
    stage.setWidth(1280);
    stage.setHeight(160);
    stage.show();
  }

  private static Weights weights(int seed) {
    return Weights.initial(new WeightLayout(CellType.LSTM, UNITS), new TorchRandom(seed));
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  private void report(FxRobot robot, int epoch, Weights weights) throws Exception {
    robot.interact(() -> run.add(List.of(SampleReports.of(epoch, weights))));
    await(() -> model.picture() != null && model.picture().question().weights().equals(weights));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private int block(Kind kind, Gate gate) {
    for (int i = 0; i < model.picture().blocks().size(); i++) {
      var block = model.picture().blocks().get(i).weights();
      if (block.kind() == kind && block.gate() == gate) {
        return i;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private double x(int block, int column) {
    WeightsLayout.Box box = blocks.weightsLayout().boxes().get(block);
    return box.x() + (column + 0.5) * box.cellWidth();
  }

  private double y(int block, int line) {
    WeightsLayout.Box box = blocks.weightsLayout().boxes().get(block);
    return box.y() + (line + 0.5) * box.cellHeight();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(ToggleButton.class).fire());
  }

  @Test
  void withoutANetworkItSaysSo(FxRobot robot) {
    assertFalse(blocks.isVisible());
    assertTrue(robot.lookup("#weightsEmpty").queryLabeled().isVisible());
  }

  @Test
  void hoverSaysTheValueAndItsNames(FxRobot robot) throws Exception {
    report(robot, 0, start);
    report(robot, 1, trained);
    int forget = block(Kind.RECURRENT_WEIGHT, Gate.FORGET);
    PaneEvents.mouse(robot, blocks, MouseEvent.MOUSE_MOVED, x(forget, 3), y(forget, 2));
    int index = trained.layout().recurrentWeight().offset() + (UNITS + 2) * UNITS + 3;
    String value = NumberText.signed(trained.get(index), 4);
    String change = NumberText.signed((double) trained.get(index) - start.get(index), 4);
    assertTrue(text(robot, "#weightsNumber").startsWith(value), text(robot, "#weightsNumber"));
    assertTrue(text(robot, "#weightsNumber").contains("Δ " + change));
    assertEquals(
        "h of unit 3 → forget gate of unit 2\nlstm.weight_hh_l0[7, 3]",
        text(robot, "#weightsNames"));
    int bias = block(Kind.RECURRENT_BIAS, Gate.OUTPUT);
    PaneEvents.mouse(robot, blocks, MouseEvent.MOUSE_MOVED, x(bias, 0), y(bias, 4));
    assertEquals(
        "recurrent bias of the output gate of unit 4\nlstm.bias_hh_l0[19]",
        text(robot, "#weightsNames"));
    int output = block(Kind.OUTPUT_WEIGHT, null);
    PaneEvents.mouse(robot, blocks, MouseEvent.MOUSE_MOVED, x(output, 0), y(output, 1));
    assertEquals("h of unit 1 → output\nfc.weight[0, 1]", text(robot, "#weightsNames"));
    int input = block(Kind.INPUT_WEIGHT, Gate.INPUT);
    PaneEvents.mouse(robot, blocks, MouseEvent.MOUSE_MOVED, x(input, 1), y(input, 0));
    assertEquals(
        "b’s bit → input gate of unit 0\nlstm.weight_ih_l0[0, 1]", text(robot, "#weightsNames"));
    assertEquals(0, selection.unit(), "nothing is selected by looking");
  }

  @Test
  void aClickSelectsUnitAndGateAndKeysWalk(FxRobot robot) throws Exception {
    report(robot, 0, start);
    int input = block(Kind.RECURRENT_WEIGHT, Gate.INPUT);
    PaneEvents.click(robot, "#weightsBlocks", x(input, 4), y(input, 3));
    assertEquals(3, selection.unit());
    assertEquals(Gate.INPUT, selection.gateProperty().get());
    PaneEvents.press(robot, "#weightsBlocks", KeyCode.RIGHT);
    assertEquals(
        "input bias of the input gate of unit 3\nlstm.bias_ih_l0[3]", text(robot, "#weightsNames"));
    PaneEvents.press(robot, "#weightsBlocks", KeyCode.DOWN);
    assertEquals(4, selection.unit());
    assertTrue(blocks.getAccessibleText().contains("input gate of unit 4"));
    for (int i = 0; i < 100; i++) {
      PaneEvents.press(robot, "#weightsBlocks", KeyCode.RIGHT);
    }
    assertEquals("bias of the output\nfc.bias[0]", text(robot, "#weightsNames"));
    assertNull(selection.gateProperty().get());
    assertEquals(4, selection.unit(), "the output's bias has no unit");
    for (int i = 0; i < 100; i++) {
      PaneEvents.press(robot, "#weightsBlocks", KeyCode.LEFT);
    }
    assertTrue(text(robot, "#weightsNames").startsWith("a’s bit → forget gate of unit 4"));
  }

  @Test
  void theChangeNeedsAStart(FxRobot robot) throws Exception {
    robot.interact(() -> run.show(run.config(), new RunHistory(), false));
    report(robot, 7, trained);
    assertFalse(text(robot, "#weightsNumber").contains("start"));
    fire(robot, "#weightsChange");
    await(() -> model.picture() == null);
    assertTrue(text(robot, "#weightsEmpty").contains("epoch 0"), text(robot, "#weightsEmpty"));
    robot.interact(() -> run.begin(run.config()));
    report(robot, 0, start);
    report(robot, 1, trained);
    int index = block(Kind.OUTPUT_BIAS, null);
    double change = model.picture().value(new WeightsViewModel.Cell(index, 0, 0));
    int last = start.layout().size() - 1;
    assertEquals((double) trained.get(last) - start.get(last), change);
  }

  /** Of the model that ships, say: its epoch 0 is not here, but its seed is. */
  @Test
  void theStartOfAKnownRunIsDrawnAgain(FxRobot robot) throws Exception {
    report(robot, 100, trained);
    fire(robot, "#weightsChange");
    Weights initial = Experiment.draw(run.config()).initial();
    await(() -> model.picture() != null && initial.equals(model.picture().question().start()));
    int last = initial.layout().size() - 1;
    assertEquals(
        (double) trained.get(last) - initial.get(last),
        model.picture().value(new WeightsViewModel.Cell(block(Kind.OUTPUT_BIAS, null), 0, 0)));
    assertEquals(initial.get(0), model.table().get().doubleColumn("initial").get(0), 1e-7);
  }

  @Test
  void theScaleIsCommonOrTheTensors(FxRobot robot) throws Exception {
    report(robot, 0, start);
    double common = model.picture().blocks().getFirst().limit();
    assertTrue(model.picture().blocks().stream().allMatch(block -> block.limit() == common));
    float largest = 0;
    for (float value : start.toArray()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertEquals(largest, common);
    fire(robot, "#weightsTensor");
    await(() -> model.picture().question().scale() == WeightsPicture.Scale.TENSOR);
    float bias = Math.abs(start.get(start.layout().size() - 1));
    assertEquals(bias, model.picture().blocks().get(block(Kind.OUTPUT_BIAS, null)).limit());
    assertEquals(
        model.picture().blocks().get(block(Kind.RECURRENT_WEIGHT, Gate.INPUT)).limit(),
        model.picture().blocks().get(block(Kind.RECURRENT_WEIGHT, Gate.OUTPUT)).limit(),
        "gates stay comparable");
  }

  @Test
  void pictureAndNumbersCanBeExported(FxRobot robot) throws Exception {
    report(robot, 0, start);
    robot.interact(
        () ->
            robot
                .lookup(".weights-menu")
                .queryAs(MenuButton.class)
                .getItems()
                .forEach(item -> item.fire()));
    assertEquals("weights", pictures.getFirst().name());
    robot.interact(() -> assertNotNull(pictures.getFirst().content().apply(Palette.DARK)));
    assertEquals(start.layout().size(), tables.getFirst().get().rowCount());
  }

  @Test
  void aPictureInOtherColoursIsMadeLater(FxRobot robot) throws Exception {
    report(robot, 0, start);
    robot.interact(
        () -> robot.lookup(".weights-menu").queryAs(MenuButton.class).getItems().getFirst().fire());
    robot.interact(
        () -> {
          WeightsPage same = (WeightsPage) pictures.getFirst().content().apply(Palette.LIGHT);
          Node shown = same.getChildren().getFirst();
          same.finish().run();
          assertSame(shown, same.getChildren().getFirst(), "it was there at once");
          WeightsPage other = (WeightsPage) pictures.getFirst().content().apply(Palette.DARK);
          Runnable rest = other.finish();
          assertEquals(List.of(), other.getChildren());
          rest.run();
          assertTrue(other.getChildren().getFirst() instanceof WeightsView);
        });
  }
}
