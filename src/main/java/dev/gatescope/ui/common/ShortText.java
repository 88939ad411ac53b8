package dev.gatescope.ui.common;

import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/**
 * A field for a number. What is pasted may be a whole book: of that the beginning is taken, which
 * says as well that it is none.
 */
public final class ShortText {
  /** More digits than any of our numbers has. */
  static final int MOST = 40;

  private ShortText() {}

  public static void limit(TextField field) {
    field.setTextFormatter(
        new TextFormatter<String>(
            change -> {
              int over = change.getControlNewText().length() - MOST;
              if (over > 0) {
                String added = change.getText();
                change.setText(added.substring(0, Math.max(0, added.length() - over)));
                int end = Math.min(change.getCaretPosition(), change.getControlNewText().length());
                change.selectRange(end, end);
              }
              return change;
            }));
  }
}
