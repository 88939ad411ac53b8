package dev.gatescope.ui.common;

/** What draws by pixels, and so is to be drawn anew where pixels became smaller or larger. */
public interface Redrawn {
  /** Draws anew at the next pulse. */
  void redraw();
}
