package dev.gatescope.ui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import dev.gatescope.ui.timebar.TimeBarController;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The flow view and the time bar together, as the window shows them. */
@ExtendWith(ApplicationExtension.class)
class FlowViewTest {
  private final Subtraction pair = new Subtraction(123, 61, 8);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final Selection selection = new Selection(pair, 32);
  private final TraceModel traces = new TraceModel();
  private final PlaybackViewModel playback =
      new PlaybackViewModel(selection, new PauseStepPlayer());
  private FlowController controller;
  private Views.View flow;
  private Views.View timeBar;

  @Start
  void start(Stage stage) {
    Views views =
        new Views(
            Map.of(
                FlowController.class,
                () -> controller = new FlowController(appearance, selection, traces, playback),
                TimeBarController.class,
                () -> new TimeBarController(appearance, selection, traces, playback)));
    flow = views.load("flow", appearance.messages());
    timeBar = views.load("timebar", appearance.messages());
    BorderPane root = new BorderPane(flow.root());
    root.setBottom(timeBar.root());
    root.setStyle(appearance.palette().toCss());
    stage.setScene(new Scene(root, 800, 560));
    stage.setWidth(800);
    stage.setHeight(560);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          flow.close();
          timeBar.close();
        });
  }

  private void show(FxRobot robot, CellType cell) {
    robot.interact(() -> traces.show(SampleTraces.golden(cell, pair)));
  }

  @Test
  void withoutATraceItSaysWhatToDo(FxRobot robot) {
    assertTrue(robot.lookup(".empty").queryAs(Label.class).isVisible());
    assertFalse(robot.lookup(".readout").query().isVisible());
    show(robot, CellType.LSTM);
    assertFalse(robot.lookup(".empty").queryAs(Label.class).isVisible());
    assertTrue(robot.lookup("#flow-forget").tryQuery().isPresent());
    show(robot, CellType.RNN);
    assertFalse(robot.lookup("#flow-forget").tryQuery().isPresent());
    robot.interact(() -> traces.show(null));
    assertTrue(robot.lookup(".empty").queryAs(Label.class).isVisible());
  }

  @Test
  void aClickOnACellSelectsTheUnitAndTheGate(FxRobot robot) {
    show(robot, CellType.LSTM);
    robot.interact(() -> selection.selectUnit(3));
    robot.clickOn(cellOf(robot, "#flow-candidate", 1, 0));
    assertEquals(Gate.CANDIDATE, selection.gateProperty().get());
    assertEquals(0, selection.unit());
    robot.clickOn(cellOf(robot, "#flow-cell", 1, 1));
    assertEquals(31, selection.unit());
    assertEquals(Gate.CANDIDATE, selection.gateProperty().get());
  }

  /** The middle of the first (0) or last (1) unit's cell. */
  private static Point2D cellOf(FxRobot robot, String block, int inset, int end) {
    UnitStrip strip =
        robot.from(robot.lookup(block)).lookup((Node node) -> node instanceof UnitStrip).query();
    Bounds area = strip.localToScreen(strip.getLayoutBounds());
    return end == 0
        ? new Point2D(area.getMinX() + 2 * inset, area.getMinY() + 2 * inset)
        : new Point2D(area.getMaxX() - 3 * inset, area.getMaxY() - 3 * inset);
  }

  @Test
  void pointingShowsTheFormulaWithTheNumbersAndMarksTheSources(FxRobot robot) {
    show(robot, CellType.LSTM);
    robot.interact(
        () -> {
          selection.selectUnit(7);
          selection.selectTimeStep(3);
        });
    robot.moveTo("#flow-add");
    assertEquals("New cell state, unit 7", labelled(robot, ".readout-name"));
    assertEquals(
        "Ct = ft·Ct−1 + it·\uE043tCt = 0.886·0.618 + 0.884·0.973 = 1.408", formulas(robot));
    assertEquals(1, robot.lookup("#flow-keep").query().getOpacity());
    assertEquals(1, robot.lookup("#flow-forget").query().getOpacity());
    assertTrue(robot.lookup("#flow-output").query().getOpacity() < 0.5);
    robot.moveTo("#time-play");
    assertEquals(1, robot.lookup("#flow-output").query().getOpacity());
    assertEquals("LSTM · t = 3 of 0–7 · unit 7", labelled(robot, ".readout-name"));
  }

  @Test
  void thePartsCanBeVisitedWithTheArrowKeys(FxRobot robot) {
    show(robot, CellType.GRU);
    Node pane = robot.lookup(".flow-pane").query();
    robot.interact(pane::requestFocus);
    robot.type(KeyCode.RIGHT);
    assertEquals("Input, time step 0, a is 1, b is 1", pane.getAccessibleText());
    robot.type(KeyCode.RIGHT);
    assertNotEquals(Element.X, controller.model().pointed().element());
    robot.type(KeyCode.ESCAPE);
    assertNull(controller.model().pointed());
    assertEquals(0, selection.timeStep());
  }

  @Test
  void everyPartSaysWhatItIs(FxRobot robot) {
    show(robot, CellType.LSTM);
    robot.interact(
        () -> {
          selection.selectUnit(7);
          selection.selectTimeStep(3);
        });
    assertEquals(
        "Forget gate, unit 7, time step 3, 0.886",
        robot.lookup("#flow-forget").query().getAccessibleText());
    assertEquals(
        "Predicted bit, time step 3, 1", robot.lookup("#flow-bit").query().getAccessibleText());
  }

  @Test
  void playWalksToTheEndAndStops(FxRobot robot) throws Exception {
    show(robot, CellType.LSTM);
    robot.interact(() -> playback.speedProperty().set(40));
    robot.clickOn("#time-play");
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> selection.timeStep() == 7);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !playback.playing());
    assertEquals(7, selection.timeStep());
    assertEquals(1, robot.lookup("#flow-bit").query().getOpacity());
  }

  @Test
  void playGoesOnWithAnotherNetwork(FxRobot robot) throws Exception {
    show(robot, CellType.LSTM);
    robot.interact(
        () -> {
          playback.speedProperty().set(10);
          playback.play();
          traces.show(null);
        });
    show(robot, CellType.GRU);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !playback.playing());
    assertEquals(7, selection.timeStep());
  }

  @Test
  void theMovementWaitsWhileAPartIsPointedAt(FxRobot robot) throws Exception {
    show(robot, CellType.LSTM);
    robot.interact(() -> playback.speedProperty().set(4));
    robot.moveTo("#flow-forget");
    robot.interact(playback::play);
    WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
    assertEquals(0, selection.timeStep());
    assertTrue(playback.playing());
    robot.moveTo("#time-watch");
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> selection.timeStep() >= 1);
  }

  @Test
  void theTimeBarIsClickedDraggedAndWalked(FxRobot robot) {
    show(robot, CellType.LSTM);
    robot.clickOn(stop(robot, 5));
    assertEquals(5, selection.timeStep());
    robot.drag(stop(robot, 1)).dropTo(stop(robot, 6));
    assertEquals(6, selection.timeStep());
    Node track = robot.lookup("#time-track").query();
    robot.interact(track::requestFocus);
    robot.type(KeyCode.LEFT);
    assertEquals(5, selection.timeStep());
    assertEquals(
        "Time step 5 of 0–7: 1 − 1, predicted 1, right, borrows", track.getAccessibleText());
    robot.type(KeyCode.END);
    assertEquals(7, selection.timeStep());
    robot.type(KeyCode.RIGHT);
    assertEquals(7, selection.timeStep());
  }

  private Point2D stop(FxRobot robot, int timeStep) {
    Node track = robot.lookup("#time-track").query();
    double share = (timeStep + 0.5) / pair.bits();
    return track.localToScreen(
        6 + share * (track.getLayoutBounds().getWidth() - 12),
        track.getLayoutBounds().getHeight() / 2);
  }

  @Test
  void aClosedViewNoLongerListens(FxRobot robot) {
    show(robot, CellType.LSTM);
    robot.interact(() -> selection.selectUnit(7));
    String before = labelled(robot, ".readout-name");
    robot.interact(
        () -> {
          flow.close();
          selection.selectUnit(8);
        });
    assertEquals(before, labelled(robot, ".readout-name"));
  }

  private static String labelled(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAs(Labeled.class).getText();
  }

  private static String formulas(FxRobot robot) {
    StringBuilder text = new StringBuilder();
    robot
        .from(robot.lookup(".formulas"))
        .lookup((Node node) -> node instanceof Text)
        .queryAll()
        .forEach(node -> text.append(((Text) node).getText()));
    return text.toString();
  }
}
