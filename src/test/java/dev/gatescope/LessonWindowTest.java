package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.Tracer;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.ui.formula.FormulaView;
import dev.gatescope.ui.lesson.LessonModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lesson and the tour in the whole window, as a learner goes through them. */
class LessonWindowTest extends WholeWindow {
  @Start
  void start(Stage ofToolkit) {
    take();
    open();
    size(1280, 800);
  }

  private void open() {
    stand(window(new Tracer()::trace, Optional.of(settings())));
  }

  private Path settings() {
    return folder.resolve("settings.properties");
  }

  @Test
  void everyCardPointsAndNoticesWhatIsDoneInTheWindow() {
    await(() -> label("#epochText").equals("0 / 5"));
    await(() -> wiring.trace().get() != null);
    focus("#aField");
    openLesson();
    card("The sum on paper", () -> press(KeyCode.RIGHT));
    assertEquals("128", onFx(() -> robot.lookup("#aField").queryTextInputControl().getText()));
    card(
        "Why a plain network forgets",
        () -> {
          for (int step = 0; step < 7; step++) {
            assertFalse(lesson().done(), "the task is step 7");
            fire("#time-next");
          }
        });
    card("The forget gate", () -> press(KeyCode.DOWN));
    card("The input gate and the candidate", () -> press(KeyCode.DIGIT3));
    card("The state is updated", () -> press(KeyCode.LEFT));
    card("The output gate", () -> press(KeyCode.UP));
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
          press(KeyCode.DOWN);
        });
    card("The loss", () -> fire("#time-next"));
    runs.slowDown(20);
    card("Training", () -> fire("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    card(
        "The result",
        () -> {
          robot.interact(() -> stage.getScene().getRoot().requestFocus());
          press(KeyCode.LEFT, true, false);
        });
    card(
        "Which units carry the borrow",
        () -> {
          robot.interact(() -> stage.getScene().getRoot().requestFocus());
          press(KeyCode.DOWN);
        });
    card(
        "Proved by an operation",
        () -> {
          fire("#add");
          assertFalse(lesson().done(), "that holds a gate");
          await(() -> robot.lookup("#try-SILENCE").tryQuery().isPresent());
          fire("#try-SILENCE");
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
    assertNotNull(onFx(() -> this.<Region>find(".lesson-ring").getBorder()), "a ring is drawn");
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
    openLesson();
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
    openLesson();
    assertEquals("遺忘門", label("#lesson-heading"));
  }

  @Test
  void theRingEndsWhereItsPaneDoes() {
    await(() -> wiring.trace().get() != null);
    size(1000, 500);
    openLesson();
    await(() -> find(".lesson-ring").isVisible());
    Bounds sum = onFx(() -> find("#sum").localToScene(find("#sum").getLayoutBounds()));
    Bounds dock = onFx(() -> find("#dock").localToScene(find("#dock").getLayoutBounds()));
    assertTrue(sum.getMaxY() > dock.getMinY() + 20, "the sum is scrolled in so low a window");
    await(() -> find(".lesson-ring").getBoundsInParent().getMaxY() < dock.getMinY() + 5);
  }

  /**
   * JavaFX miscounts parts that vanish while they are being taken out, and then lays out no more.
   */
  @Test
  void theWindowIsStillLaidOutWhenTheLanguageChangesWhileTheRingMoves() {
    await(() -> wiring.trace().get() != null);
    openLesson();
    fire("#lesson-next");
    for (int time = 0; time < 3; time++) {
      press(KeyCode.PLUS, false, true);
    }
    await(() -> find(".lesson-ring").isVisible());
    // Scrolls to what gets the focus, and the ring goes along.
    fire("#language");
    await(() -> label("#lesson-heading").equals("為什麼 RNN 會忘記"));
    await(() -> find(".lesson-ring").isVisible());
  }

  @Test
  void aTeachersLessonIsShownAndAWrongOneIsSaidWithItsLine() throws IOException {
    Path good = lessonFile("good.yaml", "\\frac{a}{b}");
    Path wrong = lessonFile("wrong.yaml", "\\frac{a}{b} & c");
    settle();
    robot.interact(() -> wiring.lesson().open(good));
    await(() -> label("#lesson-heading").equals("Mine"));
    robot.interact(() -> wiring.lesson().open(wrong));
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("line 6"), label("#bannerText"));
    assertEquals("Mine", label("#lesson-heading"), "nothing of it is shown");
  }

  @Test
  void theRingComesBackAroundTheCellOfAnotherSize() {
    await(() -> label("#epochText").equals("0 / 5"));
    await(() -> wiring.trace().get() != null);
    openLesson();
    fire("#lesson-next");
    fire("#lesson-next");
    await(() -> find(".lesson-ring").isVisible());
    Node gate = find("#flow-forget");
    fire("#showSettings");
    type("#hidden_size", "8");
    fire("#apply");
    await(() -> onFx(() -> gate.getScene() == null));
    await(() -> robot.lookup("#flow-forget").tryQuery().isPresent());
    await(() -> find(".lesson-ring").isVisible());
    Node anew = find("#flow-forget");
    Bounds around = onFx(() -> find(".lesson-ring").getBoundsInParent());
    assertTrue(around.contains(onFx(() -> anew.localToScene(anew.getLayoutBounds()))));
  }

  @Test
  void theTourKeepsTheFocusInAnotherLanguage() {
    settle();
    robot.interact(() -> wiring.lesson().tour().offer());
    await(() -> label(".tour-title").equals("Choose and train"));
    fire("#language");
    settle();
    await(() -> "tour-next".equals(onFx(() -> stage.getScene().getFocusOwner().getId())));
    robot.interact(() -> {});
    assertEquals("tour-next", onFx(() -> stage.getScene().getFocusOwner().getId()), "it stays");
  }

  private void openLesson() {
    press(KeyCode.F1);
    await(() -> lesson().openProperty().get());
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
    settle();
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
    robot.interact(() -> wiring.close());
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
    press(KeyCode.ESCAPE);
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

  @Override
  void fire(String query) {
    ButtonBase button = onFx(() -> robot.lookup(query).<ButtonBase>query());
    robot.interact(
        () -> {
          // As a click does: the keys then are no longer those of a table that is left.
          button.requestFocus();
          button.fire();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
