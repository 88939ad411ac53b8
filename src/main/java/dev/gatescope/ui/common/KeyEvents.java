package dev.gatescope.ui.common;

import javafx.scene.input.KeyEvent;

/** What drawings ask of the keys that they are given. */
public final class KeyEvents {
  private KeyEvents() {}

  /** True if no other key is held meanwhile: else the key is a command of the window. */
  public static boolean isPlain(KeyEvent event) {
    return !event.isShiftDown()
        && !event.isControlDown()
        && !event.isAltDown()
        && !event.isMetaDown();
  }
}
