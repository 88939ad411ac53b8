package dev.gatescope.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tech.tablesaw.api.Table;

@ExtendWith(ApplicationExtension.class)
class RunsPaneTest {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  private final RunLog log = new RunLog();
  private final RunModel run = new RunModel(ARTICLE);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<TrainingConfig> used = new ArrayList<>();
  private final List<PaneDrawing> pictures = new ArrayList<>();
  private final List<Supplier<Table>> tables = new ArrayList<>();
  private RunsViewModel model;
  private Views.View view;
  private TableView<RunRow> table;
  private Stage stage;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    model = new RunsViewModel(log, run, run::show, _ -> false, used::add);
    open();
  }

  @SuppressWarnings("unchecked")
  private void open() {
    view =
        new Views(
                Map.of(
                    RunsController.class,
                    () ->
                        new RunsController(
                            model,
                            appearance,
                            pictures::add,
                            tables::add,
                            new Turns(System::nanoTime, () -> 0, task -> task))))
            .load("runs", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    stage.setMinHeight(0);
    stage.setScene(new Scene(view.root(), 1280, 160));
    stage.setWidth(1280);
    stage.setHeight(160);
    stage.show();
    table = (TableView<RunRow>) view.root().lookup("#runsTable");
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  private void enter(FxRobot robot, TrainingConfig config, int epochs) {
    robot.interact(
        () -> {
          RunHistory history = new RunHistory();
          for (int epoch = 0; epoch <= epochs; epoch++) {
            history.add(FakeRuns.report(config, epoch));
          }
          log.enter(Instant.EPOCH, Origin.TRAINED, config, history);
        });
  }

  private void enterThree(FxRobot robot) {
    enter(robot, ARTICLE, 9);
    enter(robot, ARTICLE.withCell(CellType.GRU), 4);
    enter(robot, ARTICLE.withCell(CellType.RNN).withSeed(7), 6);
  }

  private void select(FxRobot robot, Integer... rows) {
    robot.interact(
        () -> {
          table.getSelectionModel().clearSelection();
          List.of(rows).forEach(table.getSelectionModel()::select);
          table.requestFocus();
        });
  }

  private List<Integer> listed() {
    return table.getItems().stream().map(RunRow::number).toList();
  }

  private static ButtonBase button(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(ButtonBase.class);
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> button(robot, id).fire());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  @Test
  void anEmptyListSaysHowARunEntersIt(FxRobot robot) {
    assertTrue(robot.lookup("#runsEmpty").query().isVisible());
    assertFalse(robot.lookup(".runs-split").query().isVisible());
    assertTrue(button(robot, "#runsUndo").isDisabled());
    enterThree(robot);
    assertFalse(robot.lookup("#runsEmpty").query().isVisible());
    assertEquals(List.of(1, 2, 3), listed());
    assertEquals(
        "They differ: Cell LSTM / GRU / RNN (tanh) · Seed 822 / 822 / 7  The newest runs:"
            + " select up to three to compare.",
        text(robot, "#runsDifferences"));
    assertTrue(text(robot, "#runsStatus").startsWith("3 runs take 1 of 512 MB;"));
  }

  @Test
  void whatWasTrainedBeforeThePaneWasOpenedIsShown(FxRobot robot) {
    enter(robot, ARTICLE, 2);
    robot.interact(
        () -> {
          view.close();
          log.runs().getFirst().history().add(FakeRuns.report(ARTICLE, 3));
          model.grew();
          open();
        });
    TableView<RunRow> opened = robot.lookup("#runsTable").queryTableView();
    assertEquals(3, opened.getItems().getFirst().summaryProperty().get().epochs());
  }

  @Test
  void runsAreDeletedByKeyAndComeBackByTheButton(FxRobot robot) {
    enterThree(robot);
    select(robot, 0, 1);
    PaneEvents.press(robot, "#runsTable", KeyCode.DELETE);
    assertEquals(List.of(3), listed());
    assertEquals(List.of(3), selected(), "the next one can be deleted at once");
    assertEquals("Undo: 2 runs", button(robot, "#runsUndo").getText());
    fire(robot, "#runsDelete");
    assertEquals(List.of(), listed());
    assertTrue(robot.lookup("#runsEmpty").query().isVisible());
    fire(robot, "#runsUndo");
    fire(robot, "#runsUndo");
    assertEquals(List.of(1, 2, 3), listed());
    assertEquals(List.of(1, 2), selected(), "what came back is selected");
    assertTrue(button(robot, "#runsUndo").isDisabled());
    AtomicInteger surgery = new AtomicInteger();
    select(robot, 2);
    fire(robot, "#runsDelete");
    robot.interact(model.undoOr(surgery::incrementAndGet));
    assertEquals(List.of(1, 2, 3), listed(), "the key is the list's while it has the focus");
    assertEquals(List.of(3), selected());
    assertEquals(0, surgery.get());
  }

  private List<Integer> selected() {
    return table.getSelectionModel().getSelectedItems().stream().map(RunRow::number).toList();
  }

  @Test
  void aNoteIsWrittenWhereItStands(FxRobot robot) {
    enterThree(robot);
    select(robot, 1);
    write(robot, "learns late", KeyCode.ENTER);
    assertEquals("learns late", log.run(2).note());
    assertEquals(List.of(2), selected());
    write(robot, "no, never", KeyCode.ESCAPE);
    assertEquals("learns late", log.run(2).note());
    write(robot, "leaving keeps it", null);
    assertEquals("leaving keeps it", log.run(2).note());
    assertEquals(List.of(1, 2, 3), listed(), "no key of the field deletes a run");
  }

  /** Opens the note by F2, types, and ends by a key, or by going elsewhere. */
  private void write(FxRobot robot, String note, KeyCode end) {
    PaneEvents.press(robot, "#runsTable", KeyCode.F2);
    robot.interact(() -> robot.lookup(".runs-note").queryAs(TextField.class).setText(note));
    PaneEvents.press(robot, ".runs-note", KeyCode.DELETE);
    robot.interact(
        () ->
            robot
                .lookup(".runs-note")
                .query()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, true, false)));
    assertEquals(List.of(), List.copyOf(table.getSortOrder()), "in a field Alt goes by words");
    robot.interact(() -> robot.lookup(".runs-note").queryAs(TextField.class).setText(note));
    if (end == KeyCode.ENTER) {
      TextField field = robot.lookup(".runs-note").queryAs(TextField.class);
      robot.interact(() -> field.fireEvent(new ActionEvent()));
    } else if (end == KeyCode.ESCAPE) {
      PaneEvents.press(robot, ".runs-note", end);
    } else {
      robot.interact(() -> robot.lookup("#runsCurves").query().requestFocus());
    }
    robot.interact(table::requestFocus);
  }

  @Test
  void aColumnSortsAndTheSelectionStaysWithItsRuns(FxRobot robot) {
    enterThree(robot);
    select(robot, 0);
    robot.interact(
        () -> {
          var loss = table.getColumns().get(9);
          assertEquals("Loss", loss.getText());
          table.getSortOrder().setAll(List.of(loss));
        });
    assertEquals(List.of(1, 3, 2), listed(), "49/9, 49/6, 49/4");
    assertEquals(List.of(1), selected());
    robot.interact(() -> table.getSortOrder().getFirst().setSortType(SortType.DESCENDING));
    assertEquals(List.of(2, 3, 1), listed());
    assertEquals(List.of(1), model.selected().stream().map(r -> r.number()).toList());
  }

  @Test
  void aRunIsShownAgainAndItsSettingsUsed(FxRobot robot) {
    enterThree(robot);
    assertTrue(button(robot, "#runsShow").isDisabled());
    select(robot, 1);
    robot.interact(() -> run.setState(TrainingState.RUNNING));
    fire(robot, "#runsShow");
    assertEquals(
        "A run is not over yet and could not go on: end it first, then show run 2 again.",
        text(robot, "#runsStatus"));
    robot.interact(() -> run.setState(TrainingState.CANCELLED));
    fire(robot, "#runsShow");
    assertEquals(CellType.GRU, run.config().cell());
    assertEquals(log.run(2).history(), run.history());
    fire(robot, "#runsUse");
    assertEquals(List.of(ARTICLE.withCell(CellType.GRU)), used);
  }

  @Test
  void oneCursorReadsTheChart(FxRobot robot) {
    enterThree(robot);
    select(robot, 0, 1);
    RunCurvesView curves = (RunCurvesView) robot.lookup("#runsCurves").query();
    assertTrue(curves.getAccessibleText().startsWith("epoch 9 1 LSTM 32: loss 5.4444,"));
    PaneEvents.press(robot, "#runsCurves", KeyCode.HOME);
    assertEquals(0, model.epoch());
    PaneEvents.press(robot, "#runsCurves", KeyCode.RIGHT);
    assertTrue(curves.getAccessibleText().contains("epoch 1 1 LSTM 32: loss 49.0000,"));
    double x = new CurvesLayout(curves.getWidth(), curves.getHeight()).axis(9).x(4);
    PaneEvents.mouse(robot, curves, MouseEvent.MOUSE_MOVED, x, 40);
    assertEquals(4, model.epoch());
    assertTrue(curves.getAccessibleText().contains("2 GRU 32: loss 12.2500,"));
  }

  @Test
  void theChartGoesBelowTheTableWhereThereIsRoom(FxRobot robot) {
    enterThree(robot);
    SplitPane split = robot.lookup(".runs-split").queryAs(SplitPane.class);
    assertEquals(Orientation.HORIZONTAL, split.getOrientation());
    robot.interact(() -> stage.setHeight(660));
    assertEquals(Orientation.VERTICAL, split.getOrientation());
  }

  @Test
  void pictureAndListCanBeExported(FxRobot robot) {
    enterThree(robot);
    select(robot, 2);
    MenuButton menu = robot.lookup(".runs-menu").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().forEach(item -> item.fire()));
    assertEquals(3, tables.getFirst().get().rowCount());
    PaneDrawing picture = pictures.getFirst();
    assertEquals("runs", picture.name());
    assertEquals("Unlike the article: Cell RNN (tanh) · Seed 7", picture.title());
    robot.interact(
        () -> {
          RunCurvesView drawing = (RunCurvesView) picture.content().apply(Palette.DARK);
          new Scene(drawing, 1200, 600);
          drawing.resize(1200, 600);
          drawing.layout();
          PixelReader pixels = drawing.snapshot(null, null).getPixelReader();
          CurvesLayout layout = new CurvesLayout(1200, 600);
          int column = (int) Math.round(layout.axis(6).x(3)) + 2;
          assertEquals(
              1, colours(pixels, column, 600, Palette.DARK.run(3)), "the third run's line");
          assertEquals(0, colours(pixels, column, 600, Palette.DARK.run(1)), "and no other's");
        });
  }

  /** 1 if a column has a pixel of the colour, else 0. */
  private static long colours(PixelReader pixels, int x, int height, Color colour) {
    int argb = Palette.argb(colour);
    return IntStream.range(0, height).anyMatch(y -> pixels.getArgb(x, y) == argb) ? 1 : 0;
  }
}
