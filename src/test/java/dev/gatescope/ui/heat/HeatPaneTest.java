package dev.gatescope.ui.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
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
  private final BrushModel brush = new BrushModel();
  private final List<Integer> silenced = new ArrayList<>();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private Views.View view;
  private HeatMapsView maps;

  @Start
  void start(Stage stage) {
    view =
        new Views(
                Map.of(
                    HeatController.class,
                    () ->
                        new HeatController(
                            selection,
                            traces,
                            probe,
                            brush,
                            appearance,
                            silenced::addAll,
                            () -> {})))
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

  @Test
  void aClickFindsTheUnitsThatCarryTheBorrow(FxRobot robot) {
    fire(robot, "#heatBrush");
    // 123 - 61 borrows at steps 2 to 5.
    List<Integer> expected = new ArrayList<>();
    for (int unit = 0; unit < 32; unit++) {
      if (isActiveAt(unit, 2, 5)) {
        expected.add(unit);
      }
    }
    assertFalse(expected.isEmpty(), "the trained network has such units");
    assertEquals(expected, links(robot));
    assertEquals(
        "±h ≥ 0.30 at t = 2–5 only.|%d of 32 units:".formatted(expected.size()), labels(robot));
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, new Subtraction(4, 1, 8))));
    assertTrue(labels(robot).contains("t = 0–1 only"), labels(robot));
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, new Subtraction(3, 1, 8))));
    assertEquals(Messages.english().text("brush.nowhere"), labels(robot));
    fire(robot, "#heatBrush");
    assertFalse(robot.lookup("#brushAnswer").query().getParent().isVisible());
  }

  private boolean isActiveAt(int unit, int first, int last) {
    float sign = Math.signum(trace.hiddenState(first, unit));
    for (int t = 0; t < 8; t++) {
      if (sign * trace.hiddenState(t, unit) >= 0.3 != (t >= first && t <= last)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aFoundUnitCanBeSelected(FxRobot robot) {
    fire(robot, "#heatBrush");
    int unit = links(robot).getLast();
    robot.interact(
        robot
                .lookup("#brushAnswer .hyperlink")
                .lookup(Integer.toString(unit))
                .queryAs(Hyperlink.class)
            ::fire);
    assertEquals(unit, selection.unit());
  }

  @Test
  void linksStayWhileTheyAreTrueAndLeaveTheFocusInThePane(FxRobot robot) {
    fire(robot, "#heatBrush");
    Node link = robot.lookup("#brushAnswer .hyperlink").query();
    robot.interact(link::requestFocus);
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, selection.pair())));
    assertTrue(link.isFocused(), "the same answer");
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, new Subtraction(3, 1, 8))));
    assertTrue(maps.isFocused());
  }

  @Test
  void foundUnitsCanBeSilencedTogether(FxRobot robot) {
    fire(robot, "#heatBrush");
    List<Integer> found = links(robot);
    robot.interact(robot.lookup(".brush-silence").queryAs(Hyperlink.class)::fire);
    assertEquals(found, silenced);
    // What is nearest is not the answer.
    robot.interact(() -> choice(robot, "#brushValue").setValue(CellValue.OUTPUT_GATE));
    assertTrue(labels(robot).contains("No unit; nearest, as asked at "), labels(robot));
    assertFalse(links(robot).isEmpty());
    assertTrue(robot.lookup(".brush-silence").queryAll().isEmpty());
    robot.interact(() -> robot.lookup("#brushShare").queryAs(Slider.class).setValue(1));
    assertEquals("±o ≥ 1.00 at t = 2–5 only.|No unit is active there.", labels(robot));
    assertTrue(robot.lookup(".brush-silence").queryAll().isEmpty());
  }

  @Test
  void aDragOverStepsAsksForThem(FxRobot robot) {
    PaneEvents.click(robot, "#heatMaps", x(4, 6), y(4, 3));
    PaneEvents.mouse(robot, maps, MouseEvent.MOUSE_DRAGGED, x(4, 6) - 7, y(4, 3));
    assertFalse(brush.shown().isPresent(), "a hand that trembles asks for nothing");
    PaneEvents.mouse(robot, maps, MouseEvent.MOUSE_DRAGGED, x(4, 5), y(4, 3));
    Brush asked = brush.shown().orElseThrow();
    assertEquals(CellValue.CELL_STATE, asked.value());
    assertEquals(Optional.of(new Brush.Range(5, 6)), asked.range());
    assertTrue(labels(robot).startsWith("±C ≥ "), labels(robot));
    PaneEvents.mouse(robot, maps, MouseEvent.MOUSE_DRAGGED, -50, y(4, 3));
    assertEquals(Optional.of(new Brush.Range(0, 6)), brush.shown().orElseThrow().range());
    assertEquals(6, selection.timeStep(), "the selection is where it was pressed");
  }

  @Test
  void theQuestionIsChangedByTheBar(FxRobot robot) {
    fire(robot, "#heatBrush");
    robot.interact(() -> choice(robot, "#brushSteps").setValue(false));
    assertEquals(Optional.of(new Brush.Range(2, 5)), brush.shown().orElseThrow().range());
    robot.interact(() -> spinner(robot, "#brushFirst").increment(5));
    assertEquals(
        Optional.of(new Brush.Range(7, 7)),
        brush.shown().orElseThrow().range(),
        "the last step is not before the first");
    robot.interact(() -> spinner(robot, "#brushLast").decrement(7));
    assertEquals(Optional.of(new Brush.Range(0, 0)), brush.shown().orElseThrow().range());
    robot.interact(() -> choice(robot, "#brushValue").setValue(CellValue.FORGET_GATE));
    robot.interact(() -> robot.lookup("#brushShare").queryAs(Slider.class).setValue(0.9));
    assertEquals(
        Optional.of(new Brush(CellValue.FORGET_GATE, Optional.of(new Brush.Range(0, 0)), 0.9)),
        brush.shown());
    assertTrue(labels(robot).startsWith("±f ≥ 0.90 at t = 0 only"), labels(robot));
  }

  @Test
  void stepsThatAreTypedAreThoseThatThereAre(FxRobot robot) {
    fire(robot, "#heatBrush");
    robot.interact(() -> choice(robot, "#brushSteps").setValue(false));
    enter(robot, "#brushFirst", "-3");
    assertEquals(Optional.of(new Brush.Range(0, 5)), brush.shown().orElseThrow().range());
    enter(robot, "#brushLast", "99");
    assertEquals(Optional.of(new Brush.Range(0, 7)), brush.shown().orElseThrow().range());
  }

  private static void enter(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          spinner(robot, id).getEditor().setText(text);
          spinner(robot, id).commitValue();
        });
  }

  @Test
  void theThresholdIsTheOneThatIsShown(FxRobot robot) {
    fire(robot, "#heatBrush");
    robot.interact(() -> robot.lookup("#brushShare").queryAs(Slider.class).setValue(0.3047));
    assertEquals(0.3, brush.shown().orElseThrow().share());
  }

  @Test
  void manyRunsOfStepsAreNotAllListed() {
    BitSet steps = BitSet.valueOf(new long[] {0b1011_0101_0101_0111});
    assertEquals("0–2, 4, 6, 8, 10, 12–13, …", BrushAnswer.runs(steps));
  }

  @Test
  void anotherCellIsAskedOfWhatItHas(FxRobot robot) {
    robot.interact(
        () -> brush.show(new Brush(CellValue.CELL_STATE, Optional.of(new Brush.Range(6, 7)), 0.3)));
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.GRU, new Subtraction(7, 2, 4))));
    assertTrue(labels(robot).startsWith("±h ≥ 0.30 at t = 3 only"), labels(robot));
    robot.interact(() -> traces.show(trace));
    assertTrue(labels(robot).startsWith("±C ≥ "), labels(robot));
    assertTrue(labels(robot).contains("at t = 6–7 only"), labels(robot));
  }

  @Test
  void anAnswerThatIsAskedForIsNotGivenAway(FxRobot robot) {
    fire(robot, "#heatBrush");
    robot.interact(() -> selection.hideFrom(3));
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, new Subtraction(4, 1, 8))));
    assertTrue(robot.lookup("#brushSteps").query().isDisabled(), "it would tell where it borrows");
    assertEquals(5, spinner(robot, "#brushLast").getValue(), "of the pair before");
    assertEquals(Messages.english().text("brush.hidden"), labels(robot));
    assertEquals(List.of(), links(robot));
    robot.interact(() -> selection.hideFrom(Selection.NOTHING));
    assertFalse(links(robot).isEmpty());
  }

  private static void fire(FxRobot robot, String button) {
    robot.interact(robot.lookup(button).queryAs(ToggleButton.class)::fire);
  }

  @SuppressWarnings("unchecked")
  private static ChoiceBox<Object> choice(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(ChoiceBox.class);
  }

  private static Spinner<?> spinner(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Spinner.class);
  }

  private static List<Integer> links(FxRobot robot) {
    return robot.lookup("#brushAnswer .hyperlink").queryAllAs(Hyperlink.class).stream()
        .filter(link -> !link.getStyleClass().contains("brush-silence"))
        .map(link -> Integer.valueOf(link.getText()))
        .sorted()
        .toList();
  }

  private static String labels(FxRobot robot) {
    return robot.lookup("#brushAnswer").queryAs(FlowPane.class).getChildren().stream()
        .filter(Label.class::isInstance)
        .map(label -> ((Label) label).getText())
        .collect(Collectors.joining("|"));
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
