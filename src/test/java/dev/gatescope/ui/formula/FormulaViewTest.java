package dev.gatescope.ui.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FormulaViewTest {
  private static final String TEX = "\\frac{a}{b} = x_t";

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<RuntimeException> logged = new ArrayList<>();
  private final List<String> set = new ArrayList<>();
  private final Formulas formulas =
      new Formulas(this::typeset, waiting::add, Runnable::run, logged::add);
  private VBox box;

  private Outline typeset(String tex) {
    set.add(tex);
    return new Typesetter().set(tex);
  }

  @Start
  void start(Stage stage) {
    box = new VBox();
    stage.setScene(new Scene(box, 300, 200));
    stage.show();
  }

  private FormulaView shown(FxRobot robot, String tex, double width) {
    FormulaView[] view = new FormulaView[1];
    robot.interact(
        () -> {
          view[0] = new FormulaView(tex, formulas);
          view[0].setMaxWidth(width);
          box.getChildren().setAll(view[0]);
        });
    return view[0];
  }

  private void work(FxRobot robot) {
    robot.interact(
        () -> {
          waiting.forEach(Runnable::run);
          waiting.clear();
        });
    robot.interact(() -> box.layout());
  }

  @Test
  void isALineOfTextUntilItIsSet(FxRobot robot) {
    FormulaView view = shown(robot, TEX, 300);
    assertEquals("(a / b) = xₜ", view.getAccessibleText());
    assertTrue(view.lookup(".formula-text").isVisible());
    double before = view.getHeight();
    work(robot);
    assertTrue(view.isSet());
    assertFalse(view.lookup(".formula-text").isVisible());
    assertEquals("(a / b) = xₜ", view.getAccessibleText(), "a screen reader hears the same");
    assertEquals(before, view.getHeight(), 12, "nothing jumps");
    assertTrue(view.lookup(".formula-glyphs").getBoundsInParent().getWidth() > 30);
  }

  @Test
  void shrinksToItsRoomAndStaysInIt(FxRobot robot) {
    FormulaView view = shown(robot, "a + b + c + d + e + f + g + h + i + j", 100);
    work(robot);
    Bounds glyphs = view.lookup(".formula-glyphs").getBoundsInParent();
    assertEquals(100, glyphs.getMaxX(), 1);
    assertTrue(glyphs.getMinY() >= -0.5 && glyphs.getMaxY() <= view.getHeight() + 0.5);
  }

  @Test
  void whatWasSetOnceIsThereAtOnce(FxRobot robot) {
    robot.interact(() -> formulas.prepare(TEX));
    work(robot);
    assertTrue(shown(robot, TEX, 300).isSet());
    assertEquals(List.of(TEX), set);
  }

  @Test
  void whatCannotBeSetStaysALineOfTextAndIsLoggedOnce(FxRobot robot) {
    FormulaView view = shown(robot, "a & b", 300);
    robot.interact(() -> formulas.prepare("c & d"));
    work(robot);
    assertFalse(view.isSet());
    assertTrue(view.lookup(".formula-text").isVisible());
    assertEquals(1, logged.size());
  }
}
