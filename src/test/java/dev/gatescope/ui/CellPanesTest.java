package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.arithmetic.ArithmeticController;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.sum.SumController;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The three panes in one window: sum left, heat maps in the middle, arithmetic below. */
@ExtendWith(ApplicationExtension.class)
class CellPanesTest {
  private final Subtraction pair = new Subtraction(123, 61, 8);
  private final Selection selection = new Selection(pair, 32);
  private final TraceModel traces = new TraceModel();
  private final ProbeModel probe = new ProbeModel();
  private final BrushModel brush = new BrushModel();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final Views views =
      new Views(
          Map.of(
              HeatController.class,
              () ->
                  new HeatController(
                      selection, traces, probe, brush, appearance, _ -> {}, () -> {}),
              ArithmeticController.class,
              () -> new ArithmeticController(selection, traces, appearance),
              SumController.class,
              () -> new SumController(selection, traces, probe, appearance)));
  private Views.View heat;
  private Views.View arithmetic;
  private Views.View sum;
  private BorderPane window;

  @Start
  void start(Stage stage) {
    heat = views.load("heat", appearance.messages());
    arithmetic = views.load("arithmetic", appearance.messages());
    sum = views.load("sum", appearance.messages());
    window = new BorderPane(heat.root(), null, null, arithmetic.root(), sum.root());
    ((Region) arithmetic.root()).setPrefHeight(300);
    window.setStyle(appearance.palette().toCss());
    stage.setScene(new Scene(window, 950, 900));
    stage.setWidth(950);
    stage.setHeight(900);
    stage.show();
  }

  @AfterEach
  void closeViews(FxRobot robot) {
    robot.interact(
        () -> {
          heat.close();
          arithmetic.close();
          sum.close();
        });
  }

  @Test
  void showsThatThereIsNoTraceYet(FxRobot robot) {
    assertEquals("No answer from the network yet", text(robot, "#sumPrediction"));
    assertTrue(robot.lookup("#arithmeticUnit").query().isDisabled());
    PaneEvents.press(robot, "#heatMaps", KeyCode.DOWN);
    PaneEvents.click(robot, "#heatMaps", 60, 90);
    PaneEvents.click(robot, "#sumDigits", 1, 40);
    assertEquals(7, selection.timeStep());
  }

  @Test
  void arrowKeysWalkThroughUnitsAndSteps(FxRobot robot) {
    show(robot, CellType.GRU, 32);
    PaneEvents.press(robot, "#heatMaps", KeyCode.RIGHT);
    PaneEvents.press(robot, "#heatMaps", KeyCode.DOWN);
    PaneEvents.press(robot, "#heatMaps", KeyCode.DOWN);
    PaneEvents.press(robot, "#heatMaps", KeyCode.UP);
    assertEquals(1, selection.timeStep());
    assertEquals(1, selection.unit());
    // On paper the next step is the next column to the left.
    PaneEvents.press(robot, "#paperSum", KeyCode.LEFT);
    assertEquals(2, selection.timeStep());
    PaneEvents.press(robot, "#paperSum", KeyCode.RIGHT);
    PaneEvents.press(robot, "#paperSum", KeyCode.END);
    PaneEvents.press(robot, "#paperSum", KeyCode.RIGHT);
    assertEquals(0, selection.timeStep());
  }

  @Test
  void clickOnAColumnSelectsItsStep(FxRobot robot) {
    show(robot, CellType.LSTM, 32);
    PaneEvents.click(robot, "#sumDigits", 1, 40);
    assertEquals(7, selection.timeStep());
    assertTrue(text(robot, "#sumColumn").startsWith("Bit 7: 0 \u2212 0 \u2212 borrow 0 → 0"));
    assertEquals("Network: 62", text(robot, "#sumPrediction"));
    assertEquals("✓ right", text(robot, "#sumVerdict"));
  }

  @Test
  void pickersAndSelectionFollowEachOther(FxRobot robot) {
    show(robot, CellType.LSTM, 32);
    Spinner<?> unit = robot.lookup("#arithmeticUnit").queryAs(Spinner.class);
    robot.interact(() -> unit.increment(5));
    assertEquals(5, selection.unit());
    robot.interact(() -> selection.selectUnit(31));
    assertEquals(31, unit.getValue());
    String spoken = robot.lookup("#calculation").query().getAccessibleText();
    assertTrue(spoken.contains("forget gate"), spoken);
  }

  @ParameterizedTest
  @EnumSource
  void everyCellCanBeShown(CellType cell, FxRobot robot) {
    WritableImage before = image(robot);
    for (int hidden : new int[] {1, 4, 32, 256}) {
      robot.interact(() -> selection.setHiddenSize(hidden));
      show(robot, cell, hidden);
      robot.interact(() -> appearance.paletteProperty().set(Palette.DARK));
    }
    assertTrue(differ(before, image(robot)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 24, 62})
  void everyWidthFitsOrScrollsToItsSelectedColumn(int bits, FxRobot robot) {
    Subtraction wide = new Subtraction((1L << bits) - 1, 1, bits);
    robot.interact(
        () -> {
          sum.root().resize(280, 500);
          selection.selectPair(wide);
          traces.show(SampleTraces.golden(CellType.LSTM, wide));
        });
    ScrollPane scroll = robot.lookup("#sumScroll").queryAs(ScrollPane.class);
    robot.interact(() -> selection.selectTimeStep(0));
    robot.interact(() -> window.layout());
    double right = scroll.getHvalue();
    robot.interact(() -> selection.selectTimeStep(bits - 1));
    robot.interact(() -> window.layout());
    double left = scroll.getHvalue();
    if (bits == 62) {
      assertEquals(1, right, 0.05);
      assertEquals(0, left, 0.05);
    }
    assertTrue(text(robot, "#sumColumn").startsWith("Bit " + (bits - 1) + ":"));
  }

  @Test
  void traceThatDoesNotFitTheSelectionIsClamped(FxRobot robot) {
    show(robot, CellType.LSTM, 32);
    robot.interact(
        () -> {
          selection.selectPair(new Subtraction(1L << 40, 1, 62));
          selection.setHiddenSize(200);
          selection.selectTimeStep(60);
          selection.selectUnit(199);
        });
    assertEquals("No answer from the network yet", text(robot, "#sumPrediction"));
    String spoken = robot.lookup("#heatMaps").query().getAccessibleText();
    assertTrue(spoken.contains("unit 31, time step 7"), spoken);
    robot.interact(() -> traces.show(null));
    assertTrue(robot.lookup("#arithmeticUnit").query().isDisabled());
    assertNull(selection.gateProperty().get());
    assertEquals(199, selection.unit());
  }

  private void show(FxRobot robot, CellType cell, int hidden) {
    robot.interact(
        () ->
            traces.show(
                hidden == 32
                    ? SampleTraces.golden(cell, pair)
                    : SampleTraces.initial(cell, hidden, pair)));
  }

  private WritableImage image(FxRobot robot) {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = heat.root().snapshot(null, null));
    return image[0];
  }

  private static boolean differ(WritableImage one, WritableImage other) {
    for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
      for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }
}
