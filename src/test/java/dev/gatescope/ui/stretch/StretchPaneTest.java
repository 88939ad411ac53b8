package dev.gatescope.ui.stretch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.lstm.CellType;
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
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
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

/** PyTorch's weights of the article's run: right in all eight bits, and wrong beyond. */
@ExtendWith(ApplicationExtension.class)
class StretchPaneTest {
  private static final String VIEW = "#stretchView";

  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 32);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private final List<Supplier<Table>> tables = new ArrayList<>();
  private StretchViewModel model;
  private Views.View view;
  private StretchView stretch;

  @Start
  void start(Stage stage) {
    model =
        new StretchViewModel(
            new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
            selection,
            run,
            PaneAnalysis.service(),
            ask -> ask);
    view =
        new Views(
                Map.of(
                    StretchController.class,
                    () -> new StretchController(model, appearance, pictures::add, tables::add)))
            .load("stretch", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    stretch = (StretchView) view.root().lookup(VIEW);
    stage.setMinHeight(0);
    stage.setScene(new Scene(view.root(), 1280, 160));
    stage.setWidth(1280);
    stage.setHeight(160);
    stage.show();
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  private int firstFailing(FxRobot robot) throws Exception {
    robot.interact(
        () -> run.add(List.of(SampleReports.of(100, TrainedNetworks.shaken(CellType.LSTM, 0)))));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.picture() != null);
    WaitForAsyncUtils.waitForFxEvents();
    int first = model.picture().firstFailing().orElseThrow();
    assertTrue(first >= 8, "it was trained on eight bits");
    return first;
  }

  private StretchLayout layout() {
    return stretch.stretchLayout(stretch.getWidth(), stretch.getHeight());
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  @Test
  void withoutANetworkItSaysSo(FxRobot robot) {
    assertFalse(stretch.isVisible());
    assertTrue(robot.lookup("#stretchEmpty").query().isVisible());
    assertTrue(item(robot, 0).isDisable() && item(robot, 1).isDisable());
  }

  @Test
  void theFirstFailureIsSaidAndEnterReadsIt(FxRobot robot) throws Exception {
    int first = firstFailing(robot);
    assertEquals(
        "Trained on bits 0 to 7, it fails first at bit " + first + ".",
        text(robot, "#stretchHeadline"));
    PaneEvents.press(robot, VIEW, KeyCode.ENTER);
    assertEquals(first, model.bitProperty().get());
    assertEquals("bit " + first, text(robot, ".stretch-place"));
    assertFalse(robot.lookup(".stretch-wrong").queryAll().isEmpty(), "a margin below 0 is wrong");
    assertTrue(stretch.getAccessibleText().contains("bit " + first + " Of 16 bits: 9"));
    robot.interact(() -> selection.selectTimeStep(3));
    assertEquals("bit 3", text(robot, ".stretch-place"));
    assertTrue(robot.lookup(".stretch-wrong").queryAll().isEmpty());
  }

  @Test
  void aClickReadsABitAndHoverLooksAtOne(FxRobot robot) throws Exception {
    firstFailing(robot);
    PaneEvents.click(robot, VIEW, layout().middle(1, 6), 60);
    assertEquals(6, selection.timeStep());
    PaneEvents.click(robot, VIEW, layout().middle(2, 40), 60);
    assertEquals(40, model.bitProperty().get());
    assertEquals(6, selection.timeStep());
    PaneEvents.mouse(robot, stretch, MouseEvent.MOUSE_MOVED, layout().middle(0, 2), 60);
    assertEquals("bit 2", text(robot, ".stretch-place"));
    assertEquals(40, model.bitProperty().get());
    PaneEvents.mouse(robot, stretch, MouseEvent.MOUSE_MOVED, 1, 60);
    assertEquals("bit 40", text(robot, ".stretch-place"));
  }

  @Test
  void keysWalkOverTheBits(FxRobot robot) throws Exception {
    firstFailing(robot);
    PaneEvents.press(robot, VIEW, KeyCode.RIGHT);
    assertEquals(1, selection.timeStep());
    PaneEvents.press(robot, VIEW, KeyCode.PAGE_DOWN);
    assertEquals(9, model.bitProperty().get());
    PaneEvents.press(robot, VIEW, KeyCode.END);
    assertEquals(63, model.bitProperty().get());
    PaneEvents.press(robot, VIEW, KeyCode.LEFT);
    PaneEvents.press(robot, VIEW, KeyCode.PAGE_UP);
    assertEquals(54, model.bitProperty().get());
    PaneEvents.press(robot, VIEW, KeyCode.HOME);
    assertEquals(0, model.bitProperty().get());
  }

  private static MenuItem item(FxRobot robot, int index) {
    return robot.lookup(".stretch-menu").queryAs(MenuButton.class).getItems().get(index);
  }

  @Test
  void pictureAndNumbersAreExported(FxRobot robot) throws Exception {
    firstFailing(robot);
    robot.interact(() -> item(robot, 0).fire());
    robot.interact(() -> item(robot, 1).fire());
    assertEquals("stretch", pictures.getFirst().name());
    assertEquals(112, tables.getFirst().get().rowCount());
    robot.interact(
        () -> {
          StretchView drawing = (StretchView) pictures.getFirst().content().apply(Palette.DARK);
          new Scene(drawing, 1280, 480);
          drawing.resize(1280, 480);
          drawing.layout();
          StretchLayout at = drawing.stretchLayout(1280, 480);
          PixelReader pixels = snapshot(drawing).getPixelReader();
          int y = (int) at.accuracyTop() + 2;
          int wrong = Palette.argb(Palette.DARK.wrong());
          assertEquals(wrong, pixels.getArgb((int) at.middle(2, 50), y), "red hangs from 100 %");
          assertTrue(wrong != pixels.getArgb((int) at.middle(2, 5), y), "not where all is right");
        });
  }

  private static WritableImage snapshot(StretchView drawing) {
    return drawing.snapshot(null, null);
  }
}
