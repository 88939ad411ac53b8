package dev.gatescope.ui.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.sum.SumController;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tech.tablesaw.api.Table;

/** The quiz beside the paper sum, from which it hides the answers. */
@ExtendWith(ApplicationExtension.class)
class QuizPaneTest {
  private final Subtraction pair = new Subtraction(128, 1, 8);
  private final Selection selection = new Selection(pair, 32);
  private final TraceModel traces = new TraceModel();
  private final ProbeModel probe = new ProbeModel();
  private final QuizViewModel model = new QuizViewModel(selection, traces, probe, () -> 822);
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> drawings = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Integer> gates = new ArrayList<>();
  private Views.View view;
  private Views.View sum;

  @Start
  void start(Stage stage) {
    Views views =
        new Views(
            Map.of(
                QuizController.class,
                () ->
                    new QuizController(
                        model, appearance, drawings::add, table -> tables.add(table.get())),
                SumController.class,
                () -> new SumController(selection, traces, probe, appearance)));
    view = views.load("quiz", appearance.messages());
    sum = views.load("sum", appearance.messages());
    VBox both = new VBox(sum.root(), view.root());
    both.setStyle(appearance.palette().toCss());
    Scene scene = new Scene(both, 1280, 640);
    Shortcuts keys = new Shortcuts();
    keys.on(Command.GATE, gates::add);
    keys.on(Command.ANSWER, model::isActive, model::answer);
    keys.install(scene);
    model.setActive(true);
    stage.setScene(scene);
    stage.setWidth(1280);
    stage.setHeight(640);
    stage.show();
  }

  @AfterEach
  void closeViews(FxRobot robot) {
    robot.interact(
        () -> {
          view.close();
          sum.close();
        });
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }

  @Test
  void aRoundIsPlayedWithTheKeyboardAlone(FxRobot robot) {
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, pair)));
    assertEquals(
        "Bit 0: 0 − 1 − borrow 0. The bit of the difference?", text(robot, "#quizQuestion"));
    assertTrue(robot.lookup("#quizHint").query().isVisible());
    assertEquals("Network: ?", text(robot, "#sumPrediction"));
    assertFalse(robot.lookup("#sumVerdict").query().isVisible());
    QuizScoreView score = robot.lookup("#quizScore").queryAs(QuizScoreView.class);
    assertEquals("?", score.truth(Rule.at(pair, 0)), "the table does not give it away");
    assertEquals("1", score.truth(Rule.at(pair, 1)));
    // From anywhere in the window: the paper sum takes no digits itself.
    PaneEvents.press(robot, "#paperSum", KeyCode.DIGIT1);
    assertEquals(List.of(), gates, "1 is the quiz's key while it is shown");
    assertEquals("✓ Right: bit 0 of the difference is 1.", text(robot, "#quizVerdict"));
    assertTrue(text(robot, "#quizNetwork").startsWith("✓ The network says 1: its probability"));
    assertEquals("Rule 3 of 8: 0 − 1 − borrow 0 → 1, borrow 1", text(robot, "#quizRule"));
    assertEquals(
        "0 − 1 − 0 = −1 is below zero, so the next bit lends 2: −1 + 2 = 1.",
        text(robot, "#quizWhy"));
    assertEquals("1", score.truth(Rule.at(pair, 0)));
    assertTrue(text(robot, "#sumColumn").contains("→ 1"), "the sum shows what is answered");
    for (int t = 1; t < 8; t++) {
      PaneEvents.press(robot, "#quizSum", t % 2 == 1 ? KeyCode.DIGIT1 : KeyCode.DIGIT0);
    }
    assertEquals("128 − 1 = 127. You were right 4 of 8 times.", text(robot, "#quizQuestion"));
    assertEquals("Network: 127", text(robot, "#sumPrediction"));
    String spoken = robot.lookup("#quizScore").query().getAccessibleText();
    assertTrue(spoken.startsWith("Score: you 4 of 8"), spoken);
    assertEquals(
        Rule.ALL.stream()
            .filter(rule -> model.score().of(QuizMode.DIFFERENCE, rule).asked() > 0)
            .count(),
        spoken.split(" − borrow ", -1).length - 1,
        "each rule that was asked: " + spoken);
    PaneEvents.press(robot, "#quizSum", KeyCode.ENTER);
    assertNotEquals(pair, selection.pair());
    assertTrue(text(robot, "#quizQuestion").startsWith("Bit 0: "));
    assertTrue(robot.lookup("#quizHint").query().isVisible());
  }

  @Test
  void theBorrowIsAskedWithTheMouse(FxRobot robot) {
    fire(robot, "#quizBorrow");
    assertTrue(text(robot, "#quizQuestion").endsWith("The borrow it hands on?"));
    fire(robot, "#quizZero");
    assertEquals("✗ You said 0, but bit 0 borrows (1).", text(robot, "#quizVerdict"));
    assertEquals(
        "No borrow has been read from the network’s state yet.", text(robot, "#quizNetwork"));
    fire(robot, "#quizOne");
    assertEquals("✓ Right: bit 1 borrows (1).", text(robot, "#quizVerdict"));
    fire(robot, "#quizAgain");
    assertTrue(text(robot, "#quizQuestion").startsWith("Bit 0: "));
    assertEquals(2, model.score().total(QuizMode.BORROW).asked());
    fire(robot, "#quizReset");
    assertEquals(0, model.score().total(QuizMode.BORROW).asked());
  }

  @Test
  void nothingIsHiddenWhileThePaneIsNotShown(FxRobot robot) {
    robot.interact(() -> traces.show(SampleTraces.golden(CellType.LSTM, pair)));
    robot.interact(() -> model.setActive(false));
    assertEquals("Network: 127", text(robot, "#sumPrediction"));
    PaneEvents.press(robot, "#paperSum", KeyCode.DIGIT1);
    assertEquals(List.of(0), gates);
    robot.interact(() -> model.setActive(true));
    assertEquals("Network: ?", text(robot, "#sumPrediction"));
  }

  @Test
  void pictureAndTableOfTheScoreAreExported(FxRobot robot) {
    fire(robot, "#quizOne");
    robot.interact(
        () ->
            robot.lookup("#quizMenu").queryAs(MenuButton.class).getItems().forEach(MenuItem::fire));
    assertEquals("quiz", drawings.getFirst().name());
    robot.interact(
        () ->
            assertTrue(drawings.getFirst().content().apply(Palette.DARK) instanceof QuizScoreView));
    assertEquals(16, tables.getFirst().rowCount());
    assertEquals(1, tables.getFirst().intColumn("asked").sum());
  }
}
