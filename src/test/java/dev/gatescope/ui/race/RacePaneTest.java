package dev.gatescope.ui.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Messages;
import dev.gatescope.train.Race;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.PaneAnalysis;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.background.PulseTask;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.image.PixelReader;
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
class RacePaneTest {
  private static final int EPOCHS = 3;
  private static final int RNN_COLOUR = Palette.argb(Palette.DARK.cell(CellType.RNN));

  private final RunModel run =
      new RunModel(
          TrainingConfig.article()
              .withNetwork(new WeightLayout(CellType.LSTM, 4), 8)
              .withEpochs(EPOCHS));
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 4);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private final List<Supplier<Table>> tables = new ArrayList<>();
  private RaceViewModel model;
  private Views.View view;
  private RaceView race;

  @Start
  void start(Stage stage) {
    model =
        new RaceViewModel(
            run,
            selection,
            new RaceService(
                (lanes, control, listener) ->
                    new Race(lanes, control, listener, FusedOptions.besideWindow()).run(),
                task -> new PulseTask(task)::request),
            PaneAnalysis.service());
    view =
        new Views(
                Map.of(
                    RaceController.class,
                    () -> new RaceController(model, appearance, pictures::add, tables::add)))
            .load("race", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    race = (RaceView) view.root().lookup("#raceView");
    stage.setMinHeight(0);
    stage.setScene(new Scene(view.root(), 1280, 160));
    stage.setWidth(1280);
    stage.setHeight(160);
    stage.show();
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(
        () -> {
          model.cancel();
          view.close();
        });
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }

  private static String status(FxRobot robot) {
    return robot.lookup("#raceStatus").queryLabeled().getText();
  }

  private static String progress(FxRobot robot) {
    return robot.lookup("#raceProgress").queryLabeled().getText();
  }

  private void finish(FxRobot robot) throws Exception {
    fire(robot, "#raceStart");
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> model.race().stateProperty().get() == TrainingState.FINISHED);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aRaceDoesNotBeginWithAnotherNumberThanTheOneJustTyped(FxRobot robot) {
    Spinner<?> units = robot.lookup(".race-lane .spinner").query();
    robot.interact(
        () -> {
          units.requestFocus();
          units.getEditor().setText("0");
        });
    press(robot);
    assertEquals(TrainingState.READY, model.race().stateProperty().get());
    assertEquals(
        1,
        robot.lookup(".race-lane .label").queryAll().stream().filter(RacePaneTest::isRed).count());
    press(robot);
    assertEquals(TrainingState.RUNNING, model.race().stateProperty().get(), "it was read");
    assertTrue(
        robot.lookup(".race-lane .label").queryAll().stream().noneMatch(RacePaneTest::isRed));
  }

  @Test
  void aScreenReaderWhichPressesNothingStartsARaceAfterARefusalToo(FxRobot robot) {
    Spinner<?> units = robot.lookup(".race-lane .spinner").query();
    robot.interact(
        () -> {
          units.requestFocus();
          units.getEditor().setText("0");
          robot.lookup("#raceLSTM").query().requestFocus();
        });
    fire(robot, "#raceStart");
    assertEquals(TrainingState.READY, model.race().stateProperty().get());
    fire(robot, "#raceStart");
    assertEquals(TrainingState.RUNNING, model.race().stateProperty().get());
  }

  private static boolean isRed(Node label) {
    return label.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error"));
  }

  /** As the mouse does: the press takes the focus. */
  private static void press(FxRobot robot) {
    PaneEvents.click(robot, "#raceStart", 5, 5);
    fire(robot, "#raceStart");
  }

  @Test
  void lanesAreChosenRacedAndReadTogether(FxRobot robot) throws Exception {
    assertFalse(race.isVisible());
    robot.interact(() -> robot.lookup("#raceLSTM").queryAs(CheckBox.class).setSelected(false));
    finish(robot);
    assertTrue(race.isVisible());
    assertEquals(
        List.of(CellType.GRU, CellType.RNN),
        model.race().lanes().stream().map(lane -> lane.config().cell()).toList());
    assertTrue(race.getAccessibleText().startsWith("epoch 3 GRU 4: loss "));
    assertEquals("All 3 epochs are done.", progress(robot), "four units do not learn it so soon");
    for (int lane = 0; lane < 2; lane++) {
      assertSame(
          model.race().lanes().get(lane).history().epochs(),
          RacePicture.of(model).lanes().get(lane).epochs(),
          "a long race is not copied with every move of the mouse");
    }
    double x = race.x(1, race.getWidth());
    PaneEvents.mouse(robot, race, MouseEvent.MOUSE_MOVED, x, 60);
    assertEquals(1, model.epoch());
    String losses = RaceText.loss(model.race().lanes().get(1).history().epochs().get(1).loss());
    assertTrue(race.getAccessibleText().contains("RNN 4: loss " + losses));
    PaneEvents.press(robot, "#raceView", KeyCode.RIGHT);
    assertEquals(2, model.epoch());
    PaneEvents.press(robot, "#raceView", KeyCode.HOME);
    assertEquals(0, model.epoch());
    PaneEvents.press(robot, "#raceView", KeyCode.END);
    assertEquals(RaceViewModel.NEWEST, model.cursorProperty().get());
  }

  @Test
  void everyLaneAnswersTheSelectedPair(FxRobot robot) throws Exception {
    finish(robot);
    Subtraction pair = new Subtraction(77, 30, 8);
    robot.interact(() -> selection.selectPair(pair));
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            model.answerProperty().get() != null
                && model.answerProperty().get().pair().equals(pair));
    try (Tracer tracer = new Tracer()) {
      for (int lane = 0; lane < 3; lane++) {
        var weights = model.race().lanes().get(lane).history().newest().weights();
        var trace = tracer.trace(Network.of(weights), pair);
        for (int t = 0; t < 8; t++) {
          assertEquals(trace.bit(t), model.answerProperty().get().bits().get(lane).get(t));
        }
      }
    }
  }

  @Test
  void whatStandsInTheWayIsSaid(FxRobot robot) {
    for (String id : List.of("#raceLSTM", "#raceGRU")) {
      robot.interact(() -> robot.lookup(id).queryAs(CheckBox.class).setSelected(false));
    }
    fire(robot, "#raceStart");
    assertEquals("The race has one lane: choose 2 to 3.", status(robot));
    robot.interact(() -> run.setState(TrainingState.RUNNING));
    fire(robot, "#raceStart");
    assertEquals(
        "The run of the window is training: pause it before you start a race.", status(robot));
    assertEquals(List.of(), model.race().lanes());
  }

  @Test
  void picturesAndNumbersCanBeExported(FxRobot robot) throws Exception {
    finish(robot);
    MenuButton menu = robot.lookup(".race-menu").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().forEach(item -> item.fire()));
    assertEquals("race", pictures.getFirst().name());
    robot.interact(
        () -> {
          RaceView drawing = (RaceView) pictures.getFirst().content().apply(Palette.DARK);
          new Scene(drawing, 1280, 720);
          drawing.resize(1280, 720);
          drawing.layout();
          PixelReader pixels = drawing.snapshot(null, null).getPixelReader();
          RaceLayout layout = new RaceLayout(1280, 720);
          int row = (int) (RaceLayout.TOP + layout.rowHeight(3) * 2.5);
          assertTrue(
              IntStream.range((int) layout.tableLeft(), (int) layout.tableLeft() + 50)
                  .anyMatch(x -> pixels.getArgb(x, row) == RNN_COLOUR),
              "the third lane's name has its cell's colour");
        });
    assertEquals(3 * EPOCHS, tables.getFirst().get().rowCount());
  }
}
