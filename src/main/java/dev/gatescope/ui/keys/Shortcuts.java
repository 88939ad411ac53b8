package dev.gatescope.ui.keys;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Turns keys into commands for a whole scene. Inside a text field the keys that edit text stay the
 * field's; a control that was reached by keyboard, and any list, keep Space and the arrows. A
 * drawing gets them first: those that it leaves are the commands'.
 */
public final class Shortcuts {
  /**
   * An arrow goes from one button of a group to the next, which JavaFX does not take for reached by
   * keyboard: true since the first such arrow, until the mouse is used.
   */
  private boolean inGroup;

  private final Map<Command, IntConsumer> actions = new EnumMap<>(Command.class);
  private final Map<Command, BooleanSupplier> conditions = new EnumMap<>(Command.class);

  /** Gives a command its action. */
  public void on(Command command, Runnable action) {
    on(command, which -> action.run());
  }

  /**
   * The same for a command with several keys.
   *
   * @param action told which of the keys it was, from 0
   */
  public void on(Command command, IntConsumer action) {
    actions.put(command, action);
  }

  /**
   * The same for a command that is in force only at times; then its keys are those of no command
   * that comes after it.
   */
  public void on(Command command, BooleanSupplier inForce, IntConsumer action) {
    on(command, action);
    conditions.put(command, inForce);
  }

  public void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!isDrawings(scene, event)) {
            pressed(scene.getFocusOwner(), event);
          }
        });
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (isDrawings(scene, event)) {
            pressed(scene.getFocusOwner(), event);
          }
        });
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> inGroup = false);
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene.getFocusOwner(), event));
  }

  /** An arrow while a drawing, which is no control, has the focus. */
  private static boolean isDrawings(Scene scene, KeyEvent event) {
    Node owner = scene.getFocusOwner();
    return event.getCode().isArrowKey()
        && owner != null
        && !owner.equals(scene.getRoot())
        && !(owner instanceof Control);
  }

  private void pressed(Node focusOwner, KeyEvent event) {
    if (belongsTo(focusOwner, event)) {
      return;
    }
    for (Map.Entry<Command, IntConsumer> entry : actions.entrySet()) {
      if (!conditions.getOrDefault(entry.getKey(), () -> true).getAsBoolean()) {
        continue;
      }
      int which = 0;
      for (KeyCombination key : entry.getKey().keys()) {
        if (key.match(event)) {
          event.consume();
          entry.getValue().accept(which);
          return;
        }
        which++;
      }
    }
  }

  private void typed(Node focusOwner, KeyEvent event) {
    if (takesText(focusOwner)) {
      return;
    }
    for (Map.Entry<Command, IntConsumer> entry : actions.entrySet()) {
      if (entry.getKey().meansCharacter(event.getCharacter())) {
        event.consume();
        entry.getValue().accept(0);
        return;
      }
    }
  }

  private boolean belongsTo(Node focusOwner, KeyEvent event) {
    if (takesText(focusOwner)) {
      // The key that shortcuts take is another on a Mac, but not with Tab.
      boolean commands =
          event.isShortcutDown()
              || event.getCode().isFunctionKey()
              || (event.getCode() == KeyCode.TAB && event.isControlDown());
      return edits(event) || !commands;
    }
    KeyCode code = event.getCode();
    boolean moves = (code == KeyCode.SPACE && !event.isShiftDown()) || code.isArrowKey();
    // What scrolls does so up and down.
    boolean sideways = code == KeyCode.LEFT || code == KeyCode.RIGHT;
    if (sideways && focusOwner instanceof ScrollPane) {
      return false;
    }
    if (!moves || !(focusOwner instanceof Control control) || !keepsMoves(control, event)) {
      return false;
    }
    inGroup |= control instanceof ToggleButton && code.isArrowKey();
    return true;
  }

  /** Also those whose text field never has the focus itself. */
  private static boolean takesText(Node focusOwner) {
    return switch (focusOwner) {
      case TextInputControl _ -> true;
      case ComboBoxBase<?> box -> box.isEditable();
      case Spinner<?> spinner -> spinner.isEditable();
      case null, default -> false;
    };
  }

  /** Undo and redo of what was typed, and going from word to word. */
  private static boolean edits(KeyEvent event) {
    KeyCode code = event.getCode();
    return event.isShortcutDown() && (code == KeyCode.Z || code == KeyCode.Y || code.isArrowKey());
  }

  private boolean keepsMoves(Control control, KeyEvent event) {
    boolean isList =
        control instanceof TableView<?>
            || control instanceof ListView<?>
            || control instanceof TreeView<?>;
    boolean isPlain = !event.isShortcutDown();
    return isList
        || (isPlain && control.isFocusVisible())
        || (isPlain && inGroup && control instanceof ToggleButton)
        || (isPlain && control instanceof ComboBoxBase<?>);
  }
}
