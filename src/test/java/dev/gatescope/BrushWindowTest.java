package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.ui.SampleTraces;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Units looked for in the heat maps of the whole window, in the passes of a trained network. */
class BrushWindowTest extends WholeWindow {
  @Start
  void start(Stage ofToolkit) {
    take();
    stand(window((_, pair) -> SampleTraces.golden(CellType.LSTM, pair), Optional.empty()));
    size(1000, 800);
  }

  @Test
  void unitsThatWereFoundStayInAnotherLanguageAndAreSilencedTogether() {
    await(() -> label("#epochText").equals("0 / 5"));
    fire("#showHeat");
    fire("#heatBrush");
    await(() -> answer().getFirst().equals("±h ≥ 0.30 at t = 2–5 only."));
    List<String> found = answer();
    fire("#language");
    await(() -> answer().getFirst().equals("±h ≥ 0.30 只在 t = 2–5。"));
    assertEquals(found.subList(2, found.size() - 1), answer().subList(2, found.size() - 1));
    fire("#language");
    Hyperlink silence = find("#brushAnswer .brush-silence");
    robot.interact(silence::requestFocus);
    fire(silence);
    fire(silence);
    await(() -> find("#surgeryStrip").isVisible());
    assertTrue(label("#what").contains("silenced"), label("#what"));
    TabPane tabs = find("#tabPane");
    assertEquals("dock-surgery", onFx(() -> tabs.getSelectionModel().getSelectedItem().getId()));
    press(KeyCode.Z, false, true);
    await(() -> !find("#surgeryStrip").isVisible());
    fire("#heatBrush");
    assertFalse(onFx(() -> find("#brushAnswer").getParent().isVisible()));
  }

  /** What is said of the units, and the units. */
  private List<String> answer() {
    FlowPane answer = find("#brushAnswer");
    return onFx(
        () -> answer.getChildren().stream().map(part -> ((Labeled) part).getText()).toList());
  }
}
