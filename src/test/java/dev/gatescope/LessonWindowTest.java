package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.formula.FormulaView;
import dev.gatescope.ui.lesson.LessonModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lesson and the tour in the whole window, as a learner goes through them. */
@ExtendWith(ApplicationExtension.class)
class LessonWindowTest {
  private static final long PATIENCE_MILLIS = 60_000;

  private final FakeRuns runs = new FakeRuns();
  private final FxRobot robot = new FxRobot();
  private Thread.UncaughtExceptionHandler outside;
  private Stage stage;
  private WindowWiring wiring;
  @TempDir private Path folder;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    outside = Thread.getDefaultUncaughtExceptionHandler();
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    open();
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  private void open() {
    wiring =
        new WindowWiring(
            runs,
            new Tracer()::trace,
            TrainingConfig.article().withEpochs(5),
            Optional.of(settings()),
            Locale.ENGLISH,
            new LogFile(folder.resolve("logs")));
    wiring.show(stage, wiring::beginRun);
  }

  private Path settings() {
    return folder.resolve("settings.properties");
  }

  @AfterEach
  void restore() {
    Thread.setDefaultUncaughtExceptionHandler(outside);
    wiring.close();
  }

  @Test
  void everyCardPointsAndNoticesWhatIsDoneInTheWindow() {
    await(() -> label("#epochText").equals("0 / 5"));
    await(() -> wiring.trace().get() != null);
    press(KeyCode.F1, false);
    card("The sum on paper", () -> press(KeyCode.RIGHT, false));
    assertEquals("128", onFx(() -> robot.lookup("#aField").queryTextInputControl().getText()));
    card(
        "Why a plain network forgets",
        () -> {
          for (int step = 1; step < 7; step++) {
            assertFalse(lesson().done(), "the task is step 7");
            fire("#time-next");
          }
        });
    card("The forget gate", () -> press(KeyCode.DOWN, false));
    card("The input gate and the candidate", () -> press(KeyCode.DIGIT3, false));
    card("The state is updated", () -> press(KeyCode.LEFT, false));
    card("The output gate", () -> press(KeyCode.UP, false));
    card(
        "The data",
        () -> {
          await(() -> !table().getItems().isEmpty());
          robot.interact(
              () -> {
                table().requestFocus();
                table().getSelectionModel().select(1);
              });
        });
    card(
        "The model",
        () -> {
          // As after a click beside the controls: a table or a drawing keeps the arrows.
          robot.interact(() -> stage.getScene().getRoot().requestFocus());
          press(KeyCode.DOWN, false);
        });
    card("The loss", () -> fire("#time-next"));
    runs.slowDown(20);
    card("Training", () -> fire("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    card(
        "The result",
        () -> {
          robot.interact(() -> stage.getScene().getRoot().requestFocus());
          press(KeyCode.LEFT, true);
        });
    card(
        "The GRU",
        () -> {
          robot.interact(
              () -> robot.lookup("#cell").<ChoiceBox<CellType>>query().setValue(CellType.GRU));
          fire("#apply");
        });
    assertTrue(find("#lesson-next").isDisabled(), "that was the last");
  }

  /** Looks at the shown card, does its task, sees that it is noticed and goes on. */
  private void card(String title, Runnable task) {
    await(() -> label("#lesson-heading").equals(title));
    await(() -> find(".lesson-ring").isVisible());
    Bounds ring = onFx(() -> find(".lesson-ring").getBoundsInParent());
    assertTrue(ring.getWidth() > 20 && ring.getHeight() > 20, title + " " + ring);
    assertTrue(ring.getMinX() > -10 && ring.getMaxX() < 1290, title + " " + ring);
    assertTrue(ring.getMinY() > -10 && ring.getMaxY() < 810, title + " " + ring);
    assertFalse(lesson().done(), title + " is done before it is");
    await(() -> formulas().stream().allMatch(FormulaView::isSet));
    task.run();
    await(() -> lesson().done());
    assertTrue(
        onFx(() -> find(".lesson-task").getAccessibleText()).endsWith("Done"), "said as well");
    if (!find("#lesson-next").isDisabled()) {
      fire("#lesson-next");
    }
  }

  @Test
  void theCardIsTheSameInTheOtherLanguageAndInTheNextStart() {
    press(KeyCode.F1, false);
    fire("#lesson-next");
    fire("#lesson-next");
    fire("#language");
    assertEquals("遺忘門", label("#lesson-heading"));
    fire("#lesson-close");
    assertFalse(find(".lesson").isVisible());
    robot.interact(
        () -> {
          wiring.close();
          open();
        });
    press(KeyCode.F1, false);
    assertEquals("遺忘門", label("#lesson-heading"));
  }

  @Test
  void aTeachersLessonIsShownAndAWrongOneIsSaidWithItsLine() throws IOException {
    Path good = lessonFile("good.yaml", "\\frac{a}{b}");
    Path wrong = lessonFile("wrong.yaml", "\\frac{a}{b} & c");
    robot.interact(() -> wiring.lesson().open(good));
    await(() -> label("#lesson-heading").equals("Mine"));
    robot.interact(() -> wiring.lesson().open(wrong));
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("line 6"), label("#bannerText"));
    assertEquals("Mine", label("#lesson-heading"), "nothing of it is shown");
  }

