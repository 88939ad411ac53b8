package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.charts.Plot;
import dev.gatescope.ui.common.Bay;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.ZoomPane;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;

/** What of the whole window has how much room: in small and large windows, enlarged or not. */
class RoomTest extends WholeWindow {
  @Start
  void start(Stage ofToolkit) {
    showWaiting();
  }

  @Test
  void columnsAreAsWideAsBeforeWhenTheWindowHasRoomForThemAgain() {
    fit(1280, 800);
    double left = width("leftColumn");
    double right = width("rightColumn");
    fit(1024, 640);
    assertTrue(width("rightColumn") < right - 20, "the cell keeps its room");
    fit(1920, 1080);
    assertEquals(left, width("leftColumn"), 2);
    assertEquals(right, width("rightColumn"), 2);
    fit(1280, 800);
    assertEquals(right, width("rightColumn"), 2);
    press(KeyCode.F1);
    await(() -> wiring.lesson().model().openProperty().get());
    fit(1280, 800);
    assertTrue(width("rightColumn") < right - 20, "beside the lesson");
    fit(1920, 1080);
    assertEquals(right, width("rightColumn"), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1280, 1920})
  void theTopBarFits(int width) {
    fit(width, 800);
    Bounds badge = place("engineBadge");
    Bounds help = place("help");
    assertTrue(badge.getMaxX() <= width && help.getMaxX() <= width, badge + " " + help);
    assertTrue(place("epochSlider").getMaxX() < place("pairsBadge").getMinX());
    assertTrue(place("cancel").getMaxX() < place("language").getMinX());
    assertTrue(place("presets").getMaxX() < place("train").getMinX());
  }

  private Bounds place(String id) {
    return onFx(() -> inWindow(node(id)));
  }

  @Test
  void aPaneIsAsTallAsItsPartsNeedWhereTheyWrap() {
    await(() -> wiring.trace().get() != null);
    fire("#showHeat");
    fire("#heatBrush");
    ChoiceBox<Boolean> steps = find("#brushSteps");
    robot.interact(() -> steps.setValue(false));
    press(KeyCode.F1);
    await(() -> wiring.lesson().model().openProperty().get());
    Region heat = find(".heat");
    for (int width : List.of(1024, 1280, 1920)) {
      fit(width, 640);
      double pane = onFx(() -> ((Region) heat.getParent()).getHeight());
      double needed = onFx(() -> heat.minHeight(heat.getWidth()));
      assertTrue(needed > pane, "it is scrolled");
      assertEquals(needed, onFx(heat::getHeight), 1, "at " + width);
    }
  }

  @Test
  void aDividerFollowsTheMouseInAnEnlargedWindowAndStaysWhereItWasLeft() {
    press(KeyCode.PLUS, false, true);
    press(KeyCode.PLUS, false, true);
    fit(1920, 1080);
    assertEquals(1.5, onFx(() -> node("columns").getLocalToSceneTransform().getMxx()));
    double left = width("leftColumn");
    double right = width("rightColumn");
    double dock = onFx(() -> ((Region) node("dock")).getHeight());
    drag("columns", 0, 15, 0);
    assertEquals(left + 15, width("leftColumn"), 1);
    drag("columns", 1, -18, 0);
    assertEquals(right + 18, width("rightColumn"), 1);
    assertEquals(left + 15, width("leftColumn"), 1);
    drag("rows", 0, 0, -25);
    assertEquals(dock + 25, onFx(() -> ((Region) node("dock")).getHeight()), 1);
    fire("#language");
    fit(1920, 1080);
    assertEquals(left + 15, width("leftColumn"), 2);
    assertEquals(right + 18, width("rightColumn"), 2);
    assertEquals(dock + 25, onFx(() -> ((Region) node("dock")).getHeight()), 2);
    press(KeyCode.DIGIT0, false, true);
    fit(1920, 1080);
    assertEquals(left + 15, width("leftColumn"), 2);
  }

  @Test
  void plotsHaveAPixelForEachOfTheScreen() {
    fire("#train");
    await(() -> label("#epochText").equals("5 / 5"));
    fit(1280, 800);
    Plot plot = onFx(() -> (Plot) node("lossArea").lookup(".chart"));
    Canvas canvas = onFx(plot::getCanvas);
    double usual = onFx(canvas::getWidth);
    assertEquals(usual, onFx(() -> inWindow(canvas).getWidth()), 0.01);
    press(KeyCode.PLUS, false, true);
    press(KeyCode.PLUS, false, true);
    fit(1920, 1080);
    await(() -> Math.abs(inWindow(canvas).getWidth() - canvas.getWidth()) < 0.01);
    assertTrue(onFx(canvas::getWidth) > 1.4 * usual);
    press(KeyCode.DIGIT0, false, true);
    fit(1280, 800);
    await(() -> Math.abs(canvas.getWidth() - usual) < 0.01);
  }

