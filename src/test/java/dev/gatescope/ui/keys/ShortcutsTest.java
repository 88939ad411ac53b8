package dev.gatescope.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.ui.common.VisibleFocus;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShortcutsTest {
  private final FxRobot robot = new FxRobot();
  private final List<Command> commands = new ArrayList<>();
  private Button button;
  private TextField field;
  private Spinner<Integer> spinner;
  private ComboBox<String> box;

  @Start
  void start(Stage stage) {
    button = new Button("button");
    field = new TextField();
    spinner = new Spinner<>(0, 9, 3);
    spinner.setEditable(true);
    box = new ComboBox<>();
    box.setEditable(true);
    Shortcuts keys = new Shortcuts();
    for (Command command : Command.values()) {
      keys.on(command, () -> commands.add(command));
    }
    Scene scene = new Scene(new HBox(button, field, spinner, box));
    keys.install(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void aKeyIsACommandWhereNothingIsTyped() {
    type(button, KeyCode.N, "n");
    assertEquals(List.of(Command.STEP_EPOCH), commands);
  }

  /** The last two have text fields that never have the focus themselves. */
  @Test
  void whatIsTypedIntoAFieldIsNoCommand() {
    for (Control typed : List.of(field, spinner, box)) {
      type(typed, KeyCode.N, "n");
      type(typed, KeyCode.DIGIT1, "1");
      type(typed, KeyCode.SLASH, "?");
      type(typed, KeyCode.LEFT, "");
      assertEquals(List.of(), commands, typed.getClass().getSimpleName());
    }
  }

  @Test
  void whereNothingCanBeTypedItIsACommandAgain() {
    robot.interact(() -> spinner.setEditable(false));
    type(spinner, KeyCode.N, "n");
    assertEquals(List.of(Command.STEP_EPOCH), commands);
  }

  @Test
  void aFieldKeepsTheKeysThatGoFromWordToWord() {
    press(field, KeyCode.LEFT);
    assertEquals(List.of(), commands);
    press(button, KeyCode.LEFT);
    assertEquals(List.of(Command.MOVE_COLUMN), commands);
  }

  @Test
  void aButtonThatWasReachedByTabKeepsSpaceButNotWithShift() {
    robot.interact(() -> VisibleFocus.hand(button, true));
    for (boolean shift : new boolean[] {false, true}) {
      robot.interact(
          () ->
              Event.fireEvent(
                  button,
                  new KeyEvent(
                      KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, shift, false, false, false)));
    }
    assertEquals(List.of(Command.PLAY_EPOCHS), commands);
  }

  private void press(Control focused, KeyCode code) {
    robot.interact(
        () -> {
          focused.requestFocus();
          Event.fireEvent(
              focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, true, false, false));
        });
  }

  private void type(Control focused, KeyCode code, String character) {
    robot.interact(
        () -> {
          focused.requestFocus();
          Event.fireEvent(focused, event(KeyEvent.KEY_PRESSED, code, ""));
          Event.fireEvent(focused, event(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, character));
        });
  }

  private static KeyEvent event(EventType<KeyEvent> type, KeyCode code, String character) {
    return new KeyEvent(type, character, "", code, false, false, false, false);
  }
}