  private Path lessonFile(String name, String formula) throws IOException {
    String text =
        """
        gatescope-lesson: 1
        title: Mine
        cards:
          - title: Mine
            text: Text.
            formulas: ['%s']
        """;
    return Files.writeString(folder.resolve(name), text.formatted(formula), StandardCharsets.UTF_8);
  }

  @Test
  void theTourPointsAtSixPlacesWithoutCoveringThemAndIsOfferedOnce() {
    robot.interact(() -> wiring.lesson().tour().offer());
    List<String> titles =
        List.of(
            "Choose and train",
            "The sum on paper",
            "Inside the cell",
            "Step by step, epoch by epoch",
            "Ask why",
            "The whole story");
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i);
      await(() -> label(".tour-title").equals(title));
      Bounds card = onFx(() -> find("#tour").localToScene(find("#tour").getLayoutBounds()));
      assertTrue(card.getMinX() >= 0 && card.getMaxX() <= 1280, title + " " + card);
      assertTrue(card.getMinY() >= 0 && card.getMaxY() <= 800, title + " " + card);
      List<Bounds> rings =
          onFx(
              () ->
                  robot.lookup(".tour-ring").queryAll().stream()
                      .filter(Node::isVisible)
                      .map(ring -> ring.localToScene(ring.getLayoutBounds()))
                      .toList());
      assertEquals(title.startsWith("Step") ? 2 : 1, rings.size(), title);
      for (Bounds ring : rings) {
        assertFalse(ring.intersects(card), title + " " + ring + " " + card);
      }
      assertEquals("tour-next", onFx(() -> stage.getScene().getFocusOwner().getId()));
      assertTrue(onFx(() -> find("#tour-next").getAccessibleText()).contains(title));
      fire("#tour-next");
    }
    await(() -> robot.lookup("#tour").queryAll().stream().noneMatch(LessonWindowTest::isShown));
    robot.interact(() -> wiring.lesson().tour().offer());
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(isShown(find("#tour")), "once is enough");
    wiring.close();
    assertEquals(Optional.of(true), SettingsFile.load(settings()).settings().get(Setting.TOUR));
  }

  @Test
  void escapeEndsTheTourAndGivesTheFocusBack() {
    Node before = onFx(() -> stage.getScene().getFocusOwner());
    robot.interact(() -> wiring.lesson().tour().start());
    await(() -> label(".tour-number").equals("1 / 6"));
    assertTrue(find("#tour-back").isDisabled());
    fire("#tour-next");
    await(() -> label(".tour-number").equals("2 / 6"));
    fire("#tour-back");
    await(() -> label(".tour-number").equals("1 / 6"));
    press(KeyCode.ESCAPE, false);
    await(() -> !isShown(find("#tour")));
    assertEquals(before, onFx(() -> stage.getScene().getFocusOwner()));
    assertTrue(onFx(() -> wiring.lesson().tour().doneProperty().get()));
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private LessonModel lesson() {
    return wiring.lesson().model();
  }

  private List<FormulaView> formulas() {
    return robot.lookup(".set-formula").queryAllAs(FormulaView.class).stream().toList();
  }

  private TableView<?> table() {
    return robot.lookup("#table").query();
  }

  private Node find(String query) {
    return onFx(() -> robot.lookup(query).query());
  }

  private String label(String query) {
    return onFx(() -> ((Label) find(query)).getText());
  }

  private void fire(String query) {
    ButtonBase button = onFx(() -> robot.lookup(query).<ButtonBase>query());
    robot.interact(
        () -> {
          // As a click does: the keys then are no longer those of a table that is left.
          button.requestFocus();
          button.fire();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void press(KeyCode code, boolean shift) {
    robot.interact(
        () ->
            stage
                .getScene()
                .getFocusOwner()
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Text is not to be laid out by two threads at once, and even a look at a node may do that. */
  private static <T> T onFx(Callable<T> look) {
    try {
      return Platform.isFxApplicationThread()
          ? look.call()
          : WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, look);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!onFx(condition)) {
      assertTrue(System.nanoTime() < deadline, "waited too long");
      WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
    }
  }
}
