package dev.gatescope.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.TurnsAtOnce;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.lang.ref.WeakReference;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartsPaneTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(9, 4, 8), 32);
  private final ShownReport shown = new ShownReport(run, selection);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final ChartOptions options = new ChartOptions();
  private final StackPane root = new StackPane();
  private Views.View view;

  @Start
  void start(Stage stage) {
    view = load();
    root.getChildren().setAll(view.root());
    root.setStyle(appearance.palette().toCss());
    stage.setScene(new Scene(root, 420, 560));
    stage.setWidth(420);
    stage.setHeight(560);
    stage.show();
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  private Views.View load() {
    return new Views(
            Map.of(
                ChartsController.class,
                () ->
                    new ChartsController(
                        run,
                        shown,
                        selection,
                        appearance,
                        options,
                        kind -> {},
                        kind -> {},
                        TurnsAtOnce.turns())))
        .load("plots", appearance.messages());
  }

  @Test
  void reportsReachThePlotsAtOnce(FxRobot robot) {
    assertTrue(robot.lookup("#lossEmpty").query().isVisible());
    add(robot, 0, 3);
    assertFalse(robot.lookup("#lossEmpty").query().isVisible());
    assertEquals(3, loss(robot).data().dataSet().getDataCount());
    assertEquals(1000, errors(robot).data().dataSet().getDataCount());
    assertEquals(64, errors(robot).data().y(900));
    assertTrue(robot.lookup("#lossReadout").<Label>query().getText().startsWith("epoch 3"));
    robot.interact(() -> run.begin(TrainingConfig.article()));
    assertTrue(robot.lookup("#lossEmpty").query().isVisible());
    assertEquals(0, errors(robot).data().count());
  }

  @Test
  void aClickOnAPointLoadsItsPair(FxRobot robot) {
    add(robot, 0, 3);
    Plot plot = errors(robot);
    double x = plot.horizontal().getDisplayPosition(900);
    double y = plot.vertical().getDisplayPosition(64);
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_MOVED, x + 2, y - 2);
    assertTrue(robot.lookup("#errorReadout").<Label>query().getText().startsWith("sample 900:"));
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_CLICKED, x + 2, y - 2);
    assertEquals(run.latest().test().pair(900), selection.pair());
  }

  @Test
  void aPointIsFoundInAnEnlargedWindowToo(FxRobot robot) {
    add(robot, 0, 3);
    robot.interact(() -> root.getTransforms().setAll(new Scale(2, 2)));
    Plot plot = errors(robot);
    robot.interact(() -> ((PlotFrame) plot.getParent()).redraw());
    WaitForAsyncUtils.waitForFxEvents(3);
    assertEquals(2, plot.scale());
    double x = plot.horizontal().getDisplayPosition(900);
    double y = plot.vertical().getDisplayPosition(64);
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_CLICKED, x + 9, y - 9);
    assertEquals(run.latest().test().pair(900), selection.pair());
  }

  @Test
  void aClickBesideAllPointsLoadsNothing(FxRobot robot) {
    add(robot, 0, 3);
    Plot plot = errors(robot);
    PaneEvents.mouse(
        robot,
        plot.getCanvas(),
        MouseEvent.MOUSE_CLICKED,
        plot.horizontal().getDisplayPosition(500),
        plot.vertical().getDisplayPosition(32));
    assertEquals(new Subtraction(9, 4, 8), selection.pair());
  }

  @Test
  void aDragZoomsAndTheButtonShowsAllAgain(FxRobot robot) {
    add(robot, 0, 100);
    Plot plot = loss(robot);
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_PRESSED, 50, 2);
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_DRAGGED, 100, 4);
    double from = plot.horizontal().getValueForDisplay(50);
    double to = plot.horizontal().getValueForDisplay(100);
    PaneEvents.mouse(robot, plot.getCanvas(), MouseEvent.MOUSE_RELEASED, 100, 4);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(from, plot.horizontal().getMin(), 1e-9);
    assertEquals(to, plot.horizontal().getMax(), 1e-9);
    add(robot, 101, 120);
    assertEquals(to, plot.horizontal().getMax(), 1e-9, "new points leave the zoom alone");
    assertTrue(robot.lookup("#lossReset").query().isVisible());
    robot.interact(() -> robot.lookup("#lossReset").<javafx.scene.control.Button>query().fire());
    WaitForAsyncUtils.waitForFxEvents(3);
    assertTrue(plot.horizontal().getMax() >= 120);
    assertFalse(robot.lookup("#lossReset").query().isVisible());
  }

  @Test
  void theLogarithmicAxisFollowsItsOption(FxRobot robot) {
    add(robot, 0, 50);
    robot.interact(() -> options.logScaleProperty(PlotKind.LOSS).set(true));
    assertTrue(loss(robot).vertical().isLogAxis());
    assertFalse(errors(robot).vertical().isLogAxis());
    assertTrue(robot.lookup("#lossLog").<ToggleButton>query().isSelected());
    robot.interact(() -> robot.lookup("#lossLog").<ToggleButton>query().fire());
    assertFalse(options.logScale(PlotKind.LOSS));
  }

  @Test
  void aHundredThousandEpochsStayQuick(FxRobot robot) {
    add(robot, 0, 100_000);
    long[] best = {Long.MAX_VALUE};
    for (int i = 0; i < 20; i++) {
      var next = SampleReports.epochs(100_001 + i, 100_001 + i);
      robot.interact(
          () -> {
            long start = System.nanoTime();
            run.add(next);
            best[0] = Math.min(best[0], System.nanoTime() - start);
          });
    }
    assertTrue(best[0] < 5_000_000, best[0] + " ns for an update");
  }

  /** In a window of its own: TestFX keeps what its shared stage has shown. */
  @Test
  void aClosedViewCanBeCollected(FxRobot robot) throws InterruptedException {
    StackPane pane = new StackPane();
    Views.View[] shown = new Views.View[1];
    Stage[] window = new Stage[1];
    robot.interact(
        () -> {
          shown[0] = load();
          pane.getChildren().setAll(shown[0].root());
          pane.setStyle(appearance.palette().toCss());
          window[0] = new Stage();
          window[0].setScene(new Scene(pane, 420, 560));
          window[0].show();
        });
    add(robot, 0, 5);
    WeakReference<Parent> closed = new WeakReference<>(shown[0].root());
    robot.interact(
        () -> {
          shown[0].close();
          shown[0] = load();
          pane.getChildren().setAll(shown[0].root());
        });
    for (int i = 0; i < 40 && closed.get() != null; i++) {
      WaitForAsyncUtils.waitForFxEvents();
      System.gc();
      Thread.sleep(50);
    }
    robot.interact(
        () -> {
          shown[0].close();
          window[0].close();
        });
    assertNull(closed.get(), "something keeps the closed view");
  }

  private void add(FxRobot robot, int first, int last) {
    var reports = SampleReports.epochs(first, last);
    robot.interact(() -> run.add(reports));
    WaitForAsyncUtils.waitForFxEvents(3);
  }

  private static Plot loss(FxRobot robot) {
    return robot.lookup("#lossArea .chart").query();
  }

  private static Plot errors(FxRobot robot) {
    return robot.lookup("#errorArea .chart").query();
  }
}
