package dev.gatescope.ui.gradients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneAnalysis;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleReports;
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
import java.util.concurrent.TimeUnit;
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
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GradientsPaneTest {
  private final RunModel run =
      new RunModel(TrainingConfig.article().withNetwork(new WeightLayout(CellType.LSTM, 4), 8));
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 4);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private GradientsViewModel model;
  private Views.View view;
  private TrianglesView triangles;

  @Start
  void start(Stage stage) {
    model =
        new GradientsViewModel(
            new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
            selection,
            run,
            PaneAnalysis.service(),
            (cell, config, trained) -> weights(cell));
    view =
        new Views(
                Map.of(
                    GradientsController.class,
                    () ->
                        new GradientsController(
                            model, selection, appearance, pictures::add, _ -> {})))
            .load("gradients", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    triangles = (TrianglesView) view.root().lookup("#gradientTriangles");
    stage.setScene(new Scene(view.root(), 1280, 160));
    stage.setWidth(1280);
    stage.setHeight(160);
    stage.show();
  }

  private static Weights weights(CellType cell) {
    return Weights.initial(new WeightLayout(cell, 4), new TorchRandom(1));
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  private void train(FxRobot robot, int panels) throws Exception {
    robot.interact(() -> run.add(List.of(SampleReports.of(0, weights(CellType.LSTM)))));
    await(panels);
  }

  private void await(int panels) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> model.panelsProperty().get().size() == panels);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String readout(FxRobot robot) {
    return robot.lookup("#gradientsReadout").queryLabeled().getText();
  }

  private TrianglesLayout layout() {
    return triangles.trianglesLayout(triangles.getWidth(), triangles.getHeight());
  }

  private double x(int panel, int step) {
    return layout().x(panel) + (step + 0.5) * layout().cell();
  }

  private double y(int bit) {
    return layout().y() + (bit + 0.5) * layout().cell();
  }

  @Test
  void withoutANetworkItSaysSo(FxRobot robot) {
    assertFalse(triangles.isVisible());
    assertTrue(robot.lookup(".empty-state").queryLabeled().isVisible());
  }

  @Test
  void hoverReadsAndAClickSelectsTheStep(FxRobot robot) throws Exception {
    train(robot, 4);
    PaneEvents.mouse(robot, triangles, MouseEvent.MOUSE_MOVED, x(2, 3), y(6));
    assertTrue(readout(robot).startsWith("|∂L₆/∂C₃| = "), readout(robot));
    assertTrue(
        readout(robot).contains("of what bit 6 begins with arrives 3 steps back."), readout(robot));
    assertEquals(0, selection.timeStep());
    PaneEvents.click(robot, "#gradientTriangles", x(1, 3), y(6));
    assertEquals(3, selection.timeStep());
    assertEquals(6, model.bitProperty().get());
    PaneEvents.click(robot, "#gradientTriangles", x(1, 6), y(3));
    assertEquals(3, selection.timeStep(), "no error reaches forward");
    List<Panel> panels = model.panelsProperty().get();
    assertTrue(triangles.getAccessibleText().startsWith(readout(robot)));
    assertEquals(
        panels.size(),
        triangles.getAccessibleText().split("\\|∂", -1).length - 1,
        "all triangles are heard, not only the first");
  }

  @Test
  void arrowsWalkInTheTriangle(FxRobot robot) throws Exception {
    train(robot, 4);
    PaneEvents.press(robot, "#gradientTriangles", KeyCode.RIGHT);
    assertEquals(1, selection.timeStep());
    PaneEvents.press(robot, "#gradientTriangles", KeyCode.UP);
    assertEquals(6, model.bitProperty().get());
    PaneEvents.press(robot, "#gradientTriangles", KeyCode.END);
    assertEquals(6, selection.timeStep());
    PaneEvents.press(robot, "#gradientTriangles", KeyCode.HOME);
    assertEquals(0, selection.timeStep());
  }

  @Test
  void togglesChooseWhatIsCompared(FxRobot robot) throws Exception {
    train(robot, 4);
    robot.interact(() -> button(robot, "#gradientsOfLogit").fire());
    assertTrue(readout(robot).startsWith("|∂y₇/∂C₀| = "), readout(robot));
    robot.interact(() -> button(robot, "#gradientsOfLogit").fire());
    assertTrue(button(robot, "#gradientsOfLogit").isSelected(), "one of both is always chosen");
    robot.interact(() -> button(robot, "#gradientsCells").fire());
    await(6);
    robot.interact(() -> button(robot, "#gradients32").fire());
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> model.panelsProperty().get().getFirst().timeSteps() == 32);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(readout(robot).startsWith("|∂y₃₁/∂C₀| = "), readout(robot));
    assertTrue(readout(robot).contains("(shown: LSTM)"), readout(robot));
  }

  @Test
  void theDrawingCanBeExported(FxRobot robot) throws Exception {
    train(robot, 4);
    robot.interact(
        () ->
            robot
                .lookup(".gradients-menu")
                .queryAs(javafx.scene.control.MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
    assertEquals("gradients", pictures.getFirst().name());
    robot.interact(() -> assertTrue(pictures.getFirst().content().apply(Palette.DARK) != null));
  }

  private static ToggleButton button(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(ToggleButton.class);
  }
}
