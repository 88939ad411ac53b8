package dev.gatescope.ui.keys;

import dev.gatescope.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;

/** What a key can ask for, with its keys. */
public enum Command {
  PLAY("Space"),
  NEXT_STEP("Right"),
  PREVIOUS_STEP("Left"),
  NEXT_UNIT("Down"),
  PREVIOUS_UNIT("Up"),
  /** The bit that the quiz asks for; while it does, the keys are not {@link #GATE}'s. */
  ANSWER("0", "1"),
  /** In the panes' order; no cell has more gates, and states are none. */
  GATE("1", "2", "3", "4"),
  TRAIN("T"),
  STEP_EPOCH("N"),
  REWIND("R"),
  NEW_SEED("Shift+R"),
  PLAY_EPOCHS("Shift+Space"),
  NEXT_EPOCH("Shift+Right"),
  PREVIOUS_EPOCH("Shift+Left"),
  LOG_SCALE("L"),
  EXPORT("Shortcut+E"),
  OPEN("Shortcut+O"),
  SAVE("Shortcut+S"),
  SAVE_AS("Shift+Shortcut+S"),
  UNDO("Shortcut+Z"),
  REDO("Shortcut+Y", "Shift+Shortcut+Z"),
  /** On keyboards where + is shifted, too, and among the numbers. */
  LARGER("Shortcut+Plus", "Shortcut+Equals", "Shift+Shortcut+Equals", "Shortcut+Add"),
  SMALLER("Shortcut+Minus", "Shortcut+Subtract"),
  USUAL_SIZE("Shortcut+0", "Shortcut+Numpad 0"),
  NEXT_PANE("F6"),
  NEXT_TAB("Ctrl+Tab"),
  PREVIOUS_TAB("Ctrl+Shift+Tab"),
  FULL_DOCK("Shift+F6"),
  /** While the dock has all the room; else the key is the panes'. */
  LEAVE_FULL_DOCK("Esc"),
  MOVE_DOCK("Shift+Shortcut+Up", "Shift+Shortcut+Down"),
  MOVE_COLUMN("Shift+Shortcut+Left", "Shift+Shortcut+Right"),
  LESSON("F1"),
  HELP("?");

  /** Not a key but a character: where it lies differs from keyboard to keyboard. */
  private static final String QUESTION_MARK = "?";

  private final List<String> names;
  private final List<KeyCombination> keys;

  Command(String... names) {
    this.names = List.of(names);
    this.keys =
        Arrays.stream(names)
            .filter(name -> !name.equals(QUESTION_MARK))
            .map(KeyCombination::valueOf)
            .toList();
  }

  List<KeyCombination> keys() {
    return keys;
  }

  boolean meansCharacter(String character) {
    return names.contains(character) && keys.isEmpty();
  }

  /** Key of the text that says what the command does. */
  public String textKey() {
    return "command." + Names.of(this);
  }

  /** The keys as a user reads them, such as "Shift+R". */
  public String keyText() {
    return switch (this) {
      case GATE -> names.getFirst() + " – " + names.getLast();
      case LARGER, SMALLER, USUAL_SIZE -> keys.getFirst().getDisplayText();
      default ->
          keys.isEmpty()
              ? names.getFirst()
              : keys.stream().map(KeyCombination::getDisplayText).collect(Collectors.joining(", "));
    };
  }
}
