package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TypedNumbersTest {
  private final FxRobot robot = new FxRobot();
  private Spinner<Integer> spinner;

  @Start
  void start(Stage stage) {
    spinner = new Spinner<>(1, 64, 32);
    spinner.setEditable(true);
    TypedNumbers.accept(spinner);
    stage.setScene(new Scene(spinner));
    stage.show();
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "' 7 ', 7", "'', 32", "abc, 32", "1.5, 32", "99999999999, 32", "999, 64"})
  void whatIsNoNumberLeavesTheValueAsItWas(String typed, int expected) {
    robot.interact(
        () -> {
          spinner.getEditor().setText(typed);
          spinner.commitValue();
        });
    assertEquals(expected, spinner.getValue());
    assertEquals(Integer.toString(expected), spinner.getEditor().getText().strip());
  }

  @Test
  void whatIsBeyondTheBoundsCanBeToldInsteadOfMended() {
    List<String> told = new ArrayList<>();
    robot.interact(
        () -> {
          TypedNumbers.accept(spinner, told::add);
          for (String typed : List.of("0", "65", "many", "64")) {
            spinner.getEditor().setText(typed);
            spinner.commitValue();
          }
        });
    assertEquals(List.of("0", "65", "many", ""), told);
    assertEquals(64, spinner.getValue());
  }
}
