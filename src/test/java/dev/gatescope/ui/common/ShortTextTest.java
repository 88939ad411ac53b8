package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ShortTextTest {
  private final FxRobot robot = new FxRobot();
  private TextField field;

  @Test
  void ofALongTextTheBeginningIsTaken() {
    robot.interact(
        () -> {
          field = new TextField();
          ShortText.limit(field);
          field.setText("12");
          field.appendText("x".repeat(1_000_000));
        });
    assertEquals("12" + "x".repeat(ShortText.MOST - 2), field.getText());
    robot.interact(() -> field.setText("9".repeat(100)));
    assertEquals("9".repeat(ShortText.MOST), field.getText());
    robot.interact(
        () -> {
          field.selectRange(0, ShortText.MOST);
          field.replaceSelection("32");
        });
    assertEquals("32", field.getText());
  }
}
