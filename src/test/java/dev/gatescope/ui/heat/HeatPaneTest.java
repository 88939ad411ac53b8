package dev.gatescope.ui.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
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

@ExtendWith(ApplicationExtension.class)
class HeatPaneTest {
  private final GateTrace trace = SampleTraces.golden(CellType.LSTM, new Subtraction(123, 61, 8));
  private final Selection selection = new Selection(new Subtraction(123, 61, 8), 32);
  private final TraceModel traces = new TraceModel();
  private final ProbeModel probe = new ProbeModel();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private Views.View view;
  private HeatMapsView maps;

  @Start
  void start(Stage stage) {
    view =
        new Views(
                Map.of(
                    HeatController.class,
                    () -> new HeatController(selection, traces, probe, appearance, () -> {})))
            .load("heat", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    maps = (HeatMapsView) view.root().lookup("#heatMaps");
    traces.show(trace);
    stage.setScene(new Scene(view.root(), 700, 430));
    stage.setWidth(700);
    stage.setHeight(430);
    stage.show();
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  @Test
  void clickSelectsUnitStepAndGate(FxRobot robot) {
    PaneEvents.click(robot, "#heatMaps", x(0, 3), y(0, 7));
    assertEquals(7, selection.unit());
    assertEquals(3, selection.timeStep());
    assertEquals(Gate.FORGET, selection.gateProperty().get());
    assertTrue(
        maps.getAccessibleText().startsWith("forget gate, unit 7, time step 3, 0.89."),
        maps.getAccessibleText());
  }

  @Test
  void clickOnAStateSelectsNoGate(FxRobot robot) {
    robot.interact(() -> selection.selectGate(Gate.INPUT));
    PaneEvents.click(robot, "#heatMaps", x(4, 7), y(4, 31));
    assertEquals(31, selection.unit());
    assertEquals(7, selection.timeStep());
    assertNull(selection.gateProperty().get());
  }

  @Test
  void clickBesideTheMapsSelectsNothing(FxRobot robot) {
    PaneEvents.click(robot, "#heatMaps", 1, 1);
    assertEquals(0, selection.unit());
  }

  @Test
  void hoverReadsEveryMapAndSelectsNothing(FxRobot robot) {
    PaneEvents.mouse(robot, maps, MouseEvent.MOUSE_MOVED, x(5, 6), y(5, 20));
    assertEquals("unit 20, t = 6", robot.lookup(".heat-place").queryLabeled().getText());
    String hidden = NumberText.fixed(trace.hiddenState(6, 20), 4);
    assertTrue(
        robot.lookup(".heat-value").queryAll().stream()
            .anyMatch(node -> node.toString().contains(hidden)));
    assertEquals(0, selection.unit());
    PaneEvents.mouse(robot, maps, MouseEvent.MOUSE_EXITED, 0, 0);
    assertEquals("unit 0, t = 0", robot.lookup(".heat-place").queryLabeled().getText());
  }

  @Test
  void rowsStandInTheOrderOfTheProbe(FxRobot robot) {
    try (Prober prober = new Prober()) {
      Probe found = prober.probe(Network.of(trace.weights()), 4, Target.BORROW);
      robot.interact(() -> probe.show(found));
      ToggleButton byProbe = robot.lookup("#heatByProbe").queryAs(ToggleButton.class);
      robot.interact(byProbe::fire);
      List<Integer> order = found.unitOrder();
      PaneEvents.click(robot, "#heatMaps", x(0, 3), y(0, 0));
      assertEquals(order.getFirst(), selection.unit());
      PaneEvents.press(robot, "#heatMaps", KeyCode.DOWN);
      assertEquals(order.get(1), selection.unit());
      robot.interact(byProbe::fire);
      PaneEvents.click(robot, "#heatMaps", x(0, 3), y(0, 7));
      assertEquals(7, selection.unit());
    }
  }

  private double x(int map, int timeStep) {
    HeatLayout layout = maps.heatLayout();
    return layout.x(map) + (timeStep + 0.5) * layout.cellWidth();
  }

  private double y(int map, int unit) {
    HeatLayout layout = maps.heatLayout();
    return layout.y(map) + (unit + 0.5) * layout.cellHeight();
  }
}