  @Test
  void theReadoutsOfThePlotsAreWholeBesideTheLesson() {
    fire("#train");
    await(() -> label("#epochText").equals("5 / 5"));
    press(KeyCode.F1);
    await(() -> wiring.lesson().model().openProperty().get());
    fit(1280, 800);
    for (String id : List.of("lossReadout", "errorReadout")) {
      Label readout = onFx(() -> (Label) node(id));
      assertTrue(onFx(readout::getWidth) < 260, "a narrow column");
      assertEquals(onFx(readout::getText), onFx(() -> seen(readout)));
      double height = onFx(readout::getHeight);
      robot.interact(
          () -> {
            readout.textProperty().unbind();
            readout.setText("short");
          });
      fit(1280, 800);
      assertEquals(height, onFx(readout::getHeight), "the plot stays where it is");
    }
  }

  @Test
  void aPaneOfALowDockIsScrolledAndNotCut() {
    settle();
    TabPane tabs = onFx(() -> (TabPane) node("tabPane"));
    for (Tab tab : tabs.getTabs()) {
      robot.interact(() -> tabs.getSelectionModel().select(tab));
      fit(1024, 640);
      ZoomPane shown =
          onFx(() -> (ZoomPane) ((Bay) tab.getContent()).getChildrenUnmodifiable().getFirst());
      Region pane = onFx(() -> (Region) shown.getChildrenUnmodifiable().getFirst());
      assertEquals(
          onFx(() -> inWindow(shown).getMinY()), onFx(() -> inWindow(pane).getMinY()), 0.5);
      assertTrue(onFx(() -> pane.getHeight() >= pane.minHeight(-1)), tab.getId());
      assertTrue(onFx(pane::getHeight) >= 119, tab.getId() + " has no height of its own");
      ScrollBar down = onFx(() -> bar(shown));
      // As high as what is seen: less than the whole where there is a bar below, too.
      boolean low = onFx(() -> pane.getHeight() > down.getHeight() + 0.5);
      assertEquals(low, onFx(down::isVisible), tab.getId());
    }
  }

  @Test
  void theBitsOfTheErrorMapAreInTheFontAndTheColoursOfTheWindow() {
    fire("#step");
    await(() -> label("#epochText").equals("1 / 5"));
    TabPane tabs = onFx(() -> (TabPane) node("tabPane"));
    robot.interact(() -> tabs.getSelectionModel().select(1));
    fire("#dockFull");
    fit(1280, 800);
    await(() -> !robot.lookup(".map-bits").queryAll().isEmpty());
    fit(1280, 800);
    List<Text> bits =
        onFx(
            () ->
                robot.lookup(".map-bits").queryAllAs(TextFlow.class).stream()
                    .flatMap(flow -> flow.getChildren().stream())
                    .map(Text.class::cast)
                    .toList());
    assertEquals(16, bits.size(), "true and predicted");
    Palette palette = Palette.LIGHT;
    for (Text bit : bits) {
      assertEquals(Fonts.MONO, onFx(() -> bit.getFont().getFamily()));
      assertTrue(List.of(palette.text(), palette.wrong()).contains(onFx(bit::getFill)));
    }
  }

  private static ScrollBar bar(ZoomPane pane) {
    return pane.getChildrenUnmodifiable().stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .findFirst()
        .orElseThrow();
  }

  /** Lays the window out as one of a size; the headless screen is smaller than what is tested. */
  private void fit(double width, double height) {
    settle();
    robot.interact(
        () -> {
          Region root = (Region) stage.getScene().getRoot();
          root.resize(width, height);
          // What one round learns of its size is placed in the next.
          for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
          }
        });
  }

  private void drag(String pane, int divider, double x, double y) {
    Node node = onFx(() -> dividers(pane).get(divider));
    PaneEvents.mouse(robot, node, MouseEvent.MOUSE_PRESSED, 1, 1);
    PaneEvents.mouse(robot, node, MouseEvent.MOUSE_DRAGGED, 1 + x, 1 + y);
    PaneEvents.mouse(robot, node, MouseEvent.MOUSE_RELEASED, 1, 1);
    fit(1920, 1080);
  }

  private List<Node> dividers(String pane) {
    List<Node> dividers = new ArrayList<>(((Parent) node(pane)).getChildrenUnmodifiable());
    dividers.removeIf(node -> !node.getStyleClass().contains("split-pane-divider"));
    return dividers;
  }

  private double width(String id) {
    return onFx(() -> ((Region) node(id)).getWidth());
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }

  /** What is written of a label's text; dots stand for what has no room. */
  private static String seen(Labeled label) {
    return label.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(text -> ((Text) text).getText())
        .findFirst()
        .orElse("");
  }

  private static Bounds inWindow(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
