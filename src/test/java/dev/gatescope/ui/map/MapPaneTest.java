package dev.gatescope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.ManualSurvey;
import dev.gatescope.ui.background.TurnsAtOnce;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tech.tablesaw.api.Table;

/** The pane on the network that answers a xor b. */
@ExtendWith(ApplicationExtension.class)
class MapPaneTest {
  private static final int BITS = 5;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(SampleMaps.config(BITS));
  private final Selection selection = new Selection(new Subtraction(31, 1, BITS), 4);
  private final ShownReport shown = new ShownReport(run, selection);
  private final ManualSurvey surveys = new ManualSurvey();
  private final NetworkEngine engine = new NetworkEngine();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> drawings = new ArrayList<>();
  private final Map<String, Table> tables = new HashMap<>();
  private MapViewModel model;
  private Views.View view;
  private MapView map;

  @Start
  void start(Stage stage) {
    model =
        new MapViewModel(
            new ShownNetwork(shown, new SurgeryModel()),
            run,
            selection,
            surveys.survey(
                new MapSurvey(engine, config -> SampleMaps.data(config.bits()), _ -> null)),
            UnaryOperator.identity());
    view =
        new Views(
                Map.of(
                    MapController.class,
                    () ->
                        new MapController(
                            model,
                            selection,
                            appearance,
                            drawings::add,
                            (name, table) -> tables.put(name, table.get()),
                            TurnsAtOnce.turns())))
            .load("map", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    map = (MapView) view.root().lookup("#errorMap");
    stage.setScene(new Scene(view.root(), 1280, 500));
    stage.setMinHeight(0);
    stage.setWidth(1280);
    stage.setHeight(500);
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(view::close);
    engine.close();
  }

  private void showXor() throws Exception {
    robot.interact(
        () -> {
          run.add(List.of(SampleReports.of(1, SampleMaps.XOR.weights())));
          surveys.work();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text(String id) {
    return robot.from(view.root()).lookup(id).queryAs(Label.class).getText();
  }

  private Point2D middle(int a, int b) {
    MapGeometry geometry = map.geometry();
    double half = geometry.cell() / 2;
    return new Point2D(geometry.x(a) + half, geometry.y(b) + half);
  }

  private void mouse(EventType<MouseEvent> type, int a, int b) {
    Point2D at = middle(a, b);
    PaneEvents.mouse(robot, map, type, at.getX(), at.getY());
  }

  private void scroll(int a, int b, double deltaY) {
    Point2D in = middle(a, b);
    robot.interact(
        () -> {
          Point2D at = map.localToScene(in);
          Event.fireEvent(
              map,
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  at.getX(),
                  at.getY(),
                  0,
                  0,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  0,
                  deltaY,
                  0,
                  deltaY,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  new PickResult(map, at.getX(), at.getY())));
        });
  }

  @Test
  void withoutANetworkThePaneSaysWhatWillBeThere() {
    Label empty =
        robot.lookup(".empty-state").queryAllAs(Label.class).stream()
            .filter(label -> !label.getText().isEmpty())
            .findAny()
            .get();
    assertTrue(empty.isVisible());
    PaneEvents.press(robot, "#errorMap", KeyCode.ENTER);
    assertEquals(new Subtraction(31, 1, BITS), selection.pair());
  }

  @Test
  void thePointerReadsAndAClickLoads() throws Exception {
    showXor();
    assertEquals("31 − 1 = 30", text("#mapSum"));
    mouse(MouseEvent.MOUSE_MOVED, 20, 3);
    assertEquals("20 − 3 = 17", text("#mapSum"));
    String spoken = map.getAccessibleText();
    assertTrue(spoken.contains("true 17, predicted 23, wrong from bit 1"), spoken);
    assertTrue(spoken.contains("|error|: 6."), spoken);
    mouse(MouseEvent.MOUSE_EXITED, 20, 3);
    assertEquals("31 − 1 = 30", text("#mapSum"));
    mouse(MouseEvent.MOUSE_PRESSED, 20, 3);
    mouse(MouseEvent.MOUSE_CLICKED, 20, 3);
    assertEquals(new Subtraction(20, 3, BITS), selection.pair());
    assertEquals(1, selection.timeStep());
  }

  @Test
  void theWheelZoomsToThePointerAndKeysBack() throws Exception {
    showXor();
    for (int i = 0; i < 4; i++) {
      scroll(20, 3, 40);
    }
    Viewport part = model.viewportProperty().get();
    assertEquals(8, part.cells());
    assertTrue(part.contains(20, 3));
    assertTrue(robot.lookup("#mapZoomIn").query().isDisabled());
    mouse(MouseEvent.MOUSE_MOVED, 20, 3);
    assertEquals("20 − 3 = 17", text("#mapSum"), "the same cell at another place");
    PaneEvents.press(robot, "#errorMap", KeyCode.MINUS);
    assertEquals(12, model.viewportProperty().get().cells());
    PaneEvents.press(robot, "#errorMap", KeyCode.HOME);
    assertTrue(model.viewportProperty().get().isWhole());
    assertTrue(robot.lookup("#mapReset").query().isDisabled());
    scroll(20, 3, -40);
    assertTrue(model.viewportProperty().get().isWhole());
  }

  @Test
  void wrongPairsAreListedWithTheirFirstFailingBit() throws Exception {
    showXor();
    TableView<WrongPair> list = robot.lookup("#mapList").queryTableView();
    assertEquals(model.answer().wrong(), list.getItems().size());
    assertEquals(list.getItems().size() + " pairs are wrong", text("#mapCount"));
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(5);
        });
    WrongPair row = list.getItems().get(5);
    assertEquals(new Subtraction(row.a(), row.b(), BITS), selection.pair());
    assertEquals(SampleMaps.firstWrong(selection.pair()), row.firstWrongBit());
    assertEquals(row.firstWrongBit(), selection.timeStep());
  }

  @Test
  void thePictureHasTheColourOfEachAnswer() throws Exception {
    showXor();
    PixelReader pixels =
        WaitForAsyncUtils.asyncFx(() -> map.snapshot(null, null).getPixelReader()).get();
    assertEquals(Palette.hex(Palette.LIGHT.wrong()), at(pixels, 22, 3), "a borrow is lost");
    assertEquals(Palette.hex(MapColours.quiet(Palette.LIGHT)), at(pixels, 30, 10));
    assertNotEquals(at(pixels, 22, 3), at(pixels, 3, 22), "a < b is told apart");
    robot.interact(() -> robot.lookup("#mapMode1").queryAs(ButtonBase.class).fire());
    robot.interact(surveys::work);
    PixelReader errors =
        WaitForAsyncUtils.asyncFx(() -> map.snapshot(null, null).getPixelReader()).get();
    // 22 - 3 = 19, and 22 xor 3 = 21.
    assertEquals(Palette.hex(MapColours.errorColours(BITS, Palette.LIGHT)[2]), at(errors, 22, 3));
  }

  /** The colour near a corner of a cell: in its middle there may be a cross. */
  private String at(PixelReader pixels, int a, int b) {
    MapGeometry geometry = map.geometry();
    return Palette.hex(pixels.getColor((int) geometry.x(a) + 2, (int) geometry.y(b) + 2));
  }

  @Test
  void picturePairsAndGroupsAreExported() throws Exception {
    showXor();
    List<MenuItem> items = robot.lookup(".map-more").queryAs(MenuButton.class).getItems();
    robot.interact(() -> items.forEach(MenuItem::fire));
    assertEquals("map", drawings.getFirst().name());
    robot.interact(() -> assertFalse(drawings.getFirst().content().apply(Palette.DARK) == null));
    assertEquals(1024, tables.get("map").rowCount());
    Table groups = tables.get("map-groups");
    assertEquals(1024, groups.intColumn("pairs").get(0));
    assertEquals(model.answer().wrong(), groups.intColumn("wrong").get(0));
  }
}
